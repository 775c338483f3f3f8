import type { ReviewState } from "../values/vocabulary.ts";

/** How a mark by which a pledge counted stands now. */
export interface MarkNow {
  /** The pledge that it states now. */
  pledgeId: string;
  /** Of a mark that was taken away: whether a second person has agreed. */
  reviewState: ReviewState;
  isRemoved: boolean;
  /** Its article is published, and was not withdrawn. */
  isPublished: boolean;
}

/**
 * Whether a pledge that does not count as it is still counts as it was approved last (rules 11 and 15): for as long as one
 * person alone has changed it, taken its marks away, joined them to another pledge or put them on other words. A withdrawn
 * article is no evidence any more, whoever has seen what.
 */
export function standsOn(pledgeId: string, marks: readonly MarkNow[]): boolean {
  return marks.some((mark) => mark.isPublished && !isSettled(pledgeId, mark));
}

/** Two people have seen that the mark states this pledge no more. */
function isSettled(pledgeId: string, mark: MarkNow): boolean {
  return mark.reviewState === "approved" && (mark.isRemoved || mark.pledgeId !== pledgeId);
}
