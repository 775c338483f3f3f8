import type { AppRouter } from "@pledgebook/api/router";
import type { Span } from "@pledgebook/core/text/span";
import type { Amount } from "@pledgebook/core/values/money";
import type { TRPCClient } from "@trpc/client";
import type { DeskAnnotation } from "@/desk/annotate/desk-article.ts";
import type { OpenSuggestion } from "@/desk/annotate/suggestions/use-suggestions.ts";
import type { Act } from "@/desk/kit/use-acts.ts";
import { type SavedMark, told } from "./saved-mark.ts";

type Role = DeskAnnotation["role"];

/** What acts need to know of the article when they are done or undone, which may be much later. */
export interface Desk {
  client: TRPCClient<AppRouter>;
  articleId: string;
  revisionId: string;
  /** The version at which a mark is now, as far as this page has heard. */
  versionOf: (annotationId: string) => number;
  heard: (annotationId: string, version: number) => void;
  say: (key: ActKey, values?: Record<string, string | number>) => string;
}
export type ActKey =
  | "marked"
  | "removed"
  | "removal_proposed"
  | "restored"
  | "placed"
  | "saved"
  | "moved"
  | "rejected"
  | "reopened"
  | "accepted_many"
  | "removed_many";

/** Everything that can be done to an article's marks, each with what takes it back. */
export function annotationActs(desk: Desk) {
  const { client, say } = desk;
  const at = (id: string) => ({ id, version: desk.versionOf(id) });

  /** `saved`: what is saved, or how it is found out when its turn comes. `onMade` is told the code of the pledge. */
  const mark = (saved: SavedMark | (() => Promise<SavedMark>), onMade?: (code: string) => void): Act => ({
    said: say("marked"),
    async run() {
      const { articleId, revisionId } = desk;
      const input = typeof saved === "function" ? await saved() : saved;
      const made = await client.pledges.annotate.mutate({ ...input, articleId, revisionId });
      onMade?.(made.code);
      desk.heard(made.annotationId, made.version);
      this.said = say("marked", { code: made.code });
      return takeBack(made.annotationId);
    },
  });
  /** Undoes the making of a mark, and opens its suggestion again. */
  const takeBack = (id: string): Act => ({
    said: say("removed"),
    async run() {
      const { version } = await client.annotations.remove.mutate({ ...at(id), isUndo: true });
      desk.heard(id, version);
      return restore(id, true);
    },
  });
  const remove = (id: string): Act => ({
    said: say("removed"),
    async run() {
      const { version, isProposal } = await client.annotations.remove.mutate(at(id));
      desk.heard(id, version);
      if (isProposal) this.said = say("removal_proposed");
      return restore(id, false);
    },
  });
  const restore = (id: string, wasMade: boolean): Act => ({
    said: say("restored"),
    async run() {
      const { version } = await client.annotations.restore.mutate(at(id));
      desk.heard(id, version);
      return wasMade ? takeBack(id) : remove(id);
    },
  });
  const place = (id: string, span: Span, before: Span): Act => ({
    said: say("placed"),
    async run() {
      const { revisionId } = desk;
      const { version } = await client.annotations.place.mutate({ ...at(id), revisionId, span });
      desk.heard(id, version);
      return place(id, before, span);
    },
  });
  const save = (
    id: string,
    is: { stated: Amount; role: Role },
    was: { stated: Amount; role: Role },
  ): Act => ({
    said: say("saved"),
    async run() {
      const { version } = await client.annotations.save.mutate({ ...at(id), ...is });
      desk.heard(id, version);
      return save(id, was, is);
    },
  });
  const move = (id: string, is: { code: string; role: Role }, was: { code: string; role: Role }): Act => ({
    said: say("moved", { code: is.code }),
    async run() {
      const { version } = await client.annotations.move.mutate({ ...at(id), ...is });
      desk.heard(id, version);
      return move(id, was, is);
    },
  });
  const reject = (one: OpenSuggestion, reason: string | null): Act => ({
    said: say("rejected"),
    async run() {
      const { articleId, revisionId } = desk;
      const suggestion = told(one);
      const { id } = await client.suggestions.reject.mutate({ articleId, revisionId, suggestion, reason });
      return reopen(id, one, reason);
    },
  });
  const reopen = (id: string, one: OpenSuggestion, reason: string | null): Act => ({
    said: say("reopened"),
    async run() {
      await client.suggestions.restore.mutate({ id });
      return reject(one, reason);
    },
  });
  /** Several acts as one: undone together, the last first. Those that were done before one was refused stay done. */
  const many = (
    acts: readonly Act[],
    said: string,
    saidBack = say("removed_many", { count: acts.length }),
  ): Act => ({
    said,
    async run() {
      const inverses: Act[] = [];
      for (const act of acts) inverses.unshift(await act.run());
      return many(inverses, saidBack, said);
    },
  });
  return { mark, remove, place, save, move, reject, many };
}
