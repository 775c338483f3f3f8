import { schema } from "@pledgebook/db/schema";
import { openStore } from "@pledgebook/db/store/open";
import { temporaryFolder } from "@pledgebook/db/testing";
import { openMailbox } from "../mailbox.ts";
import { startCopy } from "../prepared.ts";
import { expect, test } from "../site.ts";

test("a reader follows a donor by mail: asked once, confirmed by a press, told with the sentence, left by one press", async ({
  browser,
}) => {
  const mailbox = await openMailbox();
  const folder = temporaryFolder();
  const site = await startCopy(folder.path, "demonstration", { SMTP_URL: mailbox.url });
  const page = await (await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })).newPage();
  const letterWith = async (word: string) => {
    await expect.poll(() => mailbox.letters.filter((letter) => letter.includes(word)).length).toBe(1);
    return mailbox.letters.find((letter) => letter.includes(word)) ?? "";
  };

  await page.goto("/donors/DE");
  await page.getByRole("link", { name: "By mail" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("By mail: Germany");
  await page.getByLabel("Your e-mail").fill("rosa@localhost");
  await page.getByLabel("Every morning").check();
  await page.getByRole("button", { name: "Send me the first letter" }).click();
  // What a server refuses is still there.
  await expect(page.getByRole("alert")).toHaveText("This is no address of a mailbox.");
  await expect(page.getByLabel("Your e-mail")).toHaveValue("rosa@localhost");
  await expect(page.getByLabel("Every morning")).toBeChecked();
  await page.getByLabel("Your e-mail").fill("rosa@example.org");
  await page.getByRole("button", { name: "Send me the first letter" }).click();
  await expect(page.getByRole("status")).toContainText("Look into your mailbox");

  const asking = await letterWith("say so here");
  const [link = ""] = /http\S*\/letters\/[\w-]+/.exec(asking) ?? [];
  await page.goto(link);
  await expect(page.getByText("Shall letters about Germany be sent to rosa@example.org")).toBeVisible();
  await page.getByRole("button", { name: "Yes, send them" }).click();
  await expect(page.getByText("You get letters about Germany every morning")).toBeVisible();

  // A morning comes, as far as the ledger knows.
  const store = openStore(site.databaseUrl);
  await store.derive([
    {
      statement: store.db.update(schema.subscriptions).set({ nextOn: "2024-01-01", toldUntil: "2022-01-01" }),
    },
  ]);
  await store.close();
  const digest = await letterWith("Germany: ");
  expect(digest).toMatch(/^Subject: .*Germany, \d+ changes$/m);
  expect(digest).toMatch(/^New: \S.*€[\d,]+/m);
  expect(digest).toMatch(/^‘.{20,}’$/m);
  expect(digest).not.toMatch(/\bundefined\b|\bnull\b|letter\./);
  const [pledge = ""] = /http\S*\/pledges\/P-\d{4}-\d{4}/.exec(digest) ?? [];
  expect((await page.goto(pledge))?.status()).toBe(200);
  const [changes = ""] = /http\S*\/pledges\/changes\S+/.exec(digest) ?? [];
  expect((await page.goto(changes))?.status()).toBe(200);

  // As a mail program does it for its reader (RFC 8058).
  expect(digest).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  const [, leave = ""] = /^List-Unsubscribe: <(.+)>$/m.exec(digest) ?? [];
  const left = await fetch(leave, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect(left.status).toBe(200);
  await page.goto(link);
  await expect(page.getByText("No letters are sent by this link")).toBeVisible();
  await site.stop();
  await mailbox.close();
  folder.remove();
});

test("a site without a mail server offers feeds, and says so", async ({ page }) => {
  await page.goto("/follow/mail?purpose=air_defence");
  await expect(page.getByText("This site sends no letters.")).toBeVisible();
  await expect(page.getByLabel("Your e-mail")).toHaveCount(0);
  expect((await page.goto("/follow/mail?donor=Atlantis"))?.status()).toBe(404);
});
