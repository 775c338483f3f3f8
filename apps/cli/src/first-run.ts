import { randomBytes } from "node:crypto";
import { issueFirstAdminToken } from "@pledgebook/api/accounts/first-admin";
import { passwordStep } from "@pledgebook/api/accounts/password";
import { addPerson } from "@pledgebook/api/server/auth";
import { whyNotReady } from "@pledgebook/api/server/readiness";
import { indexMissing } from "@pledgebook/db/queries/search";
import { countUsers, findUnused } from "@pledgebook/db/queries/users";
import { coverage } from "@pledgebook/db/recount/coverage";
import { recount } from "@pledgebook/db/recount/recount";
import { seedNames } from "@pledgebook/db/reference-data";
import { demonstrationReached, seedDemonstration } from "@pledgebook/demo/demonstration";
import type { Newsroom } from "./newsroom.ts";

const DEMO_ADMIN = "admin@pledgebook.example";

/** Fills an empty ledger and makes the way in. Returns the lines that are shown on a first run only. */
export async function prepareNewsroom({ environment, store, auth }: Newsroom): Promise<string[]> {
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
  const unused = environment.demo ? await findUnused(store.db, DEMO_ADMIN) : null;
  if ((await countUsers(store.db)) > 0 && !unused) return lines;
  if (environment.demo) {
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
