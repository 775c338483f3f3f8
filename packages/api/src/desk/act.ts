import type { HistoryEntry } from "@pledgebook/core/desk/history";
import { isClockRight } from "@pledgebook/db/queries/clock";
import { record } from "@pledgebook/db/queries/history";
import type { RecordStep, Step } from "@pledgebook/db/store/store";
import type { Context } from "../server/context.ts";

/** Who acts, and when: of a person of the desk, or of the newsroom itself. */
type Actor = Pick<Context, "store" | "now"> & { person: { id: string | null } | null };

/**
 * Writes what somebody does, with what the history tells of it, in one plan: all of it or nothing.
 * @throws Problem "stale", what a step of it refuses, or "conflict" while the newest record lies ahead of the clock.
 */
export async function act(
  ctx: Actor,
  steps: readonly Step[],
  ...[first, ...others]: [HistoryEntry, ...HistoryEntry[]] | [...HistoryEntry[], HistoryEntry]
): Promise<void> {
  await ctx.store.write({
    steps: [isClockRight(ctx.now()), ...steps],
    records: [recordOf(ctx, first), ...others.map((entry) => recordOf(ctx, entry))],
  });
}

function recordOf(ctx: Actor, entry: HistoryEntry): RecordStep {
  return record(ctx.store.db, { ...entry, at: ctx.now(), actorId: ctx.person?.id ?? null });
}

/** What an act is done to, as the history names it. */
export const onArticle = (id: string) => ({ subject: "article" as const, subjectId: id, articleId: id });

export const onMark = ({ id, articleId }: { id: string; articleId: string }) => ({
  subject: "annotation" as const,
  subjectId: id,
  articleId,
});

export const onNote = ({ id, articleId }: { id: string; articleId: string }) => ({
  subject: "note" as const,
  subjectId: id,
  articleId,
});

/** `articleId`: the article in which it was done, where it was done in one. */
export const onPledge = (id: string, articleId: string | null = null) => ({
  subject: "pledge" as const,
  subjectId: id,
  articleId,
});

export const onPerson = (id: string) => ({ subject: "user" as const, subjectId: id });

export const onParty = (code: string) => ({ subject: "party" as const, subjectId: code });

export const onTopic = (slug: string) => ({ subject: "topic" as const, subjectId: slug });

export const onAuthor = (slug: string) => ({ subject: "author" as const, subjectId: slug });

export const onChannel = (slug: string) => ({ subject: "channel" as const, subjectId: slug });

export const onPurpose = (code: string) => ({ subject: "purpose" as const, subjectId: code });

export const onSource = (id: string) => ({ subject: "source" as const, subjectId: id });

export const onWebhook = (id: string) => ({ subject: "webhook" as const, subjectId: id });
