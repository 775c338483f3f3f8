import { createHash, randomBytes } from "node:crypto";
import { findPreview, insertPreview } from "@pledgebook/db/queries/articles/previews";
import { act, onArticle } from "../desk/act.ts";
import { latestArticle } from "../desk/load.ts";
import type { Context, StaffContext } from "../server/context.ts";
import { articleAsRead } from "./article-as-read.ts";

const PREVIEW_DAYS = 7;

/** A link by which anybody reads the newest revision for a week. Only its hash is kept. */
export async function issuePreview(ctx: StaffContext, articleId: string) {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.parse(ctx.now()) + PREVIEW_DAYS * 86_400_000);
  await act(
    ctx,
    [
      insertPreview(ctx.store.db, {
        id: ctx.newId(),
        articleId,
        hash: hashOf(token),
        expiresAt,
        createdAt: new Date(ctx.now()),
      }),
    ],
    {
      act: "article.preview",
      ...onArticle(articleId),
      before: null,
      after: { expiresAt: expiresAt.toISOString() },
    },
  );
  return { token, expiresAt: expiresAt.toISOString() };
}

/** What a preview's link shows; null when it never was one or has expired. */
export async function readPreview(ctx: Context, token: string) {
  const { db } = ctx.store;
  const found = await findPreview(db, hashOf(token), new Date(ctx.now()));
  if (!found) return null;
  const { article, revision } = await latestArticle(db, found.articleId);
  const isPublic = article.status === "published" && article.publishedRevisionId === revision.id;
  const read = await articleAsRead(ctx, article, revision.id);
  return {
    expiresAt: found.expiresAt.toISOString(),
    isPublic,
    // Nobody knows who opens the link: one of two who mark apart is shown nothing that readers are not.
    article: article.isBlind && !isPublic ? { ...read, marks: [], related: [] } : read,
  };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
