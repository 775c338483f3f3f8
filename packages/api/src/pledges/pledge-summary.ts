import type { Converter } from "@pledgebook/core/ledger/leaves";
import { type Progress, progressOf } from "@pledgebook/core/ledger/stages";
import type { Currency } from "@pledgebook/core/values/currencies";
import { type Amount, type Bounds, boundsOf } from "@pledgebook/core/values/money";
import type { Rate } from "@pledgebook/core/values/rates";
import type {
  Category,
  DisplayCurrency,
  FinanceType,
  Purpose,
  Status,
} from "@pledgebook/core/values/vocabulary";
import { amountOf } from "@pledgebook/db/queries/pledges/amounts";
import type { StandingPledge } from "@pledgebook/db/queries/pledges/approved";
import type { PledgeEventRow } from "@pledgebook/db/queries/pledges/pledge-events";
import type { StoredPledge } from "@pledgebook/db/queries/pledges/pledges";

/** A sum in another currency with what it takes to check it. Minor units of `currency`. */
export interface ConvertedBounds {
  currency: Currency;
  bounds: Bounds;
  rates: Rate[];
}

/** A pledge as cards, rows and forms show it. */
export interface PledgeSummary {
  id: string;
  code: string;
  donorCodes: string[];
  recipientCode: string;
  amount: Amount;
  /** Null when the amount is in that currency already, has no value, or a rate is missing. */
  converted: ConvertedBounds | null;
  /** What all of it has reached. */
  status: Status;
  /** The furthest stage that a part has reached, or a stop of a part. */
  partly: Status | null;
  /** It is told as it was approved last: a change waits for a second person. */
  isBeingChecked: boolean;
  category: Category;
  purpose: Purpose;
  purposeNote: string | null;
  purposeNoteUk: string | null;
  financeType: FinanceType;
  channelSlug: string | null;
  inKind: string | null;
  inKindUk: string | null;
  announcedOn: string | null;
  announcedBy: string | null;
  /** By when all of it is to have arrived, as precisely as its source says it. */
  dueBy: string | null;
  packageCodes: string[];
  reviewState: StoredPledge["reviewState"];
  version: number;
}

/** `progress`: of a package that of its parts; without it, what the pledge's own events tell. */
export function pledgeSummary(
  pledge: StoredPledge & Partial<Pick<StandingPledge, "isBeingChecked">>,
  currency: DisplayCurrency,
  convert: Converter,
  progress?: Progress,
): PledgeSummary {
  const { status, partly } = progress ?? progressOf(pledge);
  return {
    id: pledge.id,
    code: pledge.code,
    donorCodes: pledge.donorCodes,
    recipientCode: pledge.recipientCode,
    amount: pledge.amount,
    converted: convertAmount(pledge.amount, pledge.announcedOn, currency, convert),
    status,
    partly,
    isBeingChecked: pledge.isBeingChecked ?? false,
    category: pledge.category,
    purpose: pledge.purpose,
    purposeNote: pledge.purposeNote,
    purposeNoteUk: pledge.purposeNoteUk,
    financeType: pledge.financeType,
    channelSlug: pledge.channelSlug,
    inKind: pledge.inKind,
    inKindUk: pledge.inKindUk,
    announcedOn: pledge.announcedOn,
    announcedBy: pledge.announcedBy,
    dueBy: pledge.dueBy,
    packageCodes: pledge.packageCodes,
    reviewState: pledge.reviewState,
    version: pledge.version,
  };
}

/** A dated fact about a pledge, as timelines show it. `amount` null: all of the pledge. */
export function eventView({
  id,
  status,
  isRest,
  happenedOn,
  detail,
  detailUk,
  evidence,
  qualifier,
  ...row
}: PledgeEventRow) {
  const sum = qualifier === null ? null : amountOf({ ...row, qualifier });
  return { id, status, isRest, happenedOn, detail, detailUk, evidence, amount: sum };
}

function convertAmount(
  amount: Amount,
  day: string | null,
  currency: DisplayCurrency,
  convert: Converter,
): ConvertedBounds | null {
  if (amount.currency === null || amount.currency === currency) return null;
  const { floor, ceiling } = boundsOf(amount);
  const low = convert(floor, amount.currency, currency, day);
  const high = ceiling === null ? null : convert(ceiling, amount.currency, currency, day);
  if (!low || (ceiling !== null && !high)) return null;
  return { currency, bounds: { floor: low.minor, ceiling: high?.minor ?? null }, rates: low.rates };
}
