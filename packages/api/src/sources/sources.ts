import { Problem } from "@pledgebook/core/values/problem";
import { sourceStates } from "@pledgebook/core/values/vocabulary";
import { readSettings } from "@pledgebook/db/queries/settings";
import { askedLately, findSource, type WatchedSource } from "@pledgebook/db/queries/source-looks";
import {
  countSources,
  findCopy,
  listCopies,
  listSources,
  listUses,
  settleSource,
} from "@pledgebook/db/queries/watched-sources";
import type { Database } from "@pledgebook/db/store/store";
import { z } from "zod";
import { act, onSource } from "../desk/act.ts";
import { id, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { lookAt, take } from "./look-at-source.ts";

const PAGE = 50;
/** A person may have one address looked at this often, in ms. */
const AGAIN_MS = 60_000;

const filter = z.enum(["open", "all", ...sourceStates]);
const after = z.object({ stateSince: z.string().max(40), id });

/** Whether the addresses that articles and pledges name as their sources are still there, and say what they said. */
export const sourcesRouter = router({
  /** A page of them, with who names each, which words of ours are missing and which copies are kept; how many each filter finds. */
  list: staff("desk.read")
    .input(z.object({ filter: filter.default("open"), after: after.nullish() }).prefault({}))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const found = await listSources(db, {
        filter: input.filter,
        limit: PAGE + 1,
        after: input.after ?? null,
      });
      const shown = found.slice(0, PAGE);
      const ids = shown.map((source) => source.id);
      const uses = Map.groupBy(await listUses(db, ids), ({ sourceId }) => sourceId);
      const copies = Map.groupBy(await listCopies(db, ids), ({ sourceId }) => sourceId);
      const last = shown.at(-1);
      return {
        isOn: (await readSettings(db)).watchesSources,
        counts: await countSources(db),
        sources: shown.map(({ quotes, ...source }) => ({
          ...source,
          missing: quotes.flatMap(({ id: mark, exact, passage, isMissing }) =>
            isMissing ? [{ id: mark, exact, passage: passage ?? exact }] : [],
          ),
          uses: (uses.get(source.id) ?? []).map(({ sourceId: _, ...use }) => use),
          copies: (copies.get(source.id) ?? []).map(({ sha256, bytes, readAt }) => ({
            sha256,
            bytes,
            readAt,
          })),
        })),
        next: found.length > PAGE && last ? { stateSince: last.stateSince, id: last.id } : null,
      };
    }),

  /** Looks at one now. @throws Problem `source_asked_lately` within a minute, or while its site was just asked for another. */
  look: staff("article.write")
    .input(z.object({ id }))
    .mutation(async ({ ctx, input }) => {
      const source = await sourceAt(ctx.store.db, input.id);
      const now = Date.parse(ctx.now());
      if (source.askedAt !== null && now - Date.parse(source.askedAt) < AGAIN_MS) throw askedLately();
      const { steps, state, tellReaders } = await lookAt(ctx, await take(ctx, source));
      await act(ctx, steps, {
        act: "source.look",
        ...onSource(source.id),
        before: { address: source.address, state: source.state },
        after: { address: source.address, state },
      });
      await tellReaders();
      return { state };
    }),

  /** Says that a person has seen how it stands: it is no news any more until it stands otherwise. */
  settle: staff("article.write")
    .input(z.object({ id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { address, state } = await sourceAt(db, input.id);
      const by = { settledBy: ctx.person.id, settledAt: ctx.now() };
      await act(ctx, [settleSource(db, input, by)], {
        act: "source.settle",
        ...onSource(input.id),
        after: { address, state },
      });
      return { version: input.version + 1 };
    }),

  /** What a copy is of, for who is sent it as a file. @throws Problem `source_copy_not_found`. */
  copy: staff("desk.read")
    .input(z.object({ id, sha256: z.string().max(200) }))
    .query(async ({ ctx, input }) => {
      const copy = await findCopy(ctx.store.db, input.id, input.sha256);
      if (!copy) throw new Problem("not_found", "source_copy_not_found", "This copy is not kept any more.");
      return copy;
    }),
});

/** @throws Problem "not_found". */
async function sourceAt(db: Database, sourceId: string): Promise<WatchedSource> {
  const source = await findSource(db, sourceId);
  if (!source) throw new Problem("not_found", "source_not_found", "Nobody watches this source.");
  return source;
}
