import { ledgerOf } from "../pages/ledger-page.ts";
import { NewArticlePage } from "../pages/new-article-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";
import { secondLook } from "../stories.ts";

test("in a newsroom with a past, words join a pledge that the ledger knows, or get the next free code", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "editor"));
  const paste = new NewArticlePage(page);
  await paste.open();
  await paste.pasted.fill(secondLook);
  const desk = await paste.saveAndPublish();

  await desk.selectByMouse("pledged 87 million euros for artillery shells");
  await expect(desk.form.getByText("The ledger may know this one already")).toBeVisible();
  await desk.form.getByRole("button", { name: /^It is P-2024-/ }).click();
  await expect(desk.form.getByLabel("a pledge that the ledger knows")).toBeChecked();
  const known = await desk.save();
  const before = (await ledgerOf(page.request, "?donor=NL")).rows.map((row) => row.code);
  expect(before).toContain(known);

  await desk.selectByMouse("promised 1.5 billion kroner for drones");
  await expect(desk.field("Currency", "What the article states")).toHaveValue("NOK");
  await expect(desk.field("Purpose")).toHaveValue("drones");
  const fresh = await desk.save();
  expect(before).not.toContain(fresh);
  expect((await page.request.get(`/pledges/${fresh}`)).status()).toBe(404);
});
