import type { Currency } from "../values/currencies.ts";
import type { Status } from "../values/vocabulary.ts";

/** A pledge as one source reports it. Sums in units of the currency; what a source does not say is null or empty. */
export interface PledgeReport {
  donorCodes: readonly string[];
  recipient: string | null;
  min: number | null;
  max: number | null;
  currency: Currency | null;
  category: string | null;
  /** What it is for, how it is given, the goods: in words. */
  purpose: string | null;
  channel: string | null;
  inKind: string | null;
  status: Status | null;
  announcedOn: string | null;
  reportedOn: string | null;
  wording: string | null;
  source: string | null;
}

export type Verdict = "same" | "later_stage" | "part_of" | "revised" | "different" | "unsure";

/** A reason, with what it is about: a key of the interface's messages and its values. */
export interface Reason {
  key:
    | "donors_same"
    | "donors_overlap"
    | "donors_differ"
    | "amount_same"
    | "amount_converted"
    | "amount_rounded"
    | "amount_fits"
    | "amount_mislabelled"
    | "amount_apart"
    | "amount_smaller"
    | "amount_unknown"
    | "rate_missing"
    | "goods_same"
    | "goods_differ"
    | "days_same"
    | "days_near"
    | "days_far"
    | "days_apart"
    | "days_unknown"
    | "ordinals_differ"
    | "channels_same"
    | "channels_differ"
    | "purposes_same"
    | "purposes_differ"
    | "categories_differ"
    | "recipients_differ"
    | "one_list"
    | "stage_later"
    | "addition";
  values: Record<string, string>;
}

export interface Match {
  verdict: Verdict;
  /** 0 to 1: how sure the verdict is. */
  score: number;
  reasons: Reason[];
}

/**
 * The known pledge that a report is joined to without being asked: the one of which the matcher says that it is the same.
 * Whatever else may be meant is offered to a person.
 */
export function joinedByDefault<C extends Match>(found: readonly C[]): C | null {
  return found.find(({ verdict }) => verdict === "same") ?? null;
}

/** Whether a verdict says that both are one pledge, be it at a later stage or with another sum. */
export function saysOne(verdict: Verdict): boolean {
  return verdict === "same" || verdict === "later_stage" || verdict === "revised";
}
