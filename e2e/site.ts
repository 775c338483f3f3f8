import { randomBytes } from "node:crypto";
import { test as base, type Locator, type Page } from "@playwright/test";
import type { Role } from "@pledgebook/core/values/vocabulary";
import { openStore } from "@pledgebook/db/store/open";
import { raw } from "@pledgebook/db/store/store";
import { temporaryFolder } from "@pledgebook/db/testing";
import { type Site, startSite } from "./server.ts";

export { expect } from "@playwright/test";

/**
 * Tests drive the site as it was built. Each worker has its own `site`, with the demonstration newsroom, where relative
 * addresses lead; `emptySite` has nothing in it. Both live as long as the worker: a test makes what it changes.
 */
export const test = base.extend<object, { site: Site; emptySite: Site }>({
  site: [serving(true), { scope: "worker", timeout: 90_000 }],
  emptySite: [serving(false), { scope: "worker", timeout: 90_000 }],
  baseURL: ({ site }, use) => use(site.url),
});

function serving(demo: boolean) {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
  return async ({}: object, use: (site: Site) => Promise<void>) => {
    const folder = temporaryFolder();
    try {
      const site = await startSite(folder.path, { demo });
      await use(site).finally(site.stop);
    } finally {
      folder.remove();
    }
  };
}

/** Somebody of the desk, made for a test. */
export interface Person {
  site: Site;
  name: string;
  email: string;
  password: string;
  role: Role;
}

/** Adds a person with the command, as an operator does. */
export async function addPerson(site: Site, role: Role): Promise<Person> {
  const tag = randomBytes(4).toString("hex");
  const person = {
    site,
    name: `${role} ${tag}`,
    email: `${role}-${tag}@desk.example`,
    password: randomBytes(12).toString("hex"),
    role,
  };
  const { name, email, password } = person;
  await site.command(["user", "add", "--email", email, "--name", name, "--role", role], password);
  return person;
}

/** Signs in through the form, as people do, and stands on the desk. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await forgetAttempts(person.site);
  await page.goto(`${person.site.url}/login`);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL(`${person.site.url}/desk`);
}

/** One address may try to sign in a few times a minute; all the people of a test run come from one. */
export async function forgetAttempts(site: Site): Promise<void> {
  const store = openStore(site.databaseUrl);
  await store.derive([{ statement: raw("DELETE FROM rate_limits") }]);
  await store.close();
}

/** Words that run over a line's end have a box whose middle may be beside them: clicks the longest of their lines. */
export async function clickWords(link: Locator): Promise<void> {
  await link.scrollIntoViewIfNeeded();
  const line = await link.evaluate((element) => {
    const lines = [...element.getClientRects()].sort((a, b) => b.width - a.width);
    return { x: lines[0]!.x + lines[0]!.width / 2, y: lines[0]!.y + lines[0]!.height / 2 };
  });
  await link.page().mouse.click(line.x, line.y);
}
