import type { Amount } from "../values/money.ts";
import type { Language, ReviewState } from "../values/vocabulary.ts";
import { type Proposal, type ProposalField, proposalFields } from "./proposal.ts";

/** One suggestion's fate, as the newsroom's record has it. */
export interface Fate {
  engineVersion: string;
  /** ISO 8601, UTC. */
  decidedAt: string;
  outcome: "accepted" | "edited" | "rejected";
  changed: readonly ProposalField[];
}

/** How good an engine's suggestions were in one month. Shares are of 1; null where there is nothing to take a share of. */
export interface Quality {
  engineVersion: string;
  month: string;
  accepted: number;
  edited: number;
  rejected: number;
  /** Marks that people made without a suggestion. */
  missed: number;
  /** Of the suggestions decided on, those that became a mark. */
  precision: number | null;
  /** Of the marks made, those that a suggestion led to. */
  recall: number | null;
  /** Of the suggestions that became a mark, those whose field stood as proposed. */
  fields: Record<ProposalField, number | null>;
}

/** Suggestions by engine and month of the decision, the newest first. `missed`: days on which unaided marks were made. */
export function qualityOf(
  fates: readonly Fate[],
  missed: readonly { madeAt: string; engineVersion: string }[],
): Quality[] {
  const keyOf = (engine: string, at: string) => `${at.slice(0, 7)} ${engine}`;
  const groups = Map.groupBy(fates, (fate) => keyOf(fate.engineVersion, fate.decidedAt));
  const unaided = Map.groupBy(missed, (mark) => keyOf(mark.engineVersion, mark.madeAt));
  const keys = [...new Set([...groups.keys(), ...unaided.keys()])].sort().reverse();
  return keys.map((key) => {
    const group = groups.get(key) ?? [];
    const count = (outcome: Fate["outcome"]) => group.filter((fate) => fate.outcome === outcome).length;
    const [accepted, edited, rejected] = [count("accepted"), count("edited"), count("rejected")];
    const kept = group.filter((fate) => fate.outcome !== "rejected");
    const alone = unaided.get(key)?.length ?? 0;
    const [month = "", engineVersion = ""] = key.split(" ");
    const standing = (field: ProposalField) => kept.filter((fate) => !fate.changed.includes(field)).length;
    return {
      engineVersion,
      month,
      accepted,
      edited,
      rejected,
      missed: alone,
      precision: share(kept.length, group.length),
      recall: share(kept.length, kept.length + alone),
      fields: Object.fromEntries(
        proposalFields.map((field) => [field, share(standing(field), kept.length)]),
      ) as Quality["fields"],
    };
  });
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The mark that a suggestion became, as it is now. */
export interface MarkNow {
  reviewState: ReviewState;
  isRemoved: boolean;
  /** Somebody decided that its pledge is one that the ledger has already. */
  isMerged: boolean;
  stated: Amount;
  /** Its pledge, where it told that first: of one that was known before, the words were not asked. */
  pledge: Pick<Proposal, "donorCodes" | "category" | "purpose"> | null;
}

/** A suggestion with what became of it after it was decided on. */
export interface ReviewedFate extends Pick<Fate, "outcome" | "changed"> {
  proposed: Pick<Proposal, "stated" | "donorCodes" | "category" | "purpose">;
  /** 0 to 100: how sure it was shown to be. */
  confidence: number;
  language: Language;
  /** Null where it was rejected. */
  mark: MarkNow | null;
}

/** Whether a suggestion was right, as the second person left it; null while nobody has looked. */
export function wasRight({ outcome, changed, proposed, mark }: ReviewedFate): boolean | null {
  if (outcome === "rejected" || !mark || mark.isRemoved) return false;
  if (mark.isMerged || mark.reviewState === "sent_back") return false;
  const { pledge } = mark;
  const differs: Partial<Record<ProposalField, boolean>> = {
    stated: told(mark.stated) !== told(proposed.stated),
    donorCodes: pledge !== null && listed(pledge.donorCodes) !== listed(proposed.donorCodes),
    category: pledge !== null && pledge.category !== proposed.category,
    purpose: pledge !== null && pledge.purpose !== proposed.purpose,
  };
  // What was changed before it was saved is told apart, field by field.
  if (proposalFields.some((field) => differs[field] && !changed.includes(field))) return false;
  return mark.reviewState === "approved" ? true : null;
}

const told = ({ qualifier, min, max, currency }: Amount) => JSON.stringify([qualifier, min, max, currency]);
const listed = (codes: readonly string[]) => [...codes].sort().join();

/** How sure suggestions were shown to be, in hundredths from the first and below the second. */
const confidenceBands = [
  [0, 50],
  [50, 70],
  [70, 80],
  [80, 90],
  [90, 101],
] as const;

/** Suggestions of one kind, after review. Shares are of 1; null where none was reviewed. */
export interface ReviewedQuality {
  reviewed: number;
  /** Of these, how sure they were shown to be on average. */
  shown: number | null;
  /** Of these, those that were right. */
  right: number | null;
}

const kinds = ["sum", "range", "goods"] as const;
export type SuggestionKind = (typeof kinds)[number];

/** How often suggestions were right after review, by how sure they were shown to be and by what they were. */
export function qualityAfterReview(fates: readonly ReviewedFate[]) {
  const reviewed = fates.flatMap((fate) => {
    const isRight = wasRight(fate);
    return isRight === null ? [] : [{ ...fate, isRight }];
  });
  const of = (list: typeof reviewed): ReviewedQuality => ({
    reviewed: list.length,
    shown: share(
      list.reduce((sum, { confidence }) => sum + confidence / 100, 0),
      list.length,
    ),
    right: share(list.filter(({ isRight }) => isRight).length, list.length),
  });
  return {
    all: of(reviewed),
    byConfidence: confidenceBands.map(([from, below]) => ({
      from,
      below,
      ...of(reviewed.filter(({ confidence }) => confidence >= from && confidence < below)),
    })),
    byKind: kinds.flatMap((kind) =>
      (["en", "uk"] as const).map((language) => ({
        kind,
        language,
        ...of(reviewed.filter((fate) => kindOf(fate.proposed.stated) === kind && fate.language === language)),
      })),
    ),
  };
}

function kindOf({ qualifier }: Amount): SuggestionKind {
  return qualifier === "unquantified" ? "goods" : qualifier === "between" ? "range" : "sum";
}
