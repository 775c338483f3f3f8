import type { Currency } from "@pledgebook/core/currencies";
import { decimalFromMinor } from "@pledgebook/core/money";
import { stringify } from "csv-stringify/sync";
import type { LedgerRow, LedgerView } from "./ledger.ts";

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
      "Units of the row's currency for one euro on the rate's day; on a row in euros, of the currency converted to.",
    value: (row) => row.rate?.perEuro ?? null,
  },
  {
    name: "rate_date",
    meaning: "Day of the rate: the announcement's, or the last one before it.",
    value: (row) => row.rate?.date ?? null,
  },
  { name: "rate_source", meaning: "Who published the rate.", value: (row) => row.rate?.source ?? null },
  {
    name: "in_total",
    meaning:
      "true when the row is in the totals; false for a joint pledge that the chosen donors share with others.",
    value: (row) => String(!row.outsideTotals),
  },
  {
    name: "quote",
    meaning: "The sentence that promised it, as marked.",
    value: (row) => row.evidence?.quote ?? null,
  },
  {
    name: "evidence_url",
    meaning: "Where that sentence stands.",
    value: (row, siteUrl) =>
      row.evidence && `${siteUrl}/articles/${row.evidence.articleSlug}#m-${row.evidence.annotationId}`,
  },
  {
    name: "pledge_url",
    meaning: "The pledge's own page.",
    value: (row, siteUrl) => `${siteUrl}/pledges/${row.code}`,
  },
];

/**
 * The rows as CSV (RFC 4180, UTF-8, header). Cells that a spreadsheet would run as a formula are escaped with an
 * apostrophe (OWASP, CSV Injection).
 */
export function ledgerCsv(view: LedgerView, siteUrl: string): string {
  return stringify(
    view.rows.map((row) => columns.map((column) => column.value(row, siteUrl) ?? "")),
    {
      header: true,
      columns: columns.map((column) => column.name),
      escape_formulas: true,
      record_delimiter: "\r\n",
    },
  );
}

/** Rows and totals as the JSON file has them: amounts as decimal texts, so that no reader's float rounds them. */
export function ledgerJson(view: LedgerView, siteUrl: string) {
  const { currency } = view.filter;
  const stages = (totals: LedgerView["totals"]) =>
    totals.map((total) => ({
      status: total.status,
      floor: decimalFromMinor(total.bounds.floor, currency),
      ceiling: total.bounds.ceiling === null ? null : decimalFromMinor(total.bounds.ceiling, currency),
      pledges: total.pledges,
      without_value: total.unquantified,
      without_rate: total.unconverted,
    }));
  return {
    currency,
    totals: stages(view.totals),
    joint_totals: stages(view.jointTotals),
    coverage: view.coverage,
    rows: view.rows.map((row) =>
      Object.fromEntries(columns.map((column) => [column.name, column.value(row, siteUrl)])),
    ),
  };
}
