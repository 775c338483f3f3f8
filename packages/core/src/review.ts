import type { ReviewState } from "./vocabulary.ts";

/** Why somebody may not review a mark, as a key of the interface's messages; null when they may. */
export function reviewRefusal(input: {
  /** Everyone who marked it or changed what it states since. */
  markedBy: readonly string[];
  reviewer: string | null;
  fourEyes: boolean;
  state: ReviewState;
}): "four_eyes" | "already_reviewed" | null {
  if (input.state === "approved") return "already_reviewed";
  if (input.fourEyes && input.reviewer !== null && input.markedBy.includes(input.reviewer))
    return "four_eyes";
  return null;
}
