import type { LedgerRow } from "@pledgebook/core/ledger/row";
import type { Currency } from "@pledgebook/core/values/currencies";
import { decimalFromMinor } from "@pledgebook/core/values/money";
import type { Context } from "../server/context.ts";
import { type LedgerView, ledgerPage, streamRows } from "./answer.ts";
import { readQuestion } from "./question.ts";

/** One column of the public files: name, what it means, and how a row fills it. `docs/data.md` is held to this list. */
export interface Column {
  name: string;
  meaning: string;
  value: (row: LedgerRow, siteUrl: string) => string | null;
}

const units = (minor: number | null | undefined, currency: Currency | null) =>
  minor === null || minor === undefined || currency === null ? null : decimalFromMinor(minor, currency);

export const columns: Column[] = [
  { name: "code", meaning: "Code of the pledge; never used again.", value: (row) => row.code },
  {
    name: "kind",
    meaning: "pledge, or remainder: the part of a package that none of its components explains.",
    value: (row) => row.kind,
  },
  {
    name: "donor",
    meaning: "ISO 3166-1 alpha-2 code or ORG:…; donors of a joint pledge are joined with a semicolon.",
    value: (row) => row.donorCodes.join(";"),
  },
  { name: "recipient", meaning: "Who it is for, in the same codes.", value: (row) => row.recipientCode },
  {
    name: "status",
    meaning:
      "The stage this part has reached: pledged, committed, allocated, disbursed, delivered, cancelled, suspended.",
    value: (row) => row.status,
  },
  {
    name: "year",
    meaning: "The calendar year for which this part is promised; empty where the source does not say.",
    value: (row) => (row.year === null ? null : String(row.year)),
  },
  {
    name: "category",
    meaning: "military, financial, humanitarian, reconstruction, energy or cyber.",
    value: (row) => row.category,
  },
  { name: "purpose", meaning: "What it is for, finer than the category.", value: (row) => row.purpose },
  { name: "purpose_note", meaning: "The same in words.", value: (row) => row.purposeNote },
  {
    name: "finance_type",
    meaning: "grant, loan, guarantee, in_kind, mixed or not_stated.",
    value: (row) => row.financeType,
  },
  {
    name: "channel",
    meaning: "Slug of the fund, coalition or initiative it passes through; empty when bilateral.",
    value: (row) => row.channelSlug,
  },
  { name: "in_kind", meaning: "Goods, where the pledge is in goods.", value: (row) => row.inKind },
  {
    name: "announced_on",
    meaning: "Day, month, quarter or year of the announcement, as precise as its source.",
    value: (row) => row.announcedOn,
  },
  {
    name: "packages",
    meaning: "Codes of the packages it is part of, joined with semicolons.",
    value: (row) => row.packageCodes.join(";") || null,
  },
  {
    name: "qualifier",
    meaning: "exact, about, at_least, more_than, up_to, less_than, between or unquantified.",
    value: (row) => row.qualifier,
  },
  { name: "currency", meaning: "ISO 4217 code of the donor's own figure.", value: (row) => row.currency },
  {
    name: "amount_floor",
    meaning: "At least this much, in units of the currency. Empty for goods without a value.",
    value: (row) => units(row.original?.floor, row.currency),
  },
  {
    name: "amount_ceiling",
    meaning: "At most this much. Empty when no ceiling was stated.",
    value: (row) => units(row.original?.ceiling, row.currency),
  },
  {
    name: "converted_currency",
    meaning: "The currency in which totals were asked for.",
    value: (row) => row.convertedCurrency,
  },
  {
    name: "converted_floor",
    meaning: "The floor in that currency; empty when a rate is missing.",
    value: (row) => units(row.converted?.floor, row.convertedCurrency),
  },
  {
    name: "converted_ceiling",
    meaning: "The ceiling in that currency.",
    value: (row) => units(row.converted?.ceiling, row.convertedCurrency),
  },
  {
    name: "rate",
    meaning:
      "Units of the row's own currency for one euro; empty when it is the euro or no conversion was needed.",
    value: (row) => row.rate?.perEuro ?? null,
  },
  {
    name: "rate_date",
    meaning: "Day of that rate: the announcement's, or the last one before it.",
    value: (row) => row.rate?.date ?? null,
  },
  { name: "rate_source", meaning: "Who published that rate.", value: (row) => row.rate?.source ?? null },
  {
    name: "display_rate",
    meaning: "Units of the currency converted to for one euro; empty when that is the euro.",
    value: (row) => row.displayRate?.perEuro ?? null,
  },
  {
    name: "display_rate_date",
    meaning: "Day of that rate.",
    value: (row) => row.displayRate?.date ?? null,
  },
  {
    name: "display_rate_source",
    meaning: "Who published that rate.",
    value: (row) => row.displayRate?.source ?? null,
  },
  {
    name: "in_total",
    meaning:
      "true when the row is in the totals; false for a joint pledge that the chosen donors share with others, and for money counted at a fund.",
    value: (row) => String(row.beside === null),
  },
  {
    name: "quote",
    meaning: "The sentence that promised it, as marked.",
    value: (row) => row.evidence.quote,
  },
  {
    name: "evidence_url",
    meaning: "Where that sentence stands.",
    value: (row, siteUrl) => `${siteUrl}/articles/${row.evidence.articleSlug}#m-${row.evidence.annotationId}`,
  },
  {
    name: "pledge_url",
    meaning: "The pledge's own page.",
    value: (row, siteUrl) => `${siteUrl}/pledges/${row.code}`,
  },
  {
    name: "recorded_at",
    meaning: "Since when the ledger says so (UTC).",
    value: (row) => row.recordedAt,
  },
];

/** What a spreadsheet would run (OWASP, CSV Injection), and what RFC 4180 wants in quotes. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const SPECIAL = /[",\r\n]/;

/** One cell of a CSV file: in quotes where it must be, never run by a spreadsheet. */
export function cell(value: string | null): string {
  if (value === null) return "";
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const HEADER = `${columns.map((column) => column.name).join(",")}\r\n`;

/**
 * Rows as CSV (RFC 4180, UTF-8, with a header), piece by piece. Cells that a spreadsheet would run as a formula are
 * escaped with an apostrophe.
 */
export async function* csvOf(
  chunks: AsyncIterable<LedgerRow[]> | Iterable<LedgerRow[]>,
  siteUrl: string,
): AsyncGenerator<string> {
  yield HEADER;
  for await (const rows of chunks) {
    let text = "";
    for (const row of rows) {
      let line = "";
      for (const column of columns) line += `${cell(column.value(row, siteUrl))},`;
      text += `${line.slice(0, -1)}\r\n`;
    }
    yield text;
  }
}

/** A row as the JSON file has it: the columns of the CSV, amounts as decimal texts, so that no reader's float rounds them. */
export function jsonRow(row: LedgerRow, siteUrl: string): Record<string, string | null> {
  return Object.fromEntries(columns.map((column) => [column.name, column.value(row, siteUrl)]));
}

/** What the JSON file says beside its rows. */
export function jsonTotals(view: LedgerView) {
  const { currency, asOf } = view.filter;
  const decimal = (minor: number | null) => (minor === null ? null : decimalFromMinor(minor, currency));
  const stages = (totals: LedgerView["totals"]) =>
    totals.map((total) => ({
      status: total.status,
      floor: decimal(total.bounds.floor),
      ceiling: decimal(total.bounds.ceiling),
      pledges: total.pledges,
      without_value: total.unquantified,
      without_rate: total.unconverted,
      by_finance_type: total.byFinance.map((part) => ({
        finance_type: part.financeType,
        floor: decimal(part.bounds.floor),
        ceiling: decimal(part.bounds.ceiling),
      })),
    }));
  return {
    currency,
    as_of: asOf,
    totals: stages(view.totals),
    beside_totals: stages(view.besideTotals),
    coverage: view.coverage,
    count: view.count,
  };
}

/** The JSON file, piece by piece: totals first, then every row. */
export async function* jsonOf(
  view: LedgerView,
  chunks: AsyncIterable<LedgerRow[]>,
  siteUrl: string,
): AsyncGenerator<string> {
  yield `${JSON.stringify(jsonTotals(view)).slice(0, -1)},"rows":[`;
  let isFirst = true;
  for await (const rows of chunks) {
    const text = rows.map((row) => JSON.stringify(jsonRow(row, siteUrl))).join(",\n");
    yield isFirst ? text : `,\n${text}`;
    isFirst = false;
  }
  yield "]}\n";
}

/** The file of everything that a query of `/pledges` finds, on all its pages. */
export async function* ledgerFile(
  ctx: Context,
  form: "csv" | "json",
  query: string,
  siteUrl: string,
): AsyncGenerator<string> {
  const { db } = ctx.store;
  const question = await readQuestion(db, query, ctx.now().slice(0, 10));
  const chunks = streamRows(db, question);
  if (form === "csv") yield* csvOf(chunks, siteUrl);
  else yield* jsonOf(await ledgerPage(db, question, 1), chunks, siteUrl);
}
