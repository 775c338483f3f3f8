import { randomBytes } from "node:crypto";
import { openStore } from "@pledgebook/db/store/open";
import { raw } from "@pledgebook/db/store/store";
import { DeskPage } from "../pages/desk-page.ts";
import { LoginPage } from "../pages/login-page.ts";
import type { Site } from "../server.ts";
import { expect, test } from "../site.ts";
import { addPerson, openSession, signIn } from "../staff.ts";

/** Added with the command, as an operator does. */
const edith = {
  email: `edith-${randomBytes(4).toString("hex")}@desk.example`,
  password: randomBytes(12).toString("hex"),
};
test.beforeAll(async ({ site }) => {
  const { email, password } = edith;
  await site.command(["user", "add", "--email", email, "--name", "Edith", "--role", "editor"], password);
});

/** One address may try to sign in a few times a minute; all the people of a test run come from one. */
async function forgetAttempts(site: Site): Promise<void> {
  const store = openStore(site.databaseUrl);
  await store.derive([{ statement: raw("DELETE FROM rate_limits") }]);
  await store.close();
}

test("somebody whom the command added logs in through the form, is where they wanted to go, and logging out ends it", async ({
  page,
  site,
}) => {
  await forgetAttempts(site);
  await page.goto("/login");
  const login = new LoginPage(page);
  await login.fill(edith);
  await page.waitForURL(`${site.url}/desk`);
  await new DeskPage(page).logOut.click();
  await page.waitForURL(`${site.url}/`);
  await page.goto("/desk/history");
  await expect(page).toHaveURL(/\/login/);
  await forgetAttempts(site);
  await login.fill(edith);
  await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
});

test("a wrong password is refused without saying what was wrong; too many tries are told to wait", async ({
  page,
}) => {
  const { email } = edith;
  await page.goto("/login");
  const login = new LoginPage(page);
  await login.fill({ email, password: "not the password" });
  await expect(login.refusal).toContainText("do not belong together");
  await expect(login.email).toHaveValue(email);
  for (let tries = 0; tries < 10 && !(await page.getByText("Too many tries").isVisible()); tries++) {
    await login.submit.click();
    await expect(login.submit).toBeEnabled();
  }
  await expect(page.getByText("Too many tries")).toBeVisible();
});

test("the session that tests put in is one that the site takes, and it takes none that somebody made up", async ({
  page,
  request,
  site,
}) => {
  const person = await addPerson(site, "annotator");
  const askWith = async (cookie: string) =>
    (await request.get("/desk", { headers: { cookie }, maxRedirects: 0 })).status();
  const cookie = await openSession(person);
  expect(await askWith(cookie)).toBe(200);
  const [name, value = ""] = cookie.split("=", 2);
  const token = decodeURIComponent(value).split(".")[0] ?? "";
  for (const forged of [token, `${token}.${"A".repeat(43)}=`])
    expect(await askWith(`${name}=${encodeURIComponent(forged)}`), forged).toBe(307);
  await signIn(page, person);
  await page.goto("/desk");
  await expect(page.getByText(person.name).first()).toBeVisible();
  await new DeskPage(page).logOut.click();
  await page.waitForURL(`${site.url}/`);
});
