import { writeCursor } from "@pledgebook/core/ledger/cursor";
import { filterKeys, notUnderstood } from "@pledgebook/core/ledger/query";
import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { financeTypes, statuses } from "@pledgebook/core/values/vocabulary";
import { listRevisionNumbers } from "@pledgebook/db/queries/annotations/evidence";
import type { Database } from "@pledgebook/db/store/store";
import { csvOf } from "@pledgebook/formats/write/csv";
import { columns } from "@pledgebook/formats/write/ledger-columns";
import { z } from "zod";
import { ledgerPage, streamRows } from "../ledger/answer.ts";
import { jsonRow, jsonTotals } from "../ledger/ledger-file.ts";
import { readExactly } from "../ledger/question.ts";
import { recordDay } from "../server/days.ts";
import { type Asked, operation, pageOf, paging } from "./operation.ts";

const { sort: _, after: __, ...selection } = filterKeys;

/** Those of them that take several values. */
const LISTS = new Set(["donor", "recipient", "channel", "category", "purpose", "status", "finance"]);

/** The filters of `/pledges`, as they stand there; read and refused by the same reader. */
const filters = Object.fromEntries(
  Object.entries(selection).map(([key, takes]) => [
    key,
    z
      .string()
      .max(2000)
      .optional()
      .describe(`Takes: ${takes}.${LISTS.has(key) ? " Several are apart by commas." : ""}`),
  ]),
) as Record<keyof typeof selection, z.ZodOptional<z.ZodString>>;

/** A row with the columns of the files, and the number of the revision in which its sentence was marked. */
export const rowSchema = z
  .object({
    ...Object.fromEntries(
      columns.map(({ name, meaning }) => [name, z.string().nullable().describe(meaning)]),
    ),
    revision: z
      .int()
      .nullable()
      .describe(
        "Number of the article's revision in which the sentence was marked; null where it is not known.",
      ),
  })
  .partial()
  .meta({ id: "Row", description: "One row of the ledger; with `fields`, the fields that were asked for." });

const sum = z.string().nullable();
const stage = z
  .object({
    status: z.enum(statuses),
    floor: sum.describe("At least so much, in units of the currency."),
    ceiling: sum.describe("At most so much; null where no ceiling was stated."),
    pledges: z.int(),
    without_value: z.int().describe("Pledges of goods of which nobody told a value."),
    without_rate: z.int(),
    partly: z.int(),
    approximate: z.int(),
    overlapping: z.int(),
    by_finance_type: z.array(z.object({ finance_type: z.enum(financeTypes), floor: sum, ceiling: sum })),
  })
  .meta({ id: "StageTotal", description: "What of a selection has reached one stage, and no later one." });

const totals = z.object({
  currency: z.string(),
  as_of: z.string().nullable().describe("The day whose state this is; null: the present."),
  totals: z.array(stage),
  beside_totals: z.array(stage).describe("What the filter finds and its sums leave out."),
  coverage: z.object({ published: z.int(), annotated: z.int(), reviewed: z.int(), waiting: z.int() }),
  count: z.int().describe("Rows that the filter finds, on all pages."),
});

const fieldNames = [...columns.map(({ name }) => name), "revision"];

const pledgeQuery = z.strictObject({
  ...filters,
  sort: z.string().max(20).optional().describe(`Takes: ${filterKeys.sort}.`),
  ...paging,
  fields: z
    .string()
    .max(1000)
    .optional()
    .describe("Names of columns, apart by commas: rows have only these."),
  updated_since: z.iso
    .datetime()
    .optional()
    .describe(
      "Rows of which the ledger says so since this moment (UTC), the latest first. What has gone is told by `changes`.",
    ),
});

type PledgeQuery = z.infer<typeof pledgeQuery>;

/** The part of a query that the ledger reads. */
function ledgerQuery(query: Record<string, unknown>): string {
  const asked = new URLSearchParams();
  for (const key of Object.keys(filterKeys)) {
    const value = query[key];
    if (typeof value === "string") asked.append(key, value);
  }
  if (query.updated_since) asked.set("sort", "recorded");
  return asked.toString();
}

function pick(fields: readonly string[] | null, row: Record<string, unknown>): Record<string, unknown> {
  return fields ? Object.fromEntries(fields.map((name) => [name, row[name] ?? null])) : row;
}

/** @throws Problem `query_not_understood` where one of them is no column. */
function fieldsOf(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  const fields = text.split(",").map((name) => name.trim());
  const unknown = fields.filter((name) => !fieldNames.includes(name));
  if (unknown.length > 0)
    throw notUnderstood(
      unknown.map((name) => `There is no field '${name.slice(0, 80)}'; there are ${fieldNames.join(", ")}.`),
      unknown.map((name) => `fields=${name.slice(0, 80)}`),
    );
  return fields;
}

async function rowsWithRevisions(db: Database, rows: readonly LedgerRow[], siteUrl: string) {
  const revisions = await listRevisionNumbers(db, [
    ...new Set(rows.map(({ evidence }) => evidence.annotationId)),
  ]);
  return rows.map((row) => {
    const told: Record<string, string | number | null> = jsonRow(row, siteUrl);
    told.revision = revisions.get(row.evidence.annotationId) ?? null;
    return told;
  });
}

const question = ({ db, now }: Asked, query: object) =>
  readExactly(db, ledgerQuery({ ...query }), recordDay(now));

export const pledges = operation({
  id: "pledges",
  path: "/pledges",
  summary: "Rows of the ledger",
  description:
    "What the ledger counts, one row for each pledge, stage and year, each with the sentence that promised it. The filters are those of the page /pledges, and so are the figures. Amounts are decimal texts: no program's float rounds them.",
  query: pledgeQuery,
  answer: pageOf(rowSchema).extend(totals.shape),
  forms: ["json", "ndjson", "csv"],
  example: "donor=NL&limit=2",
  async read(asked, query) {
    const fields = fieldsOf(query.fields);
    const view = await ledgerPage(asked.db, await question(asked, query), query.limit);
    const since = query.updated_since ?? null;
    const isNew = ({ recordedAt }: LedgerRow) => since === null || recordedAt >= since;
    const rows = view.rows.filter(isNew);
    return {
      ...jsonTotals(view),
      data: (await rowsWithRevisions(asked.db, rows, asked.siteUrl)).map((row) => pick(fields, row)),
      // Behind the first row that is older all are.
      next: view.next && rows.length === view.rows.length ? writeCursor(view.next) : null,
    };
  },
  async all(asked, query, form) {
    const fields = fieldsOf(query.fields);
    const chunks = newerThan(streamRows(asked.db, await question(asked, query)), query);
    if (form === "csv") return csvOf(chunks, asked.siteUrl);
    return lines(asked, chunks, fields);
  },
});

async function* newerThan(
  chunks: AsyncGenerator<LedgerRow[]>,
  { updated_since: since }: PledgeQuery,
): AsyncGenerator<LedgerRow[]> {
  for await (const rows of chunks) {
    const fresh = since === undefined ? rows : rows.filter(({ recordedAt }) => recordedAt >= since);
    yield fresh;
    if (fresh.length < rows.length) return;
  }
}

async function* lines(asked: Asked, chunks: AsyncGenerator<LedgerRow[]>, fields: string[] | null) {
  for await (const rows of chunks)
    yield (await rowsWithRevisions(asked.db, rows, asked.siteUrl))
      .map((row) => `${JSON.stringify(pick(fields, row))}\n`)
      .join("");
}

export const totalsOperation = operation({
  id: "totals",
  path: "/totals",
  summary: "Sums of a selection",
  description:
    "What a selection adds up to at each stage, as the page /pledges says it: no package is counted beside its parts, and nothing twice.",
  query: z.strictObject(filters),
  answer: totals,
  forms: ["json"],
  example: "donor=NL&currency=USD",
  read: async (asked, query) => jsonTotals(await ledgerPage(asked.db, await question(asked, query), 1)),
});
