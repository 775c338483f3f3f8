import type { Page } from "@playwright/test";
import { LoginPage } from "../pages/login-page.ts";
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

async function logIn(page: Page, password: string): Promise<void> {
  const login = new LoginPage(page);
  await page.goto("/login");
  await login.fill({ email: "quill@example.org", password });
  await expect(page).toHaveURL(/\/desk/);
}
