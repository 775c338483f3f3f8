import { viewerOf } from "@pledgebook/core/desk/permissions";
import { Problem, stale } from "@pledgebook/core/values/problem";
import {
  isStillScheduled,
  listDue,
  publicToken,
  type Schedule,
  updateArticle,
} from "@pledgebook/db/queries/articles/articles";
import { findRevision } from "@pledgebook/db/queries/articles/revisions";
import { listGoneSlugs } from "@pledgebook/db/queries/articles/slugs";
import { listGoneCodes } from "@pledgebook/db/queries/pledges/approved";
import { act, onArticle } from "../desk/act.ts";
import { latestArticle } from "../desk/load.ts";
import { afterWrite } from "../server/after-write.ts";
import type { Context, StaffContext } from "../server/context.ts";
import { publish } from "./publishing.ts";

/**
 * Publishes what is due by its schedule, as the newsroom itself: the revision that was scheduled, also where a later one was
 * saved since, which stays a draft. What would change a marked figure is not published by a clock: it is held, its schedule is
 * cleared and the desk is told. However many processes look at the same clock, a schedule is carried out once, and
 * never after it was cleared. Returns how many went out.
 */
export async function publishDue(context: Context): Promise<number> {
  const person = { id: null, name: "Pledgebook", email: "", role: "admin" as const };
  const ctx: StaffContext = { ...context, person, viewer: viewerOf(person) };
  let count = 0;
  for (const schedule of await listDue(ctx.store.db, ctx.now())) {
    try {
      if (!(await carryOut(ctx, schedule))) continue;
      count++;
      await afterWrite(ctx, (error) => {
        throw error;
      });
    } catch (error) {
      // Somebody else was first, or has changed the schedule: the next look sees what is due then.
      if (!(error instanceof Problem)) throw error;
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
/** Whether it was published; else it is held. @throws Problem "stale" when the schedule is not what it was when it was read. */
export async function carryOut(ctx: StaffContext, schedule: Schedule): Promise<boolean> {
  const { db } = ctx.store;
  const { article } = await latestArticle(db, schedule.articleId);
  const revision = await findRevision(db, schedule.revisionId);
  try {
    if (!revision) throw stale();
    await publish(ctx, article, revision, [], schedule);
    return true;
  } catch (error) {
    if (!(error instanceof Problem) || !HELD.has(error.key)) throw error;
    await act(
      ctx,
      [
        isStillScheduled(schedule),
        updateArticle(db, article.id, article.version, {
          scheduledFor: null,
          scheduledRevisionId: null,
          status: article.status === "scheduled" ? "draft" : article.status,
        }),
      ],
      {
        act: "article.hold",
        ...onArticle(article.id),
        before: { scheduledFor: schedule.at, revision: revision?.number ?? null },
        after: { scheduledFor: null, revision: null, reason: error.key },
      },
    );
    return false;
  }
}

/** Why a schedule is held until a person decides. */
const HELD: ReadonlySet<string> = new Set(["figures_changed"]);

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
