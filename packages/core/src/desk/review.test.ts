import { expect, it } from "vitest";
import type { ReviewState } from "../values/vocabulary.ts";
import { reviewRefusal } from "./review.ts";

it.each<[string[], string | null, boolean, ReviewState, ReturnType<typeof reviewRefusal>]>([
  [["ann"], "ben", true, "waiting", null],
  [["ann"], "ann", true, "waiting", "four_eyes"],
  [["ann", "ben"], "ben", true, "waiting", "four_eyes"], // who changed it since has marked it too
  [["ann"], "ann", false, "waiting", null], // a desk of one person
  [["ann"], "ann", true, "sent_back", "four_eyes"],
  [["ann"], "ben", true, "sent_back", null],
  [["ann"], "ben", true, "approved", "already_reviewed"],
  [["ann"], "ben", false, "approved", "already_reviewed"],
  [["ann"], "ann", true, "approved", "already_reviewed"],
  [[], "ben", true, "waiting", null],
  [["ann"], null, true, "waiting", null], // the newsroom's own command
])("marked by %j, reviewed by %j, four eyes %s, %s → %j", (markedBy, reviewer, fourEyes, state, refusal) => {
  expect(reviewRefusal({ markedBy, reviewer, fourEyes, state })).toBe(refusal);
});
