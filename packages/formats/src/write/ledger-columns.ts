import type { LedgerRow } from "@pledgebook/core/ledger/row";
import type { Currency } from "@pledgebook/core/values/currencies";
import { decimalFromMinor } from "@pledgebook/core/values/money";

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
    meaning:
      "How firm this row's own figure is: exact, about, at_least, more_than, up_to, less_than, between or unquantified. What was worked out, a remainder, is as firm as the loosest figure that it was worked out of.",
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
    meaning:
      "The floor in that currency, in whole units where it was converted; empty when a rate is missing.",
    value: (row) => units(row.converted?.floor, row.convertedCurrency),
  },
  {
    name: "converted_ceiling",
    meaning: "The ceiling in that currency, in whole units where it was converted.",
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
  {
    name: "partly",
    meaning:
      "The furthest stage that a part of it has reached, of a size that nobody told; empty where none has.",
    value: (row) => row.partly,
  },
  {
    name: "overlap",
    meaning:
      "Why its floor is lowered: may_be_within (its money may lie within another pledge's), guarantees (it stands behind another), likely_same (it is likely the same and nobody has answered yet). Empty: it is not.",
    value: (row) => row.overlap?.kind ?? null,
  },
  {
    name: "overlap_with",
    meaning: "Code of that other pledge.",
    value: (row) => row.overlap?.code ?? null,
  },
  {
    name: "being_checked",
    meaning: "true when the row says what was approved last and a change of it waits for a second person.",
    value: (row) => String(row.isBeingChecked),
  },
  {
    name: "due_by",
    meaning:
      "By when it is to have arrived: day, month, quarter or year, as precise as its source; empty where none says.",
    value: (row) => row.dueBy,
  },
  { name: "purpose_note_uk", meaning: "purpose_note in Ukrainian.", value: (row) => row.purposeNoteUk },
  { name: "in_kind_uk", meaning: "in_kind in Ukrainian.", value: (row) => row.inKindUk },
];
