import { and, eq, gt, like } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { verifications } = schema;

const PREVIEW = "preview:";

export function insertPreview(
  db: Database,
  preview: { id: string; articleId: string; hash: string; expiresAt: Date; createdAt: Date },
): Step {
  const { id, articleId, hash, expiresAt, createdAt } = preview;
  return {
    statement: db.insert(verifications).values({
      id,
      identifier: `${PREVIEW}${articleId}`,
      value: hash,
      expiresAt,
      createdAt,
      updatedAt: createdAt,
    }),
  };
}

export async function findPreview(db: Database, hash: string, now: Date) {
  const [row] = await db
    .select()
    .from(verifications)
    .where(
      and(
        eq(verifications.value, hash),
        like(verifications.identifier, `${PREVIEW}%`),
        gt(verifications.expiresAt, now),
      ),
    );
  return row ? { articleId: row.identifier.slice(PREVIEW.length), expiresAt: row.expiresAt } : null;
}
