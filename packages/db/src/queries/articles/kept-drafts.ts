import { and, eq } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { keptDrafts } = schema;

export type KeptDraft = typeof keptDrafts.$inferSelect;

/** Keeps it in the place of what was kept before. */
export function keepDraft(db: Database, draft: KeptDraft): Step {
  const { version, fields, keptAt } = draft;
  return {
    statement: db
      .insert(keptDrafts)
      .values(draft)
      .onConflictDoUpdate({
        target: [keptDrafts.userId, keptDrafts.of],
        set: { version, fields, keptAt },
      }),
  };
}

export async function findKeptDraft(db: Database, userId: string, of: string): Promise<KeptDraft | null> {
  const [found] = await db.select().from(keptDrafts).where(ownOf(userId, of));
  return found ?? null;
}

export function forgetKeptDraft(db: Database, userId: string, of: string): Step {
  return { statement: db.delete(keptDrafts).where(ownOf(userId, of)) };
}

const ownOf = (userId: string, of: string) => and(eq(keptDrafts.userId, userId), eq(keptDrafts.of, of));
