import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openMailbox } from "../mailbox.ts";
import { LoginPage } from "../pages/login-page.ts";
import { startCopy } from "../prepared.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

const [FIRST, SECOND] = ["seven grey geese over the harbour", "one small boat and a long winter"];

test("an admin hands over a link, a person chooses a password by it, changes it, and ends other sessions", async ({
  browser,
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "admin"));
  await page.goto("/desk/people");
  const form = page.locator("form", { has: page.getByRole("heading", { name: "Add a person" }) });
  await form.getByLabel("Name").fill("Nora Quill");
  await form.getByLabel("E-mail").fill("quill@example.org");
  await form.getByRole("button").click();
  const person = page.getByRole("listitem").filter({ hasText: "Nora Quill" });
  const link = await person.locator("code").textContent();
  expect(link).toContain("/password/");

  const theirs = await browser.newContext({ baseURL: site.url });
  const own = await theirs.newPage();
  await own.goto(link ?? "");
  await own.getByLabel("Password").fill("quillquillquill");
  await own.getByRole("button", { name: "Save and log in" }).click();
  await expect(own.locator("main [role=alert]")).toContainText("without a part of your name");
  await own.getByLabel("Password").fill(FIRST);
  await own.getByRole("button", { name: "Save and log in" }).click();
  await expect(own).toHaveURL(/\/login/);
  await logIn(own, FIRST);

  // The link was good once.
  const late = await (await browser.newContext({ baseURL: site.url })).newPage();
  await late.goto(link ?? "");
  await expect(late.locator("main [role=alert]")).toContainText("not good any more");
  await logIn(late, FIRST);

  await own.goto("/desk/account");
  const sessions = own.getByRole("region", { name: "Where you are signed in" });
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await expect(sessions).toContainText("here, now");
  await own.getByLabel("The password you have now").fill("not this one at all");
  await own.getByLabel("A new one").fill(SECOND);
  await own.getByRole("button", { name: "Change" }).click();
  await expect(own.locator("main [role=alert]")).toContainText("not the password that you have now");
  await expect(own.getByLabel("A new one")).toHaveValue(SECOND);
  await own.getByLabel("The password you have now").fill(FIRST);
  await own.getByRole("button", { name: "Change" }).click();
  await expect(own.getByText("Everywhere else you are signed out.")).toBeVisible();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await late.goto("/desk");
  await expect(late).toHaveURL(/\/login/);
});

test("a person sets up a second factor, signs in by its code and by a recovery code, and an admin asks it of a role", async ({
  browser,
}) => {
  // What is asked of a role is asked of everybody else's tests, too: a site of its own.
  const folder = mkdtempSync(join(tmpdir(), "account-"));
  const site = await startCopy(folder, "empty");
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  const admin = await addPerson(site, "admin");
  await signIn(page, admin);
  await page.goto("/desk/people");
  const form = page.locator("form", { has: page.getByRole("heading", { name: "Add a person" }) });
  await form.getByLabel("Name").fill("Vera Lodge");
  await form.getByLabel("E-mail").fill("lodge@example.org");
  await form.getByLabel("Password").fill(FIRST);
  await form.getByRole("button").click();
  const person = page.getByRole("listitem").filter({ hasText: "Vera Lodge" });
  await expect(person).toBeVisible();
  await page.getByRole("group", { name: "A code beside the password" }).getByLabel("Annotator").click();
  await expect(page.getByText("Saved.")).toBeVisible();

  const own = await (await browser.newContext({ baseURL: site.url })).newPage();
  const login = new LoginPage(own);
  const begin = async () => {
    await own.context().clearCookies();
    await own.goto("/login");
    await login.fill({ email: "lodge@example.org", password: FIRST });
  };
  await begin();
  // Her role asks for it: wherever she goes, she is led to where it is set up.
  await expect(own).toHaveURL(/\/desk\/account$/);
  const section = own.getByRole("region", { name: "A code beside the password" });
  await expect(section).toContainText("Your role asks for this.");
  await own.goto("/desk/articles");
  await expect(own).toHaveURL(/\/desk\/account$/);
  await section.getByLabel("Your password").fill(FIRST);
  await section.getByRole("button", { name: "Set up" }).click();
  await expect(section.getByRole("img", { name: "QR code" })).toBeVisible();
  const secret = (await section.locator("code").textContent()) ?? "";
  const [recovery = ""] = await section.getByRole("listitem").allTextContents();
  await section.getByLabel("The code that it shows now").fill("000000");
  await section.getByRole("button", { name: "Switch on" }).click();
  await expect(section.getByRole("alert")).toContainText("not the code that the device shows now");
  await section.getByLabel("The code that it shows now").fill(codeOf(secret));
  await section.getByRole("button", { name: "Switch on" }).click();
  await expect(section).toContainText("10 recovery codes are left");

  await begin();
  await own.getByLabel("Code from your device").fill("123456");
  await login.submit.click();
  await expect(own.locator("main [role=alert]")).toContainText("This code is not right");
  await own.getByLabel("Code from your device").fill(codeOf(secret));
  await login.submit.click();
  await expect(own).toHaveURL(/\/desk$/);
  await begin();
  await own.getByLabel("Code from your device").fill(recovery);
  await login.submit.click();
  await expect(own).toHaveURL(/\/desk$/);
  await own.goto("/desk/account");
  await expect(section).toContainText("9 recovery codes are left");

  await page.reload();
  await person.getByRole("button", { name: "Remove the code" }).click();
  await expect(person).not.toContainText("signs in with a code");
  await page.getByRole("group", { name: "A code beside the password" }).getByLabel("Annotator").click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await begin();
  await expect(own).toHaveURL(/\/desk$/);
  await site.stop();
  rmSync(folder, { recursive: true });
});

test("who forgot their password gets a letter with a link, by which they are in again; who is nobody is told the same", async ({
  browser,
}) => {
  const mailbox = await openMailbox();
  const folder = mkdtempSync(join(tmpdir(), "account-"));
  const site = await startCopy(folder, "empty", { SMTP_URL: mailbox.url });
  await site.command(
    ["user", "add", "--email", "quill@example.org", "--name", "Nora", "--role", "editor"],
    FIRST,
  );
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await page.goto("/login");
  const ask = async (email: string) => {
    await page.goto("/login");
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send the letter" }).click();
    await expect(page.getByRole("status")).toContainText("If somebody of the desk has this address");
  };
  await ask("nobody@example.org");
  await ask("quill@example.org");
  await expect.poll(() => mailbox.letters.length).toBe(1);
  const [link] = /http\S*\/password\/[\w-]+/.exec(mailbox.letters[0]!) ?? [];
  await page.goto(link ?? "no link");
  await page.getByLabel("Password").fill(SECOND);
  await page.getByRole("button", { name: "Save and log in" }).click();
  await logIn(page, SECOND);
  await site.stop();
  await mailbox.close();
  rmSync(folder, { recursive: true });
});

/** The code of a secret in base 32 now (RFC 6238 over RFC 4226: six digits, half a minute). */
function codeOf(secret: string): string {
  const bits = [...secret].map((sign) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"),
  );
  const bytes = (bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", Buffer.from(bytes)).update(step).digest();
  const code = (hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000;
  return String(code).padStart(6, "0");
}

async function logIn(page: Page, password: string): Promise<void> {
  const login = new LoginPage(page);
  await page.goto("/login");
  await login.fill({ email: "quill@example.org", password });
  await expect(page).toHaveURL(/\/desk/);
}
