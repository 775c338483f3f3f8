import { and, asc, eq, lte } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store/store.ts";

const { mails } = schema;

export type Mail = typeof mails.$inferSelect;

/** Writes a letter that is sent when the plan it stands in has been written, and by nobody else before. */
export function insertMail(db: Database, mail: Omit<Mail, "tries">): Step {
  return { statement: db.insert(mails).values(mail) };
}

export async function listDueMails(db: Database, now: string, limit: number): Promise<Mail[]> {
  return db.select().from(mails).where(lte(mails.dueAt, now)).orderBy(asc(mails.dueAt)).limit(limit);
}

/** Takes a letter for one try: of several processes one gets it, and whoever ends in the middle leaves it for `dueAt`. */
export function takeMail(db: Database, { id, tries }: Mail, dueAt: string): Step {
  return {
    statement: db
      .update(mails)
      .set({ tries: tries + 1, dueAt })
      .where(and(eq(mails.id, id), eq(mails.tries, tries))),
    must: true,
  };
}

export function deleteMail(db: Database, id: string): Step {
  return { statement: db.delete(mails).where(eq(mails.id, id)) };
}

/** How many letters wait, and how often the unluckiest of them was tried. */
export async function countMails(db: Database): Promise<{ waiting: number; mostTries: number }> {
  const rows = await db.select({ tries: mails.tries }).from(mails);
  return { waiting: rows.length, mostTries: Math.max(0, ...rows.map(({ tries }) => tries)) };
}
