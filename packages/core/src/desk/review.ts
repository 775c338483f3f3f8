import type { ReviewState } from "../values/vocabulary.ts";

/** Why somebody may not review a mark, as a key of the interface's messages; null when they may. */
export function reviewRefusal(input: {
  /** Everyone who marked it or changed what it states since. */
  markedBy: readonly string[];
  reviewer: string | null;
  fourEyes: boolean;
  state: ReviewState;
  /** Who has left it to another reviewer, if anybody has. */
  disputedBy?: string | null;
  /** Two people are still marking its article apart from each other. */
  isBlind?: boolean;
}): "four_eyes" | "already_reviewed" | "disputed" | "blind" | null {
  if (input.state === "approved") return "already_reviewed";
  if (input.isBlind) return "blind";
  if (input.disputedBy && input.disputedBy === input.reviewer) return "disputed";
  if (input.fourEyes && input.reviewer !== null && input.markedBy.includes(input.reviewer))
    return "four_eyes";
  return null;
}
