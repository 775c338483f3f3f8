import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Amount, amountFrom, unquantified } from "../values/money.ts";
import { reviewStates } from "../values/vocabulary.ts";
import { counts, isPledgeCode, pledgeCode, pledgeProblems, wouldLoop } from "./pledge.ts";

describe("pledgeProblems", () => {
  const good = {
    donorCodes: ["NL"],
    recipientCode: "UA",
    amount: amountFrom("exact", "EUR", 8700),
    inKind: null,
  };
  it.each<
    [
      string,
      Partial<Omit<typeof good, "inKind" | "amount"> & { inKind: string | null; amount: Amount }>,
      Record<string, string>,
    ]
  >([
    ["nothing wrong", {}, {}],
    ["joint donors", { donorCodes: ["NL", "DK", "ORG:EU"] }, {}],
    ["no donor", { donorCodes: [] }, { donorCodes: "donor_missing" }],
    ["a donor that is no code", { donorCodes: ["NL", "Denmark"] }, { donorCodes: "donor_unknown" }],
    ["a donor twice", { donorCodes: ["NL", "DK", "NL"] }, { donorCodes: "donor_twice" }],
    ["no recipient", { recipientCode: "" }, { recipientCode: "recipient_unknown" }],
    ["no value and no goods", { amount: { ...unquantified } }, { inKind: "in_kind_missing" }],
    ["blank goods", { amount: { ...unquantified }, inKind: "  " }, { inKind: "in_kind_missing" }],
    ["goods", { amount: { ...unquantified }, inKind: "generators" }, {}],
    ["goods with a value", { inKind: "generators" }, {}],
    [
      "a figure without a currency",
      { amount: amountFrom("exact", null, 5) },
      { amount: "amount_without_currency" },
    ],
    ["a range of one", { amount: amountFrom("between", "EUR", 5, 5) }, { amount: "amount_needs_range" }],
    [
      "all of it",
      { donorCodes: ["nl"], recipientCode: "x", amount: amountFrom("exact", "EUR", 0.5) },
      { donorCodes: "donor_unknown", recipientCode: "recipient_unknown", amount: "amount_not_whole" },
    ],
  ])("%s", (_, change, problems) => {
    expect(pledgeProblems({ ...good, ...change })).toEqual(problems);
  });
});

it("counts what is approved and has reviewed evidence, nothing else", () => {
  const found = reviewStates.flatMap((reviewState) =>
    [true, false]
      .filter((hasReviewedEvidence) => counts({ reviewState, hasReviewedEvidence }))
      .map(() => reviewState),
  );
  expect(found).toEqual(["approved"]);
});

describe("codes", () => {
  it("are codes, one for each year and number", () => {
    const year = fc.integer({ min: 1900, max: 2199 });
    const number = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(year, number, year, number, (year1, number1, year2, number2) => {
        expect(isPledgeCode(pledgeCode(year1, number1))).toBe(true);
        expect(pledgeCode(year1, number1) === pledgeCode(year2, number2)).toBe(
          year1 === year2 && number1 === number2,
        );
      }),
    );
    expect(pledgeCode(2024, 31)).toBe("P-2024-0031");
    expect(pledgeCode(2024, 12345)).toBe("P-2024-12345");
  });
  it.each(["", "P-2024-031", "p-2024-0031", "P-24-0031", "P-2024-0031x", "P-2024-0031\n", "XP-2024-0031"])(
    "%j is none",
    (text) => {
      expect(isPledgeCode(text)).toBe(false);
    },
  );
});

describe("wouldLoop", () => {
  const parents: Record<string, string[]> = {
    part: ["pack"],
    pack: ["whole", "other"],
    whole: [],
    other: [],
  };
  const parentsOf = (code: string) => parents[code] ?? [];
  it.each([
    ["part", "whole", false],
    ["whole", "part", true], // through the package between them
    ["other", "part", true],
    ["part", "part", true],
    ["new", "part", false],
    ["whole", "other", false],
  ])("%s into %s: %s", (component, pack, expected) => {
    expect(wouldLoop(component, pack, parentsOf)).toBe(expected);
  });

  it("lets no package become part of itself, and no other be refused", () => {
    const edge = fc.tuple(fc.nat(7), fc.nat(7));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 30 }), (edges) => {
        const packages = new Map<number, Set<number>>();
        const above = (code: number) => packages.get(code) ?? new Set<number>();
        // All ancestors, by walking up as often as there are pledges.
        const ancestors = (code: number) => {
          let reached = new Set([code]);
          for (let i = 0; i < 8; i++)
            reached = new Set([...reached, ...[...reached].flatMap((each) => [...above(each)])]);
          return reached;
        };
        for (const [component, pack] of edges) {
          const refused = wouldLoop(String(component), String(pack), (code) =>
            [...above(Number(code))].map(String),
          );
          expect(refused).toBe(ancestors(pack).has(component));
          if (!refused) packages.set(component, new Set([...above(component), pack]));
        }
      }),
    );
  });

  it("ends even where the ledger already holds a loop", () => {
    expect(wouldLoop("new", "a", (code) => [code === "a" ? "b" : "a"])).toBe(false);
  });
});
