import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { issueFirstAdminToken } from "@pledgebook/api/accounts/first-admin";
import { passwordStep } from "@pledgebook/api/accounts/password";
import { addPerson } from "@pledgebook/api/server/auth";
import { whyNotReady } from "@pledgebook/api/server/readiness";
import { Problem } from "@pledgebook/core/values/problem";
import { indexMissing } from "@pledgebook/db/queries/search";
import { countUsers, findUnused } from "@pledgebook/db/queries/users";
import { coverage } from "@pledgebook/db/recount/coverage";
import { recount } from "@pledgebook/db/recount/recount";
import { seedNames } from "@pledgebook/db/reference-data";
import { demonstrationReached, seedDemonstration } from "@pledgebook/demo/demonstration";
import type { Newsroom } from "./newsroom.ts";

/** A file beside the data of a newsroom that has people: an empty database in its place is a mistake, and no first run. */
const MARK = "newsroom-began";

const DEMO_ADMIN = "admin@pledgebook.example";

/**
 * Fills an empty ledger and makes the way in. Returns the lines that are shown on a first run only.
 * @throws Error with a sentence where people have worked in this folder, and the database that was named has none.
 */
export async function prepareNewsroom(newsroom: Newsroom): Promise<string[]> {
  const { environment, store } = newsroom;
  const mark = join(environment.dataFolder, MARK);
  if (existsSync(mark) && (await countUsers(store.db)) === 0)
    throw new Error(
      `This database is empty, but a newsroom has worked in ${environment.dataFolder}. Does DATABASE_URL name another file? Then name the right one; was it emptied, restore a backup. To begin anew, remove ${mark}. Nothing was filled in.`,
    );
  const lines = await fillAndOpen(newsroom).catch((error: unknown) => {
    if (error instanceof Problem && (error.code === "conflict" || error.code === "stale"))
      throw new Error("Another start is filling in this newsroom at this very moment. Start this one again.");
    throw error;
  });
  if (!existsSync(mark) && (await countUsers(store.db)) > 0) {
    mkdirSync(environment.dataFolder, { recursive: true });
    writeFileSync(mark, `${new Date().toISOString()}\n`, { mode: 0o600 });
  }
  return lines;
}

async function fillAndOpen({ environment, store, auth }: Newsroom): Promise<string[]> {
  const lines: string[] = [];
  // A server whose clock was wrong still serves readers; it says that it cannot record (`/readyz`).
  if ((await whyNotReady(store, new Date().toISOString())) === null)
    await recount(store, new Date().toISOString());
  await store.derive([indexMissing()]);
  const isNew = (await countUsers(store.db)) === 0;
  const isEmpty = (await coverage(store.db)).published === 0;
  // A first start that was broken off goes on telling the demonstration's past.
  if (environment.demo && isNew && (isEmpty || (await demonstrationReached(store.db)) !== null)) {
    const made = await seedDemonstration(store);
    lines.push(
      `The demonstration newsroom is in: ${made.articles} articles, ${made.pledges} pledges, ${made.marks} marks.`,
    );
    await store.derive([indexMissing()]);
  } else await seedNames(store);
  const unused = await findUnused(store.db, DEMO_ADMIN);
  if ((await countUsers(store.db)) > 0 && !unused) return lines;
  // Also where the demonstration was removed before anybody had signed in: nobody else could let somebody in.
  if (environment.demo || unused) {
    const login = { email: DEMO_ADMIN, password: randomBytes(12).toString("base64url") };
    // Whoever missed the first one is shown another, until somebody has signed in.
    if (unused) await store.derive([await passwordStep(store.db, auth, unused, login.password, new Date())]);
    else await addPerson(auth, { ...login, name: "Admin", role: "admin" });
    lines.push(
      "",
      "  Log in at the desk (shown until somebody has):",
      `    e-mail    ${login.email}`,
      `    password  ${login.password}`,
    );
  } else {
    const token = await issueFirstAdminToken(store, new Date());
    lines.push(
      "",
      "  Make the first admin (this link works once, for a day):",
      `    ${environment.siteUrl}/first-admin?token=${token}`,
    );
  }
  return lines;
}
