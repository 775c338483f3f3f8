import { type ProposalField, proposalFields } from "./proposal.ts";

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
