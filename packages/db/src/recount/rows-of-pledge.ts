import { bilateral } from "@pledgebook/core/ledger/filter";
import type { Leaf } from "@pledgebook/core/ledger/leaf";
import { type Converter, convertLeaf } from "@pledgebook/core/ledger/leaves";
import type { Currency } from "@pledgebook/core/values/currencies";
import { firstDay, lastDay } from "@pledgebook/core/values/day";
import { donorKey } from "@pledgebook/core/values/parties";
import { displayCurrencies } from "@pledgebook/core/values/vocabulary";
import type { ApprovedMark, StandingPledge } from "../queries/pledges/approved.ts";
import type { StoredPledge } from "../queries/pledges/pledges.ts";
import type { StoredRate } from "../queries/rates.ts";
import { perDisplayCurrency, perRate } from "../schema/display-currency.ts";
import { schema } from "../schema.ts";

const { ledgerRows } = schema;

export type RowInsert = typeof ledgerRows.$inferInsert;

type Row = typeof ledgerRows.$inferSelect;

/** The ledger's rows for a pledge, one a leaf, from `at` on. None without a public sentence that promises it (rule 1). */
export function rowsOf(
  pledge: StandingPledge,
  leaves: readonly Leaf[],
  marks: readonly ApprovedMark[],
  exceeded: ReadonlySet<string>,
  convert: Converter,
  at: string,
): RowInsert[] {
  const [first] = marks;
  if (!first) return [];
  const repeated = marks.filter(({ role }) => role === "restatement" || role === "contradiction").length;
  const told = factsOf(pledge, exceeded);
  const seen = new Set<string>();
  return leaves.map((leaf, index): RowInsert => {
    const counted = seen.has(leaf.status) ? 0 : 1;
    seen.add(leaf.status);
    return {
      ...told,
      ...sumsOf(pledge, leaf, convert),
      part: leaf.year === null ? leaf.status : `${leaf.status}-${leaf.year}`,
      kind: leaf.kind,
      qualifier: leaf.qualifier,
      status: leaf.status,
      year: leaf.year,
      partly: leaf.partly,
      overlap: leaf.overlap?.kind ?? null,
      overlapCode: leaf.overlap?.code ?? null,
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

/** What all rows of a pledge say alike. */
function factsOf(pledge: StandingPledge, exceeded: ReadonlySet<string>) {
  return {
    pledgeId: pledge.id,
    code: pledge.code,
    donorKey: donorKey(pledge.donorCodes),
    recipientCode: pledge.recipientCode,
    category: pledge.category,
    purpose: pledge.purpose,
    purposeNote: pledge.purposeNote,
    purposeNoteUk: pledge.purposeNoteUk,
    financeType: pledge.financeType,
    channel: pledge.channelSlug ?? bilateral,
    inKind: pledge.inKind,
    inKindUk: pledge.inKindUk,
    announcedOn: pledge.announcedOn,
    announcedDay: pledge.announcedOn === null ? "" : firstDay(pledge.announcedOn),
    announcedBy: pledge.announcedBy,
    dueBy: pledge.dueBy,
    dueDay: pledge.dueBy === null ? null : lastDay(pledge.dueBy),
    packageCodes: pledge.packageCodes.join(";"),
    isExceeded: pledge.packageCodes.some((code) => exceeded.has(code)),
    currency: pledge.amount.currency,
    isBeingChecked: pledge.isBeingChecked,
  };
}

/** A leaf's sum, as the donor gave it and in every display currency, with the rates that were used. */
function sumsOf(pledge: StoredPledge, leaf: Leaf, convert: Converter) {
  const inDisplay = new Map(
    displayCurrencies.map((currency) => [currency, convertLeaf(leaf, currency, convert)]),
  );
  const euros = inDisplay.get("EUR");
  return {
    floor: leaf.original?.floor ?? null,
    ceiling: leaf.original?.ceiling ?? null,
    ...perDisplayCurrency(
      ["floor", "ceiling"],
      (bound, currency) => inDisplay.get(currency)?.[bound] ?? null,
    ),
    size: euros?.floor || euros?.ceiling || 0,
    ...perRate((currency) => rateOf(pledge.amount.currency, currency, pledge.announcedOn, convert)),
  };
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
