import { viewerOf } from "@pledgebook/core/desk/permissions";
import { Problem } from "@pledgebook/core/values/problem";
import { listDueArticles, publicToken, updateArticle } from "@pledgebook/db/queries/articles/articles";
import { listGoneSlugs } from "@pledgebook/db/queries/articles/slugs";
import { listGoneCodes } from "@pledgebook/db/queries/pledges/approved";
import { act, onArticle } from "../desk/act.ts";
import { latestArticle } from "../desk/load.ts";
import { afterWrite } from "../server/after-write.ts";
import type { Context, StaffContext } from "../server/context.ts";
import { publish } from "./publishing.ts";

/**
 * Publishes what is due by its schedule, as the newsroom itself. What would change a marked figure is not published by a
 * clock: its schedule is cleared and the desk is told. Returns how many went out.
 */
export async function publishDue(context: Context): Promise<number> {
  const { db } = context.store;
  const person = { id: null, name: "Pledgebook", email: "", role: "admin" as const };
  const ctx: StaffContext = { ...context, person, viewer: viewerOf(person) };
  let count = 0;
  for (const { id } of await listDueArticles(db, ctx.now())) {
    const { article, revision } = await latestArticle(db, id);
    try {
      await publish(ctx, article, revision, []);
      await afterWrite(ctx, (error) => {
        throw error;
      });
      count++;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.key !== "figures_changed") continue;
      await act(
        ctx,
        [
          updateArticle(db, article.id, article.version, {
            scheduledFor: null,
            status: article.status === "scheduled" ? "draft" : article.status,
          }),
        ],
        {
          act: "article.hold",
          ...onArticle(article.id),
          before: { scheduledFor: article.scheduledFor },
          after: { scheduledFor: null, reason: error.key },
        },
      );
    }
  }
  return count;
}

/** What is gone, as of a token: asked for again when it changes. */
let known: { store: Context["store"] | null; token: string | null; gone: string[] } = {
  store: null,
  token: null,
  gone: [],
};

/** What a server that serves readers looks at every moment: a token that changes with what they see, and what is gone. */
export async function publicState({ store }: Pick<Context, "store">) {
  const token = await publicToken(store.db);
  if (token !== known.token || known.store !== store)
    known = {
      store,
      token,
      gone: [
        ...(await listGoneSlugs(store.db)).map((slug) => `/articles/${slug}`),
        ...(await listGoneCodes(store.db)).map((code) => `/pledges/${code}`),
      ],
    };
  return { token, gone: known.gone };
}
