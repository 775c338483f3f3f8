import { describe, expect, it } from "vitest";
import { amountFrom } from "../values/money.ts";
import {
  type Fate,
  type MarkNow,
  qualityAfterReview,
  qualityOf,
  type ReviewedFate,
  wasRight,
} from "./suggestion-quality.ts";

it("adds up fates by engine and month, field by field", () => {
  const decided = (outcome: Fate["outcome"], changed: Fate["changed"] = [], decidedAt = "2024-02-03") => ({
    engineVersion: "2",
    decidedAt,
    outcome,
    changed,
  });
  const fates = [
    decided("accepted"),
    decided("accepted"),
    decided("edited", ["donorCodes"]),
    decided("rejected"),
    decided("accepted", [], "2024-01-09"),
  ];
  const [february, january] = qualityOf(fates, [{ madeAt: "2024-02-10", engineVersion: "2" }]);
  expect(february).toMatchObject({ month: "2024-02", accepted: 2, edited: 1, rejected: 1, missed: 1 });
  expect(february?.precision).toBe(0.75);
  expect(february?.recall).toBe(0.75);
  expect(february?.fields.donorCodes).toBeCloseTo(2 / 3);
  expect(february?.fields.stated).toBe(1);
  expect(january).toMatchObject({ month: "2024-01", precision: 1, recall: 1 });
  expect(qualityOf([], [{ madeAt: "2024-02-10", engineVersion: "2" }])[0]).toMatchObject({
    precision: null,
    recall: 0,
  });
});

const stated = amountFrom("exact", "EUR", 8_700_000_000, null);
const proposed = { stated, donorCodes: ["DK", "SE"], category: "military", purpose: "ammunition" } as const;
const pledge = { ...proposed, donorCodes: ["SE", "DK"] };
const mark: MarkNow = { reviewState: "approved", isRemoved: false, isMerged: false, stated, pledge };
const fate = (changes: Partial<ReviewedFate> = {}, now: Partial<MarkNow> = {}): ReviewedFate => ({
  outcome: "accepted",
  changed: [],
  proposed: { ...proposed, donorCodes: ["DK", "SE"] },
  confidence: 90,
  language: "en",
  mark: { ...mark, ...now },
  ...changes,
});

describe("what became of a suggestion", () => {
  const other = amountFrom("exact", "EUR", 9_000_000_000, null);
  it.each<[string, ReviewedFate, boolean | null]>([
    ["approved as it stood", fate(), true],
    ["not looked at yet", fate({}, { reviewState: "waiting" }), null],
    ["sent back", fate({}, { reviewState: "sent_back" }), false],
    ["rejected", fate({ outcome: "rejected", mark: null }), false],
    ["removed", fate({}, { isRemoved: true }), false],
    ["merged into a known pledge", fate({}, { isMerged: true }), false],
    ["another sum since", fate({}, { stated: other }), false],
    [
      "another donor since, not looked at yet",
      fate({}, { reviewState: "waiting", pledge: { ...pledge, donorCodes: ["DK"] } }),
      false,
    ],
    ["another purpose since", fate({}, { pledge: { ...pledge, purpose: "drones" } }), false],
    [
      "changed before it was saved, and approved so",
      fate({ outcome: "edited", changed: ["stated"] }, { stated: other }),
      true,
    ],
    ["joined to a pledge that was known", fate({}, { pledge: null }), true],
  ])("%s", (_, fate, expected) => expect(wasRight(fate)).toBe(expected));

  it("is added up by how sure it was shown to be and by what it was", () => {
    const goods = { ...proposed, donorCodes: ["DK"], stated: amountFrom("unquantified", null, null, null) };
    const { all, byConfidence, byKind } = qualityAfterReview([
      fate(),
      fate({ confidence: 100 }),
      fate({ confidence: 60, outcome: "rejected", mark: null, proposed: goods, language: "uk" }),
      fate({}, { reviewState: "waiting" }),
    ]);
    expect(all.reviewed).toBe(3);
    expect(all.right).toBeCloseTo(2 / 3);
    expect(all.shown).toBeCloseTo(2.5 / 3);
    expect(byConfidence.map(({ reviewed }) => reviewed)).toEqual([0, 1, 0, 0, 2]);
    expect(byConfidence[0]).toMatchObject({ right: null, shown: null });
    expect(byKind.filter(({ reviewed }) => reviewed > 0)).toMatchObject([
      { kind: "sum", language: "en", reviewed: 2, right: 1 },
      { kind: "goods", language: "uk", reviewed: 1, right: 0 },
    ]);
  });
});
