import { expect, it } from "vitest";
import { type MarkNow, standsOn } from "./approved.ts";

const mark = (of: Partial<MarkNow> = {}): MarkNow => ({
  pledgeId: "shells",
  reviewState: "approved",
  isRemoved: false,
  isPublished: true,
  ...of,
});

it.each<[string, MarkNow[], boolean]>([
  ["its pledge was changed, its mark was not", [mark()], true],
  ["its mark was changed", [mark({ reviewState: "waiting" })], true],
  ["its mark was changed and sent back", [mark({ reviewState: "sent_back" })], true],
  ["one person took its mark away", [mark({ isRemoved: true, reviewState: "waiting" })], true],
  ["two people did", [mark({ isRemoved: true })], false],
  [
    "one person joined its mark to another pledge",
    [mark({ pledgeId: "other", reviewState: "waiting" })],
    true,
  ],
  ["two people did", [mark({ pledgeId: "other" })], false],
  ["its article was withdrawn", [mark({ isPublished: false })], false],
  ["one article was withdrawn, another tells it", [mark({ isPublished: false }), mark()], true],
  [
    "one mark is gone, of another it was proposed",
    [mark({ isRemoved: true }), mark({ isRemoved: true, reviewState: "waiting" })],
    true,
  ],
  ["it never counted", [], false],
])("a pledge that does not count as it is: %s", (_, marks, expected) => {
  expect(standsOn("shells", marks)).toBe(expected);
});
