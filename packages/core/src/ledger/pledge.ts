import { firstDay, lastDay } from "../values/day.ts";
import { type Amount, amountProblem, boundsOf } from "../values/money.ts";
import { isPartyCode } from "../values/parties.ts";
import type { ProblemKey } from "../values/problem.ts";
import type {
  Category,
  FinanceType,
  OverlapKind,
  Purpose,
  ReviewState,
  Status,
} from "../values/vocabulary.ts";

/** One promise of aid as the ledger knows it, however many articles mention it. */
export interface Pledge {
  code: string;
  donorCodes: string[];
  recipientCode: string;
  /** The donor's own figure, which counts; what an article prints is the annotation's. */
  amount: Amount;
  category: Category;
  purpose: Purpose;
  financeType: FinanceType;
  channelSlug: string | null;
  inKind: string | null;
  announcedOn: string | null;
  announcedBy: string | null;
  /** By when all of it is to have arrived, as precisely as its source says: its last day counts. Null: nobody said. */
  dueBy: string | null;
  /** Shares by calendar year, where the source tells them. Together at most the amount; in its currency. */
  years: YearShare[];
  /** Codes of the packages it is part of. Most have none or one; a share may be told in two. */
  packageCodes: string[];
  /** Pledges with which its money may be one. While any of them counts, this one adds nothing to a floor. */
  overlaps: Overlap[];
  reviewState: ReviewState;
  /** At least one approved mark in an article that is or was public. Without it the pledge does not count. */
  hasReviewedEvidence: boolean;
  events: PledgeEvent[];
}

/** That the money of a pledge may be that of another, and why. */
export interface Overlap {
  kind: OverlapKind;
  /** The other pledge, which keeps its floor. */
  code: string;
}

/** A dated fact about a pledge. Status comes from these, never from a verb. */
export interface PledgeEvent {
  status: Status;
  /** How much of the pledge it is about; null: all of it; unquantified: a part of unknown size. */
  amount: Amount | null;
  /** The amount is what stays when the rest is stopped ('cut to above 2'), not what is stopped. */
  isRest: boolean;
  happenedOn: string;
}

/** What a source promises for one calendar year of a promise of several. */
export interface YearShare {
  year: number;
  amount: Amount;
}

/** Whether a pledge takes part in public sums (rule 1: no reviewed evidence, no count). */
export function counts(pledge: Pick<Pledge, "reviewState" | "hasReviewedEvidence">): boolean {
  return pledge.reviewState === "approved" && pledge.hasReviewedEvidence;
}

/** The code of the nth pledge of a year: (2024, 31) → "P-2024-0031". Codes are never used again. */
export function pledgeCode(year: number, number: number): string {
  return `P-${year}-${String(number).padStart(4, "0")}`;
}

export function isPledgeCode(text: string): boolean {
  return /^P-\d{4}-\d{4,9}$/.test(text);
}

/** What keeps the fields of a pledge from being saved: field → key of the interface's messages. Empty when all is well. */
export function pledgeProblems(fields: {
  donorCodes: readonly string[];
  recipientCode: string;
  amount: Amount;
  inKind: string | null;
  years?: readonly YearShare[];
  announcedOn?: string | null;
  dueBy?: string | null;
}): Record<string, ProblemKey> {
  const problems: Record<string, ProblemKey> = {};
  if (fields.donorCodes.length === 0) problems.donorCodes = "donor_missing";
  else if (!fields.donorCodes.every(isPartyCode)) problems.donorCodes = "donor_unknown";
  else if (new Set(fields.donorCodes).size !== fields.donorCodes.length) problems.donorCodes = "donor_twice";
  if (!isPartyCode(fields.recipientCode)) problems.recipientCode = "recipient_unknown";
  const amount = amountProblem(fields.amount);
  if (amount) problems.amount = amount;
  else if (fields.amount.qualifier === "unquantified" && !fields.inKind?.trim())
    problems.inKind = "in_kind_missing";
  else if (!yearsFit(fields.years ?? [], fields.amount)) problems.years = "years_do_not_fit";
  const { announcedOn, dueBy } = fields;
  if (dueBy && announcedOn && lastDay(dueBy) < firstDay(announcedOn)) problems.dueBy = "due_before_announced";
  return problems;
}

/** Shares by year are sums of the pledge's currency, one a year, and together no more than what is promised for sure. */
function yearsFit(years: readonly YearShare[], whole: Amount): boolean {
  if (new Set(years.map(({ year }) => year)).size !== years.length) return false;
  const isSum = ({ amount }: YearShare) =>
    amount.currency === whole.currency &&
    (amount.qualifier === "exact" || amount.qualifier === "about") &&
    amountProblem(amount) === null;
  const sum = years.reduce((total, { amount }) => total + (amount.min ?? 0), 0);
  return years.every(isSum) && sum <= boundsOf(whole).floor;
}

/**
 * Whether putting `inner` into `outer`, as its component or as what may lie within it, would put a pledge into itself.
 * `outerOf` gives the codes that a code is in, in either way.
 */
export function wouldLoop(
  inner: string,
  outer: string,
  outerOf: (code: string) => readonly string[],
): boolean {
  const seen = new Set<string>();
  const queue = [outer];
  for (let code = queue.pop(); code !== undefined; code = queue.pop()) {
    if (code === inner) return true;
    if (seen.has(code)) continue;
    seen.add(code);
    queue.push(...outerOf(code));
  }
  return false;
}
