import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import type { Role } from "@pledgebook/core/values/vocabulary";
import { record } from "@pledgebook/db/queries/history";
import { schema } from "@pledgebook/db/schema";
import { openStore } from "@pledgebook/db/store/open";
import type { Database, Plan, Store } from "@pledgebook/db/store/store";
import type { Site } from "./server.ts";

/** The cookie of a session, by its name in `packages/api/src/server/auth.ts`. */
const COOKIE = "pledgebook.session_token";
const SESSION_MS = 24 * 60 * 60 * 1000;

/** Somebody of the desk, made for a test. */
export interface Person {
  site: Site;
  id: string;
  name: string;
  role: Role;
}

/**
 * Puts a person into the ledger of a site that runs, as `pledgebook user add` does, but for a password: whoever is signed
 * in by `signIn` needs none, and a process and a hash for each of them cost as much as a test.
 */
export async function addPerson(site: Site, role: Role, name?: string): Promise<Person> {
  const person = { site, id: randomUUID(), name: name ?? `${role} ${randomBytes(4).toString("hex")}`, role };
  await write(site, (store) => store.write(personPlan(store.db, person)));
  return person;
}

/** A person who may be signed in, and the history's word of who came. */
export function personPlan(db: Database, { id, name, role }: Omit<Person, "site">): Plan {
  const now = new Date();
  const email = `${id}@desk.example`;
  const row = { id, name, email, emailVerified: true, role, createdAt: now, updatedAt: now };
  const added = record(db, {
    at: now.toISOString(),
    actorId: null,
    act: "people.add",
    subject: "user",
    subjectId: id,
    after: { email, name, role },
  });
  return { steps: [{ statement: db.insert(schema.users).values(row) }], records: [added] };
}

/** Opens a session for a person; the cookie that carries it, as `name=value`. */
export async function openSession({ site, id }: Pick<Person, "site" | "id">): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const now = new Date();
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  const row = { id: randomUUID(), token, userId: id, expiresAt, createdAt: now, updatedAt: now };
  await write(site, (store) => store.derive([{ statement: store.db.insert(schema.sessions).values(row) }]));
  return `${COOKIE}=${signed(token, site.secret)}`;
}

/** Signs a person in, in the browser context of a page, without the form. The page stays where it is. */
export async function signIn(page: Page, person: Person): Promise<void> {
  const [name = "", value = ""] = (await openSession(person)).split("=", 2);
  await page.context().addCookies([{ name, value, url: person.site.url, httpOnly: true, sameSite: "Lax" }]);
}

/** A new colleague, signed in, in a browser context of their own, which `page.close()` ends. */
export async function newColleague(browser: Browser, site: Site, role: Role): Promise<Page> {
  // The desk is a program, also where the test that asks is a reader's without one.
  const page = await browser.newPage({ baseURL: site.url, javaScriptEnabled: true });
  await signIn(page, await addPerson(site, role));
  return page;
}

/** A value as better-auth signs it in a cookie: HMAC-SHA-256, in base64, behind a dot, percent-encoded. */
function signed(value: string, secret: string): string {
  const signature = createHmac("sha256", secret).update(value).digest("base64");
  return encodeURIComponent(`${value}.${signature}`);
}

async function write(site: Site, work: (store: Store) => Promise<void>): Promise<void> {
  const store = openStore(site.databaseUrl);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
