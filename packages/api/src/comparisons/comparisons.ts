import { createHash } from "node:crypto";
import { may } from "@pledgebook/core/desk/permissions";
import { licenceNames } from "@pledgebook/core/values/face";
import { Problem } from "@pledgebook/core/values/problem";
import { slugFromTitle } from "@pledgebook/core/values/slug";
import {
  type ComparisonRow,
  decideComparison,
  findComparisonSet,
  listComparisonRows,
  listComparisonSets,
  listComparisonsOf,
  saveComparisonSet,
  setComparisonLicence,
} from "@pledgebook/db/queries/comparisons";
import { findPledgeByCode } from "@pledgebook/db/queries/pledges/pledges";
import type { Database } from "@pledgebook/db/store/store";
import {
  type OutsideReading,
  outsideColumns,
  readOutsideLedger,
} from "@pledgebook/formats/read/outside-ledger";
import { outsideMappings } from "@pledgebook/formats/read/outside-mappings";
import { z } from "zod";
import { act } from "../desk/act.ts";
import type { Context } from "../server/context.ts";
import { line, pledgeCode, slug, version } from "../server/inputs.ts";
import { open, router, staff } from "../server/trpc.ts";
import { compareRows, comparisonView } from "./comparison-view.ts";
import { matchRows } from "./match-rows.ts";
import { ownMapping } from "./own-mapping.ts";

/** Characters of a file in base 64: of about ten megabytes. */
const MOST_CHARACTERS = 14_000_000;
/** Rows that were not read and are listed. */
const MOST_LISTED = 500;

/** @throws Problem "outside_unreadable" with what is wrong with a file. */
function readable<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((error: Error): never => {
    throw new Problem("unreadable", "outside_unreadable", error.message, { why: error.message });
  });
}

/** Ledgers of others beside ours. Their rows are never pledges. */
export const comparisonsRouter = router({
  /** The sets: of the desk's alone, its people see those too. */
  list: open.query(async ({ ctx }) =>
    (await listComparisonSets(ctx.store.db, ctx.person !== null)).map(
      ({ refused, doubts, hash: _, loadedBy: __, mapping: ___, ...set }) => ({
        ...set,
        refused: refused.length,
        doubts: doubts.length,
      }),
    ),
  ),

  /** One laid beside our ledger. What is the desk's alone is not there for a reader. */
  bySet: open.input(z.object({ id: slug })).query(async ({ ctx, input }) => {
    const set = await seenSet(ctx, input.id);
    const { hash: _, loadedBy: __, mapping: ___, ...shown } = set;
    return { set: shown, ...(await comparisonView(ctx.store.db, set)) };
  }),

  /** What others say of a pledge, in sets that readers may see. */
  ofPledge: open.input(z.object({ code: pledgeCode })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    const pledge = await findPledgeByCode(db, input.code);
    const found = pledge ? await listComparisonsOf(db, pledge.id) : [];
    const lines = await compareRows(
      db,
      found.map(({ row }) => row),
    );
    return lines.map((line, index) => {
      const { id, name } = found[index]!.set;
      return { set: { id, name }, line };
    });
  }),

  mappings: staff("pledge.review").query(() =>
    Object.entries(outsideMappings).map(([id, { name, publisher, remark }]) => ({
      id,
      name,
      publisher,
      remark,
    })),
  ),

  /** The columns of a file, for whoever says what they mean. */
  columns: staff("pledge.review")
    .input(z.object({ file: line(200, 1), content: z.base64().max(MOST_CHARACTERS) }))
    .mutation(({ input }) => readable(outsideColumns(input.file, Buffer.from(input.content, "base64")))),

  /** How a set was last read, where the newsroom has said it itself; null where one of those that ship did. */
  mappingOf: staff("pledge.review")
    .input(z.object({ id: slug }))
    .query(async ({ ctx, input }) => (await findComparisonSet(ctx.store.db, input.id))?.mapping ?? null),

  /**
   * Loads a file of an outside ledger: each row is read, or refused with its number; the matcher says which pledge it is, or may
   * be; what people have decided before is remembered by the rows' own names. A new set is the desk's alone.
   */
  load: staff("pledge.review")
    .input(
      z.object({
        /** One of those that ship, by its name, or one of the newsroom's own. */
        mapping: z.union([z.string().max(40), ownMapping]),
        name: line(80, 2),
        file: line(200, 1),
        content: z.base64().max(MOST_CHARACTERS),
        /** Of the set that is loaded again; null for a new one. */
        version: version.nullable(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const own = typeof input.mapping === "string" ? null : input.mapping;
      const mapping = typeof input.mapping === "string" ? outsideMappings[input.mapping] : input.mapping;
      if (!mapping) throw new Problem("not_found", "mapping_not_found", "There is no such mapping.");
      const bytes = Buffer.from(input.content, "base64");
      const reading = await readable(readOutsideLedger(input.file, bytes, mapping));
      const id = slugFromTitle(input.name);
      const before = await findComparisonSet(db, id);
      if ((before?.version ?? null) !== input.version)
        throw new Problem("conflict", "set_there", "There is a set of this name: load its newer file there.");
      const rows = await withDecisions(db, id, reading);
      const { name, publisher, url, remark } = { ...mapping, name: input.name };
      await act(
        ctx,
        saveComparisonSet(
          db,
          {
            ...{ id, name, publisher, url, remark, licence: before?.licence ?? null },
            refused: reading.refused.slice(0, MOST_LISTED),
            doubts: reading.doubts.slice(0, MOST_LISTED),
            mapping: own,
            hash: createHash("sha256").update(bytes).digest("hex"),
            ...{ loads: (before?.loads ?? 0) + 1, loadedBy: ctx.person.id, loadedAt: ctx.now(), version: 1 },
          },
          rows,
          before?.version ?? null,
        ),
        {
          act: "comparison.load",
          subject: "setting",
          subjectId: id,
          after: { name, rows: reading.rows.length, refused: reading.refused.length },
        },
      );
      ctx.published({ articleSlugs: [], pledgeCodes: [] });
      return {
        id,
        rows: reading.rows.length,
        refused: reading.refused.length,
        same: rows.filter(({ decision }) => decision === "same").length,
        unsure: rows.filter(({ decision }) => decision === "unsure").length,
      };
    }),

  /** Says which pledge a row is, or that it is none of ours. */
  decide: staff("pledge.review")
    .input(
      z.object({
        id: slug,
        outsideId: line(120, 1),
        before: z.object({
          decision: z.enum(["same", "unsure", "different"]).nullable(),
          pledgeCode: pledgeCode.nullable(),
        }),
        code: pledgeCode.nullable(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const set = await seenSet(ctx, input.id);
      const idOf = async (code: string | null) => {
        if (code === null) return null;
        const found = await findPledgeByCode(db, code);
        if (!found)
          throw new Problem("not_found", "pledge_not_found", `There is no pledge ${code}.`, { code });
        return found.id;
      };
      const read = { decision: input.before.decision, pledgeId: await idOf(input.before.pledgeCode) };
      const pledgeId = await idOf(input.code);
      const decision = pledgeId === null ? ("different" as const) : ("same" as const);
      await act(
        ctx,
        [
          decideComparison(
            db,
            { setId: set.id, outsideId: input.outsideId, ...read },
            {
              ...{ decision, decidedBy: ctx.person.id },
              pledgeId: pledgeId ?? read.pledgeId,
            },
          ),
        ],
        {
          act: "comparison.decide",
          subject: "setting",
          subjectId: set.id,
          before: { row: input.outsideId, ...input.before },
          after: { row: input.outsideId, decision, pledgeCode: input.code },
        },
      );
      ctx.published({ articleSlugs: [], pledgeCodes: input.code ? [input.code] : [] });
      return { decision };
    }),

  /** Shows a set to readers, under a licence or as facts alone; or keeps it to the desk. */
  setLicence: staff("article.publish")
    .input(z.object({ id: slug, version, licence: z.enum([...licenceNames, "facts"]).nullable() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const set = await seenSet(ctx, input.id);
      await act(ctx, [setComparisonLicence(db, input, input.licence)], {
        act: "comparison.set_licence",
        subject: "setting",
        subjectId: set.id,
        before: { licence: set.licence },
        after: { licence: input.licence },
      });
      ctx.published({ articleSlugs: [], pledgeCodes: [] });
      return { version: input.version + 1 };
    }),
});

/** @throws Problem "not_found" also where it is there and not for who asks. */
async function seenSet(ctx: Pick<Context, "store" | "person">, id: string) {
  const set = await findComparisonSet(ctx.store.db, id);
  const isSeen = set?.licence !== null || (ctx.person !== null && may(ctx.person.role, "desk.read"));
  if (!set || !isSeen) throw new Problem("not_found", "set_not_found", "There is no such set.");
  return set;
}

/** The rows of a file with what is known of each: what people have said before, else what the matcher says now. */
async function withDecisions(db: Database, setId: string, { rows }: OutsideReading) {
  const known = new Map((await listComparisonRows(db, setId)).map((row) => [row.outsideId, row]));
  const matched = await matchRows(db, rows);
  const decided = (row: ComparisonRow | undefined) => row?.decidedBy !== null && row?.decidedBy !== undefined;
  const fresh = rows.map((row) => {
    const before = known.get(row.outsideId);
    const own = decided(before) && before ? before : null;
    const found = matched.get(row.outsideId);
    const figures = before && {
      amount: before.amount,
      currency: before.currency,
      announcedOn: before.announcedOn,
      stage: before.stage,
    };
    const isMoved =
      figures !== undefined &&
      (figures.amount !== row.amount ||
        figures.currency !== row.currency ||
        figures.announcedOn !== row.announcedOn ||
        figures.stage !== row.stage);
    return {
      setId,
      ...row,
      gone: false,
      was: isMoved ? figures : null,
      pledgeId: own ? own.pledgeId : (found?.pledgeId ?? null),
      decision: own ? own.decision : (found?.decision ?? null),
      decidedBy: own ? own.decidedBy : null,
    };
  });
  const here = new Set(rows.map(({ outsideId }) => outsideId));
  const gone = [...known.values()]
    .filter(({ outsideId }) => !here.has(outsideId))
    .map((row) => ({ ...row, gone: true }));
  return [...fresh, ...gone];
}
