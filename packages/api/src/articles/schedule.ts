import { Problem } from "@pledgebook/core/values/problem";
import { listDueArticles, publicToken, updateArticle } from "@pledgebook/db/queries/articles";
import { audit } from "@pledgebook/db/queries/history";
import { listGoneSlugs } from "@pledgebook/db/queries/slugs";
import { settle } from "@pledgebook/db/recount/recount";
import type { Context, StaffContext } from "../server/trpc.ts";
import { event, publishSteps } from "./publishing.ts";
import { loadLatest } from "./revisions.ts";

/**
 * Publishes what is due by its schedule, as the newsroom itself. What would change a marked figure is not published by a
 * clock: its schedule is cleared and the desk is told. Returns how many went out.
 */
export async function publishDue(context: Context): Promise<number> {
  const { db } = context.store;
  const person = { id: null, name: "Pledgebook", email: "", role: "admin" as const };
  const ctx: StaffContext = { ...context, person };
  let count = 0;
  for (const { id: articleId } of await listDueArticles(db, ctx.now())) {
    const { article, revision } = await loadLatest(db, articleId);
    try {
      const { steps, announce } = await publishSteps(ctx, article, revision, []);
      await ctx.store.write(steps);
      await settle(ctx.store, ctx.now());
      await announce();
      count++;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.key !== "figures_changed") continue;
      await ctx.store.write([
        updateArticle(db, article.id, article.version, {
          scheduledFor: null,
          status: article.status === "scheduled" ? "draft" : article.status,
        }),
        audit(db, {
          ...event(ctx, "article.hold", article.id),
          before: { scheduledFor: article.scheduledFor },
          after: { scheduledFor: null, reason: error.key },
        }),
      ]);
    }
  }
  return count;
}

/** What a server that serves readers looks at every moment: a token that changes with what they see, and what is gone. */
export async function publicState({ store }: Pick<Context, "store">) {
  return { token: await publicToken(store.db), gone: await listGoneSlugs(store.db) };
}
