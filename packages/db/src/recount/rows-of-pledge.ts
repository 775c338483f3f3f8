import { bilateral } from "@pledgebook/core/ledger/filter";
import { type Converter, convertLeaf, type Leaf } from "@pledgebook/core/ledger/leaves";
import type { Currency } from "@pledgebook/core/values/currencies";
import { firstDay } from "@pledgebook/core/values/day";
import type { Bounds } from "@pledgebook/core/values/money";
import { donorKey } from "@pledgebook/core/values/parties";
import { displayCurrencies } from "@pledgebook/core/values/vocabulary";
import type { StoredPledge } from "../queries/pledges.ts";
import type { StoredRate } from "../queries/rates.ts";
import { schema } from "../schema.ts";

const { ledgerRows } = schema;

export type RowInsert = typeof ledgerRows.$inferInsert;

type Row = typeof ledgerRows.$inferSelect;

export interface Mark {
  id: string;
  quote: string;
  articleSlug: string;
  role: string;
}

export function rowsOf(
  pledge: StoredPledge,
  leaves: readonly Leaf[],
  marks: readonly Mark[],
  exceeded: ReadonlySet<string>,
  convert: Converter,
  at: string,
): RowInsert[] {
  const [first] = marks;
  if (!first) return [];
  const own = pledge.amount.currency;
  const repeated = marks.filter(({ role }) => role === "restatement" || role === "contradiction").length;
  const seen = new Set<string>();
  return leaves.map((leaf, index): RowInsert => {
    const counted = seen.has(leaf.status) ? 0 : 1;
    seen.add(leaf.status);
    const inDisplay = Object.fromEntries(
      displayCurrencies.map((currency) => [currency, convertLeaf(leaf, currency, convert)]),
    ) as Record<(typeof displayCurrencies)[number], Bounds | null>;
    const rate = (of: Currency) => rateOf(own, of, pledge.announcedOn, convert);
    return {
      pledgeId: pledge.id,
      code: pledge.code,
      part: leaf.year === null ? leaf.status : `${leaf.status}-${leaf.year}`,
      kind: leaf.kind,
      status: leaf.status,
      year: leaf.year,
      donorKey: donorKey(pledge.donorCodes),
      recipientCode: pledge.recipientCode,
      category: pledge.category,
      purpose: pledge.purpose,
      purposeNote: pledge.purposeNote,
      financeType: pledge.financeType,
      channel: pledge.channelSlug ?? bilateral,
      inKind: pledge.inKind,
      announcedOn: pledge.announcedOn,
      announcedDay: pledge.announcedOn === null ? "" : firstDay(pledge.announcedOn),
      announcedBy: pledge.announcedBy,
      packageCodes: pledge.packageCodes.join(";"),
      isExceeded: pledge.packageCodes.some((code) => exceeded.has(code)),
      qualifier: pledge.amount.qualifier,
      currency: own,
      floor: leaf.original?.floor ?? null,
      ceiling: leaf.original?.ceiling ?? null,
      floorEur: inDisplay.EUR?.floor ?? null,
      ceilingEur: inDisplay.EUR?.ceiling ?? null,
      floorUsd: inDisplay.USD?.floor ?? null,
      ceilingUsd: inDisplay.USD?.ceiling ?? null,
      floorGbp: inDisplay.GBP?.floor ?? null,
      ceilingGbp: inDisplay.GBP?.ceiling ?? null,
      floorUah: inDisplay.UAH?.floor ?? null,
      ceilingUah: inDisplay.UAH?.ceiling ?? null,
      size: inDisplay.EUR?.floor || inDisplay.EUR?.ceiling || 0,
      rateId: own === "EUR" ? null : rate("EUR"),
      rateUsdId: rate("USD"),
      rateGbpId: rate("GBP"),
      rateUahId: rate("UAH"),
      counted,
      announcements: index === 0 ? 1 + repeated : 0,
      restatements: index === 0 ? repeated : 0,
      annotationId: first.id,
      quote: first.quote,
      articleSlug: first.articleSlug,
      recordedFrom: at,
      recordedTo: null,
    };
  });
}

/** The rate that stands between the euro and a currency in a conversion: the row's own when asked for euros. */
function rateOf(own: Currency | null, to: Currency, day: string | null, convert: Converter): number | null {
  if (own === null || own === to) return null;
  const rates = (convert(1, own, to, day)?.rates ?? []) as StoredRate[];
  return rates.find(({ currency }) => currency === (to === "EUR" ? own : to))?.id ?? null;
}

const RECORD: readonly (keyof Row)[] = ["id", "recordedFrom", "recordedTo"];

export function saysTheSame(old: Row, row: RowInsert): boolean {
  return (Object.keys(old) as (keyof Row)[]).every(
    (key) => RECORD.includes(key) || (old[key] ?? null) === (row[key as keyof RowInsert] ?? null),
  );
}
