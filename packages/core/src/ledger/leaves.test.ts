import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Currency } from "../values/currencies.ts";
import { type Amount, amountFrom, type Bounds, boundsOf, unquantified } from "../values/money.ts";
import { convert, type Rate } from "../values/rates.ts";
import {
  categories,
  financeTypes,
  overlapKinds,
  purposes,
  qualifiers,
  reviewStates,
  statuses,
} from "../values/vocabulary.ts";
import type { Leaf } from "./leaf.ts";
import { type Converter, exceeds, leaves, remainder } from "./leaves.ts";
import type { Pledge, PledgeEvent } from "./pledge.ts";
import { donorSlice, holderSlice, type StageTotal, totalsBy, totalsByStage } from "./totals.ts";

const perEuro: Partial<Record<Currency, string>> = { USD: "1.0905", DKK: "7.4568", JPY: "160.46" }; // none for SEK
const converter: Converter = (minor, from, to) =>
  convert(minor, from, to, (currency): Rate | null => {
    const rate = perEuro[currency];
    return rate ? { date: "2024-01-29", currency, perEuro: rate, source: "test" } : null;
  });

function pledge(code: string, amount: Amount, more: Partial<Pledge> = {}): Pledge {
  return {
    code,
    donorCodes: ["NL"],
    recipientCode: "UA",
    amount,
    category: "military",
    purpose: "other",
    financeType: "not_stated",
    channelSlug: null,
    inKind: amount.currency === null ? "generators" : null,
    announcedOn: "2024-01-29",
    announcedBy: null,
    dueBy: null,
    years: [],
    packageCodes: [],
    overlaps: [],
    reviewState: "approved",
    hasReviewedEvidence: true,
    events: [],
    ...more,
  };
}
const euros = (millions: number) => amountFrom("exact", "EUR", millions * 1e8);
const partOf = (code: string) => ({ packageCodes: [code] });

/** "pledged 134..: 3 pledges, 1 in kind" with bounds in millions. */
function told(totals: StageTotal[]): string[] {
  const millions = (value: number | null) => (value === null ? "" : value / 1e8);
  return totals.map(
    ({ status, bounds, pledges, unquantified: inKind, unconverted }) =>
      `${status} ${millions(bounds.floor)}..${millions(bounds.ceiling)}: ${pledges} pledges, ${inKind} in kind, ${unconverted} without a rate`,
  );
}
const total = (...list: Pledge[]) => told(totalsByStage(leaves(list, "EUR", converter)));

describe("the Dutch package of January 2024", () => {
  const pack = pledge("P-2024-0001", euros(122));
  const parts = [87, 25, 10].map((millions, index) =>
    pledge(`P-2024-000${index + 2}`, euros(millions), partOf(pack.code)),
  );

  it("is 122 million with its components, not 244", () => {
    expect(total(pack, ...parts)).toEqual(["pledged 122..122: 3 pledges, 0 in kind, 0 without a rate"]);
  });
  it("is 122 million while only a part of it is known in detail", () => {
    expect(total(pack, parts[0]!)).toEqual(["pledged 122..122: 2 pledges, 0 in kind, 0 without a rate"]);
    const [rest] = leaves([pack, parts[0]!], "EUR", converter);
    expect(rest).toMatchObject({ kind: "remainder", original: { floor: 35e8, ceiling: 35e8 } });
  });
  it("is 122 million alone, and its components are without it", () => {
    expect(total(pack)).toEqual(["pledged 122..122: 1 pledges, 0 in kind, 0 without a rate"]);
    expect(total(...parts)).toEqual(["pledged 122..122: 3 pledges, 0 in kind, 0 without a rate"]);
  });
  it("keeps the share of a component that nobody has reviewed", () => {
    const waiting = { ...parts[0]!, reviewState: "waiting" as const };
    expect(total(pack, waiting, parts[1]!)).toEqual([
      "pledged 122..122: 2 pledges, 0 in kind, 0 without a rate",
    ]);
  });
  it("is its components where they state more than it, and that is flagged", () => {
    const more = pledge("P-2024-0009", euros(1), partOf(pack.code));
    expect(total(pack, ...parts, more)).toEqual(["pledged 123..123: 4 pledges, 0 in kind, 0 without a rate"]);
    expect(exceeds(pack, parts, converter)).toBe(false);
    expect(exceeds(pack, [...parts, more], converter)).toBe(true);
  });
});

describe("what counts, and beside what", () => {
  it("counts nothing without reviewed evidence", () => {
    for (const reviewState of reviewStates)
      for (const hasReviewedEvidence of [true, false]) {
        const found = total(pledge("P-2024-0001", euros(5), { reviewState, hasReviewedEvidence }));
        expect(found).toHaveLength(reviewState === "approved" && hasReviewedEvidence ? 1 : 0);
      }
  });

  it("keeps bounds: 'up to' adds nothing to the floor, 'over' has no ceiling", () => {
    const upTo = pledge("P-2024-0001", amountFrom("up_to", "EUR", 5e8));
    const over = pledge("P-2024-0002", amountFrom("more_than", "EUR", 12e8));
    const range = pledge("P-2024-0003", amountFrom("between", "EUR", 1e8, 3e8));
    expect(total(upTo, range)).toEqual(["pledged 1..8: 2 pledges, 0 in kind, 0 without a rate"]);
    expect(total(upTo, over)).toEqual(["pledged 12..: 2 pledges, 0 in kind, 0 without a rate"]);
  });

  it("shows goods and unknown rates beside the sum, never as zero in it", () => {
    const goods = pledge("P-2024-0001", { ...unquantified });
    const kronor = pledge("P-2024-0002", amountFrom("exact", "SEK", 100));
    expect(total(goods, kronor, pledge("P-2024-0003", euros(5)))).toEqual([
      "pledged 5..5: 3 pledges, 1 in kind, 1 without a rate",
    ]);
    expect(leaves([goods], "EUR", converter)).toMatchObject([{ original: null, converted: null }]);
    expect(leaves([kronor], "EUR", converter)).toMatchObject([
      { original: { floor: 100, ceiling: 100 }, converted: null },
    ]);
  });

  it("explains nothing of a package with goods, or with a currency whose rate is missing", () => {
    const pack = pledge("P-2024-0001", euros(10));
    const goods = pledge("P-2024-0002", { ...unquantified }, partOf(pack.code));
    const kronor = pledge("P-2024-0003", amountFrom("exact", "SEK", 100), partOf(pack.code));
    const dollars = pledge("P-2024-0004", amountFrom("exact", "USD", 109_05), partOf(pack.code));
    expect(remainder(pack, [goods, kronor], converter)).toEqual({ floor: 10e8, ceiling: 10e8 });
    expect(remainder(pack, [goods, kronor, dollars], converter)).toEqual({
      floor: 10e8 - 100_00,
      ceiling: 10e8 - 100_00,
    });
    expect(remainder(goods, [dollars], converter)).toEqual({ floor: 0, ceiling: 0 });
  });

  it("takes components in other currencies at the rate of the package's day, of their own where it has none", () => {
    const days: (string | null)[] = [];
    const spy: Converter = (minor, from, to, day) => {
      if (from !== to) days.push(day);
      return converter(minor, from, to, day);
    };
    const dollars = pledge("P-2024-0002", amountFrom("up_to", "USD", 100), { announcedOn: "2024-03-01" });
    remainder(pledge("P-2024-0001", euros(10)), [dollars], spy);
    expect([...new Set(days.splice(0))]).toEqual(["2024-01-29"]);
    remainder(pledge("P-2024-0001", euros(10), { announcedOn: null }), [dollars], spy);
    expect([...new Set(days.splice(0))]).toEqual(["2024-03-01"]);
    leaves([dollars], "EUR", spy);
    expect([...new Set(days)]).toEqual(["2024-03-01"]);
  });

  it("does not flag a package for rounding between currencies", () => {
    const pack = pledge("P-2024-0001", euros(100));
    const dollars = (millions: number) =>
      pledge("P-2024-0002", amountFrom("exact", "USD", millions * 1e8), partOf(pack.code));
    expect(exceeds(pack, [dollars(109.3)], converter)).toBe(false);
    expect(exceeds(pack, [dollars(110)], converter)).toBe(true);
    expect(exceeds(pledge("P-2024-0003", amountFrom("at_least", "EUR", 1)), [dollars(110)], converter)).toBe(
      false,
    );
    expect(exceeds(pledge("P-2024-0003", { ...unquantified }), [dollars(110)], converter)).toBe(false);
  });

  it("keeps stages apart, in their order", () => {
    const events: PledgeEvent[] = [
      { status: "disbursed", happenedOn: "2024-05", amount: euros(40), isRest: false },
      { status: "committed", happenedOn: "2024-03", amount: euros(60), isRest: false },
    ];
    const paid = pledge("P-2024-0001", euros(100), { events });
    expect(total(paid, pledge("P-2024-0002", euros(5)))).toEqual([
      "pledged 45..45: 2 pledges, 0 in kind, 0 without a rate",
      "committed 20..20: 1 pledges, 0 in kind, 0 without a rate",
      "disbursed 40..40: 1 pledges, 0 in kind, 0 without a rate",
    ]);
  });

  it("keeps what may lie within another out of the floor, for as long as that one counts", () => {
    const within = (code: string) => ({ overlaps: [{ kind: "may_be_within" as const, code }] });
    const whole = pledge("P-2024-0001", euros(7));
    const inner = pledge("P-2024-0002", amountFrom("exact", "EUR", 110_000_000), within(whole.code));
    expect(total(whole, inner)).toEqual(["pledged 7..8.1: 2 pledges, 0 in kind, 0 without a rate"]);
    expect(total(inner)).toEqual(["pledged 1.1..1.1: 1 pledges, 0 in kind, 0 without a rate"]);
    expect(total({ ...whole, reviewState: "waiting" }, inner)).toEqual([
      "pledged 1.1..1.1: 1 pledges, 0 in kind, 0 without a rate",
    ]);
    // No more can be shared than the other is: 3.5 that guarantee a loan of 1.1 are 2.4 beside it at least.
    const loan = pledge("P-2024-0007", amountFrom("exact", "EUR", 110_000_000));
    const guarantee = pledge("P-2024-0008", amountFrom("exact", "EUR", 350_000_000), {
      overlaps: [{ kind: "guarantees", code: loan.code }],
    });
    expect(total(loan, guarantee)).toEqual(["pledged 3.5..4.6: 2 pledges, 0 in kind, 0 without a rate"]);
    // Of what is likely the same, the sum that keeps its floor is the only one that is sure.
    const again = pledge("P-2024-0009", euros(8), { overlaps: [{ kind: "likely_same", code: whole.code }] });
    expect(total(whole, again)).toEqual(["pledged 7..15: 2 pledges, 0 in kind, 0 without a rate"]);
    // What is said of a package is said of its components and its remainder.
    const part = pledge("P-2024-0003", euros(1), partOf(inner.code));
    expect(total(whole, inner, part)).toEqual(["pledged 7..8.1: 3 pledges, 0 in kind, 0 without a rate"]);
    expect(totalsByStage(leaves([whole, inner, part], "EUR", converter))[0]).toMatchObject({
      overlapping: 2,
    });
    expect(leaves([whole, inner], "EUR", converter).map(({ overlap }) => overlap)).toEqual([
      null,
      { kind: "may_be_within", code: whole.code },
    ]);
    // Components that lie within each other do not exceed their package.
    const [a, b] = [pledge("P-2024-0005", euros(7)), pledge("P-2024-0006", euros(6), within("P-2024-0005"))];
    expect(exceeds(pledge("P-2024-0004", euros(8)), [a, b], converter)).toBe(false);
  });

  it("takes an event in another currency at the rate of its day", () => {
    const paid = (currency: Currency, millions: number): Partial<Pledge> => ({
      events: [
        {
          status: "disbursed",
          happenedOn: "2024-03",
          amount: amountFrom("exact", currency, millions * 1e8),
          isRest: false,
        },
      ],
    });
    expect(total(pledge("P-2024-0001", euros(100), paid("USD", 10.905)))).toEqual([
      "pledged 90..90: 1 pledges, 0 in kind, 0 without a rate",
      "disbursed 10..10: 1 pledges, 0 in kind, 0 without a rate",
    ]);
    const [leaf, ...more] = leaves([pledge("P-2024-0001", euros(100), paid("SEK", 5))], "EUR", converter);
    expect(more).toEqual([]);
    expect(leaf).toMatchObject({ status: "pledged", partly: "disbursed", original: { floor: 100e8 } });
  });

  it("keeps joint donors joint", () => {
    const joint = pledge("P-2024-0001", euros(5), { donorCodes: ["NL", "DK"] });
    const own = pledge("P-2024-0002", euros(7), { donorCodes: ["DK"] });
    const slices = totalsBy(leaves([joint, own], "EUR", converter), donorSlice);
    expect([...slices].map(([slice, totals]) => [slice, totals[0]!.bounds.floor / 1e8])).toEqual([
      ["DK;NL", 5],
      ["DK", 7],
    ]);
  });
});

// ---------------------------------------------------------------------------------------------------------------------
// Any ledger: pledges of any kind, of which some are packages of others, packages of packages among them.

const amount = fc
  .tuple(
    fc.constantFrom(...qualifiers),
    fc.constantFrom<Currency>("EUR", "USD", "DKK", "JPY", "SEK"),
    fc.integer({ min: 1, max: 1e12 }),
    fc.integer({ min: 1, max: 1e12 }),
  )
  .map(([qualifier, currency, first, more]) => amountFrom(qualifier, currency, first, first + more));
const event = fc.record({
  status: fc.constantFrom(...statuses),
  happenedOn: fc.constantFrom("2024-02-01", "2024-03", "2024-Q3", "2025"),
  amount: fc.option(amount),
  isRest: fc.boolean(),
});
const ledger = fc
  .array(
    fc.record({
      amount,
      donorCodes: fc.uniqueArray(fc.constantFrom("NL", "DK", "NO", "ORG:EU"), { minLength: 1, maxLength: 2 }),
      category: fc.constantFrom(...categories),
      purpose: fc.constantFrom(...purposes),
      financeType: fc.constantFrom(...financeTypes),
      channelSlug: fc.constantFrom(null, "ifu", "purl", "it-coalition"),
      // Parts of the floor that its source promises for the years from 2024.
      shares: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 3 }),
      reviewState: fc.constantFrom("approved" as const, "approved" as const, ...reviewStates),
      hasReviewedEvidence: fc.constantFrom(true, true, true, false),
      announcedOn: fc.constantFrom("2024-01-29", "2024-02", null),
      events: fc.array(event, { maxLength: 3 }),
      // Only pledges before it in the list, so that no package is part of itself.
      parents: fc.array(
        fc.nat(999).map((n) => n / 1000),
        { maxLength: 2 },
      ),
      overlaps: fc.array(
        fc.tuple(
          fc.constantFrom(...overlapKinds),
          fc.nat(999).map((n) => n / 1000),
        ),
        { maxLength: 1 },
      ),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ parents, overlaps, shares, amount: stated, ...fields }, index) =>
      pledge(`P-2024-${1000 + index}`, stated, {
        ...fields,
        years: yearsOf(stated, shares),
        overlaps:
          index === 0
            ? []
            : overlaps.map(([kind, at]) => ({ kind, code: `P-2024-${1000 + Math.floor(at * index)}` })),
        packageCodes:
          index === 0 ? [] : [...new Set(parents.map((at) => `P-2024-${1000 + Math.floor(at * index)}`))],
      }),
    ),
  );
const display = fc.constantFrom<Currency>("EUR", "USD");
const isFund = (slug: string) => slug === "ifu" || slug === "purl";

/** Shares by year in hundredths of the floor, as many as fit into it. */
function yearsOf(stated: Amount, hundredths: readonly number[]): Pledge["years"] {
  const { currency } = stated;
  if (currency === null) return [];
  const { floor } = boundsOf(stated);
  let left = floor;
  return hundredths.flatMap((part, index) => {
    const share = Math.floor((floor / 100) * part);
    if (share === 0 || share > left) return [];
    left -= share;
    return [{ year: 2024 + index, amount: amountFrom("exact", currency, share) }];
  });
}

const atMost = ({ ceiling }: Bounds) => ceiling ?? Number.POSITIVE_INFINITY;
/** Sums told as plain numbers, by an addition of the test's own. */
function sums(list: { status: string; bounds: Bounds | null }[]): Record<string, [number, number]> {
  const found: Record<string, [number, number]> = {};
  for (const { status, bounds } of list) {
    const [floor, ceiling] = found[status] ?? [0, 0];
    found[status] = [floor + (bounds?.floor ?? 0), ceiling + (bounds ? atMost(bounds) : 0)];
  }
  return found;
}

const COUNTED = ["unquantified", "unconverted", "pledges"] as const;

describe("any ledger", () => {
  const slices: Record<string, (leaf: Leaf) => string> = {
    donor: donorSlice,
    "donor in the fund's view": (leaf) => holderSlice(leaf, "fund", isFund),
    channel: (leaf) => leaf.pledge.channelSlug ?? "bilateral",
    category: (leaf) => leaf.pledge.category,
    purpose: (leaf) => leaf.pledge.purpose,
    "finance type": (leaf) => leaf.pledge.financeType,
    year: (leaf) => String(leaf.year),
    month: (leaf) => leaf.pledge.announcedOn?.slice(0, 7) ?? "unknown",
    kind: (leaf) => leaf.kind,
  };

  it.each(Object.keys(slices))("has leaves that sum to its totals, whole and by %s", (by) => {
    fc.assert(
      fc.property(ledger, display, (pledges, currency) => {
        const list = leaves(pledges, currency, converter);
        const totals = totalsByStage(list);
        expect(sums(totals)).toEqual(
          sums(list.map(({ status, converted }) => ({ status, bounds: converted }))),
        );
        const sliced = [...totalsBy(list, slices[by]!).values()].flat();
        expect(sums(sliced)).toEqual(sums(totals));
        // A pledge told by year is one pledge in each of them.
        const counts = by === "year" ? (["unquantified", "unconverted"] as const) : COUNTED;
        for (const beside of counts) {
          const count = (all: StageTotal[]) => all.reduce((sum, each) => sum + each[beside], 0);
          expect(count(sliced)).toBe(count(totals));
        }
        expect(totals.map(({ status }) => status)).toEqual(
          statuses.filter((status) => totals.some((each) => each.status === status)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("has one grand total at each stage, whether money is counted at donors or at funds", () => {
    fc.assert(
      fc.property(ledger, display, (pledges, currency) => {
        const list = leaves(pledges, currency, converter);
        const view = (place: "donor" | "fund") =>
          sums([...totalsBy(list, (leaf) => holderSlice(leaf, place, isFund)).values()].flat());
        expect(view("fund")).toEqual(view("donor"));
        for (const { pledge: each, ...leaf } of list) {
          const holder = holderSlice({ pledge: each, ...leaf }, "fund", isFund);
          expect(holder.startsWith("fund:")).toBe(each.channelSlug !== null && isFund(each.channelSlug));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("tells loans, grants and guarantees apart in every total, and they add up to it", () => {
    fc.assert(
      fc.property(ledger, display, (pledges, currency) => {
        for (const total of totalsByStage(leaves(pledges, currency, converter))) {
          const parts = total.byFinance.map(({ bounds }) => ({ status: total.status, bounds }));
          expect(sums(parts)[total.status]).toEqual(sums([total])[total.status]);
          expect(new Set(total.byFinance.map(({ financeType }) => financeType)).size).toBe(parts.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("has years that are the pledge, where it stands whole at one stage", () => {
    const one = fc.tuple(
      fc.integer({ min: 1, max: 1e10 }),
      fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 4 }),
      fc.constantFrom("exact" as const, "at_least" as const, "about" as const),
    );
    fc.assert(
      fc.property(one, ([whole, hundredths, qualifier]) => {
        const stated = amountFrom(qualifier, "DKK", whole);
        const years = yearsOf(stated, hundredths);
        const list = leaves([pledge("P-2024-0001", stated, { years })], "DKK", converter);
        expect(sums(list.map(({ status, original }) => ({ status, bounds: original })))).toEqual(
          sums([{ status: "pledged", bounds: boundsOf(stated) }]),
        );
        expect(list.filter(({ year }) => year !== null).map(({ year }) => year)).toEqual(
          years.map(({ year }) => year),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("has the same ceilings with overlaps as without, and floors that are nowhere higher", () => {
    fc.assert(
      fc.property(ledger, display, (pledges, currency) => {
        const apart = pledges.map((each) => ({ ...each, overlaps: [] }));
        const [told, plain] = [pledges, apart].map((list) => leaves(list, currency, converter));
        expect(told!.map(({ original }) => original?.ceiling)).toEqual(
          plain!.map(({ original }) => original?.ceiling),
        );
        told!.forEach(({ overlap, original, converted }, at) => {
          const [floors, before] = [
            [original, converted],
            [plain![at]!.original, plain![at]!.converted],
          ];
          floors.forEach((bounds, side) => {
            if (!bounds) return;
            if (overlap) expect(bounds.floor).toBeLessThanOrEqual(before[side]!.floor);
            else expect(bounds.floor).toBe(before[side]!.floor);
          });
        });
        // No overlap takes everything out: one pledge of each lot keeps its floor.
        if (plain!.some(({ original }) => original && original.floor > 0))
          expect(told!.some(({ overlap }) => overlap === null)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("has no floor above its ceiling, in leaf or total", () => {
    fc.assert(
      fc.property(ledger, display, (pledges, currency) => {
        const list = leaves(pledges, currency, converter);
        const all = [
          ...list.flatMap(({ original, converted }) => [original, converted]),
          ...totalsByStage(list).map(({ bounds }) => bounds),
        ];
        for (const bounds of all) {
          if (!bounds) continue;
          expect(bounds.floor).toBeGreaterThanOrEqual(0);
          expect(bounds.floor).toBeLessThanOrEqual(atMost(bounds));
          expect(Number.isSafeInteger(bounds.floor)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is the same without the pledges that do not count, and in any order", () => {
    fc.assert(
      fc.property(ledger, display, (pledges, currency) => {
        const all = totalsByStage(leaves(pledges, currency, converter));
        const counted = pledges.filter((each) => each.reviewState === "approved" && each.hasReviewedEvidence);
        expect(leaves(pledges, currency, converter)).toEqual(leaves(counted, currency, converter));
        expect(totalsByStage(leaves(pledges.toReversed(), currency, converter))).toEqual(all);
        for (const { pledge: leaf } of leaves(pledges, currency, converter)) expect(counted).toContain(leaf);
      }),
      { numRuns: 300 },
    );
  });

  it("counts a pledge that is no package once, and a package only for what is left of it", () => {
    fc.assert(
      fc.property(ledger, (pledges) => {
        const list = leaves(pledges, "EUR", converter);
        for (const each of pledges.filter(
          ({ reviewState, hasReviewedEvidence }) => reviewState === "approved" && hasReviewedEvidence,
        )) {
          const own = list.filter((leaf) => leaf.pledge === each);
          const isPackage = pledges.some(
            (part) =>
              part.packageCodes.includes(each.code) &&
              part.reviewState === "approved" &&
              part.hasReviewedEvidence,
          );
          expect(new Set(own.map(({ kind }) => kind))).toEqual(
            new Set(own.length ? [isPackage ? "remainder" : "pledge"] : []),
          );
          if (!isPackage) expect(own.length).toBeGreaterThan(0);
          if (!isPackage && each.amount.currency === null)
            expect(own).toMatchObject([{ original: null, converted: null }]);
          if (each.events.length === 0)
            for (const { original } of own)
              if (original)
                expect(atMost(original)).toBeLessThanOrEqual(each.amount.max ?? Number.POSITIVE_INFINITY);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("has children and remainder that are the parent, where they are exact and do not exceed it", () => {
    const exact = fc.tuple(
      fc.constantFrom<Currency>("EUR", "USD", "DKK", "JPY", "SEK"),
      fc.array(fc.integer({ min: 1, max: 1e10 }), { minLength: 1, maxLength: 6 }),
      fc.nat(1e10),
      fc.array(
        event.map((each) => ({ ...each, amount: null })),
        { maxLength: 2 },
      ),
    );
    fc.assert(
      fc.property(exact, ([currency, shares, rest, events]) => {
        const whole = shares.reduce((sum, share) => sum + share, rest);
        const pack = pledge("P-2024-0001", amountFrom("exact", currency, whole));
        const parts = shares.map((share, index) =>
          pledge(`P-2024-01${index}`, amountFrom("exact", currency, share), { ...partOf(pack.code), events }),
        );
        const list = leaves([pack, ...parts], currency, converter);
        const sum = (end: "floor" | "ceiling") =>
          list.reduce((total, { original }) => total + original![end]!, 0);
        expect([sum("floor"), sum("ceiling")]).toEqual([whole, whole]);
        expect(list.filter(({ kind }) => kind === "remainder")).toHaveLength(rest > 0 ? 1 : 0);
        expect(exceeds(pack, parts, converter)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
