import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Amount, amountFrom, type Bounds, boundsOf, unquantified } from "../values/money.ts";
import { qualifiers, type Status, statuses } from "../values/vocabulary.ts";
import type { PledgeEvent } from "./pledge.ts";
import { latestStatus, type Progress, portions, progressOf, progressOfAll } from "./stages.ts";

const exactly = (value: number): Amount => amountFrom("exact", "EUR", value);
const event = (status: Status, happenedOn: string, amount: Amount | null = null): PledgeEvent => ({
  status,
  happenedOn,
  amount,
  isRest: false,
});
/** Stopped but for an amount. */
const cutTo = (happenedOn: string, amount: Amount): PledgeEvent => ({
  ...event("cancelled", happenedOn, amount),
  isRest: true,
});

/** "committed 40..40; pledged 60.." of an amount and its events. */
function split(amount: Amount, ...events: PledgeEvent[]): string {
  const parts = portions(boundsOf(amount), { amount, events });
  return parts.map(({ status, bounds }) => `${status} ${bounds.floor}..${bounds.ceiling ?? ""}`).join("; ");
}

describe("portions", () => {
  const all = exactly(100);
  it.each<[string, Amount, PledgeEvent[], string]>([
    ["nothing known since", all, [], "pledged 100..100"],
    ["the promise itself", all, [event("pledged", "2024-01-01", all)], "pledged 100..100"],
    ["all of it paid", all, [event("disbursed", "2024-01-01")], "disbursed 100..100"],
    ["a part paid", all, [event("disbursed", "2024-01-01", exactly(40))], "pledged 60..60; disbursed 40..40"],
    [
      "paid in two parts",
      all,
      [event("disbursed", "2024-01-01", exactly(40)), event("disbursed", "2024-02", exactly(25))],
      "pledged 35..35; disbursed 65..65",
    ],
    [
      "a part that goes on",
      all,
      [event("committed", "2024-01", exactly(40)), event("delivered", "2024-06", exactly(30))],
      "pledged 60..60; committed 10..10; delivered 30..30",
    ],
    [
      "what goes on is taken from the furthest stage first, then from the one before",
      all,
      [event("committed", "2024-01", exactly(40)), event("delivered", "2024-06", exactly(70))],
      "pledged 30..30; delivered 70..70",
    ],
    [
      "told in the wrong order",
      all,
      [event("delivered", "2024-06", exactly(30)), event("committed", "2024-01", exactly(40))],
      "pledged 60..60; committed 10..10; delivered 30..30",
    ],
    ["more than there was", all, [event("disbursed", "2024-01", exactly(130))], "disbursed 100..100"],
    ["never back", all, [event("delivered", "2024-01"), event("committed", "2024-02")], "delivered 100..100"],
    [
      "stopped, but for what was paid",
      all,
      [event("disbursed", "2024-01", exactly(40)), event("cancelled", "2024-02")],
      "disbursed 40..40; cancelled 60..60",
    ],
    [
      "suspended and taken up again",
      all,
      [event("suspended", "2024-01"), event("disbursed", "2024-02", exactly(40))],
      "disbursed 40..40; suspended 60..60",
    ],
    [
      "cancelled for good",
      all,
      [event("cancelled", "2024-01"), event("disbursed", "2024-02")],
      "cancelled 100..100",
    ],
    ["a part of unknown size", all, [event("disbursed", "2024-01", { ...unquantified })], "pledged 100..100"],
    [
      "told in another currency without a rate: nobody knows how much of it",
      all,
      [event("disbursed", "2024-01", amountFrom("exact", "USD", 110))],
      "pledged 100..100",
    ],
    [
      "up to three, cut to above two",
      amountFrom("up_to", "EUR", 3),
      [cutTo("2024-10-14", amountFrom("more_than", "EUR", 2))],
      "pledged 2..3; cancelled 0..1",
    ],
    ["cut to sixty", all, [cutTo("2024-01-01", exactly(60))], "pledged 60..60; cancelled 40..40"],
    ["cut to more than there was", all, [cutTo("2024-01-01", exactly(160))], "pledged 100..100"],
    [
      "cut to at most sixty",
      all,
      [cutTo("2024-01-01", amountFrom("up_to", "EUR", 60))],
      "pledged 0..60; cancelled 40..100",
    ],
    [
      "cut to less, and then told that it was not",
      exactly(1),
      [cutTo("2024-01-01", amountFrom("less_than", "EUR", 1)), cutTo("2024-02-01", exactly(1))],
      "pledged 1..1",
    ],
    [
      "at least a hundred, cut to sixty",
      amountFrom("at_least", "EUR", 100),
      [cutTo("2024-01-01", exactly(60))],
      "pledged 60..60; cancelled 40..",
    ],
    [
      "cut to fifty, of which thirty were signed",
      all,
      [event("committed", "2024-01-01", exactly(30)), cutTo("2024-02-01", exactly(50))],
      "pledged 20..20; committed 30..30; cancelled 50..50",
    ],
    [
      "what was paid is not cut",
      all,
      [event("disbursed", "2024-01-01", exactly(70)), cutTo("2024-02-01", exactly(10))],
      "pledged 10..10; disbursed 70..70; cancelled 20..20",
    ],
    [
      "cut by up to a fifth",
      all,
      [event("cancelled", "2024-01-01", amountFrom("up_to", "EUR", 20))],
      "pledged 80..100; cancelled 0..20",
    ],
    [
      "at least so much, of which a part",
      amountFrom("at_least", "EUR", 100),
      [event("committed", "2024-01", exactly(40))],
      "pledged 60..; committed 40..40",
    ],
    [
      "at least so much, all of it signed",
      amountFrom("at_least", "EUR", 54),
      [event("committed", "2024-01", exactly(54))],
      "committed 54..",
    ],
    [
      "up to so much, of which a part proves itself",
      amountFrom("up_to", "EUR", 100),
      [event("disbursed", "2024-01", exactly(40))],
      "pledged 0..60; disbursed 40..40",
    ],
    ["goods without a value", { ...unquantified }, [event("delivered", "2024-01")], "delivered 0..0"],
  ])("%s", (_, amount, events, expected) => {
    expect(split(amount, ...events)).toBe(expected);
  });

  const day = fc.constantFrom("2024-01-01", "2024-02", "2024-Q2", "2024-05-05", "2024-11", "2025");
  const exactEvent = fc
    .tuple(fc.constantFrom(...statuses), day, fc.option(fc.integer({ min: 1, max: 150 })))
    .map(([status, on, value]) => event(status, on, value === null ? null : exactly(value)));
  const anyAmount = fc
    .tuple(fc.constantFrom(...qualifiers), fc.integer({ min: 1, max: 150 }), fc.integer({ min: 1, max: 100 }))
    .map(([qualifier, first, more]) => amountFrom(qualifier, "EUR", first, first + more));
  const anyEvent = fc
    .tuple(fc.constantFrom(...statuses), day, fc.option(anyAmount))
    .map(([status, on, amount]) => event(status, on, amount));
  const anyCut = fc
    .tuple(fc.constantFrom("cancelled" as const, "suspended" as const), day, anyAmount)
    .map(([status, on, amount]) => ({ ...event(status, on, amount), isRest: true }));

  const sum = (parts: { bounds: Bounds }[]) => ({
    floor: parts.reduce((total, { bounds }) => total + bounds.floor, 0),
    ceiling: parts.some(({ bounds }) => bounds.ceiling === null)
      ? null
      : parts.reduce((total, { bounds }) => total + bounds.ceiling!, 0),
  });

  it("of an exact amount are exact and together the amount", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.array(exactEvent, { maxLength: 6 }),
        (value, events) => {
          const parts = portions(boundsOf(exactly(value)), { amount: exactly(value), events });
          for (const { bounds } of parts) {
            expect(bounds.ceiling).toBe(bounds.floor);
            expect(bounds.floor).toBeGreaterThan(0);
          }
          expect(sum(parts)).toEqual({ floor: value, ceiling: value });
          expect(new Set(parts.map(({ status }) => status)).size).toBe(parts.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("of any amount promise no more than it, and no less, when the events are exact", () => {
    fc.assert(
      fc.property(anyAmount, fc.array(exactEvent, { maxLength: 6 }), (amount, events) => {
        const whole = boundsOf(amount);
        const together = sum(portions(whole, { amount, events }));
        expect(together.ceiling).toBe(whole.ceiling);
        expect(together.floor).toBeGreaterThanOrEqual(whole.floor);
      }),
      { numRuns: 1000 },
    );
  });

  it("have a floor that is not above the ceiling, and lose nothing, whatever the events say", () => {
    fc.assert(
      fc.property(anyAmount, fc.array(anyEvent, { maxLength: 6 }), (amount, events) => {
        const whole = boundsOf(amount);
        const parts = portions(whole, { amount, events });
        for (const { bounds } of parts) {
          expect(bounds.floor).toBeGreaterThanOrEqual(0);
          expect(bounds.floor).toBeLessThanOrEqual(bounds.ceiling ?? Number.POSITIVE_INFINITY);
        }
        expect(sum(parts).ceiling ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          whole.ceiling ?? Number.POSITIVE_INFINITY,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("are together never more than the whole, whatever was moved or cut, by any bound", () => {
    fc.assert(
      fc.property(anyAmount, fc.array(fc.oneof(anyEvent, anyCut), { maxLength: 6 }), (amount, events) => {
        const { ceiling } = boundsOf(amount);
        const parts = portions(boundsOf(amount), { amount, events });
        if (ceiling === null) return;
        const sure = sum(parts).floor;
        expect(sure).toBeLessThanOrEqual(ceiling);
        for (const { bounds } of parts)
          expect(bounds.ceiling).toBeLessThanOrEqual(ceiling - (sure - bounds.floor));
      }),
      { numRuns: 3000 },
    );
  });

  it("do not depend on the order in which events were recorded", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(exactEvent, {
          maxLength: 6,
          selector: ({ status, happenedOn }) => status + happenedOn,
        }),
        (events) => {
          expect(split(all, ...events.toReversed())).toBe(split(all, ...events));
        },
      ),
    );
  });
});

describe("latestStatus", () => {
  it.each<[PledgeEvent[], Status]>([
    [[], "pledged"],
    [[event("committed", "2024-01")], "committed"],
    [[event("delivered", "2024-01"), event("committed", "2024-02")], "delivered"],
    [[event("committed", "2024-02"), event("delivered", "2024-01")], "delivered"],
    [[event("committed", "2024-01"), event("cancelled", "2024-02")], "cancelled"],
    [[event("committed", "2024-01"), event("cancelled", "2024-02", exactly(5))], "committed"], // a part only
    [[event("suspended", "2024-01"), event("allocated", "2024-02")], "allocated"],
    [[event("delivered", "2024-01", { ...unquantified })], "pledged"], // nobody says how much
    [[event("allocated", "2024-01-05"), event("committed", "2024-01-05")], "allocated"],
  ])("%j → %s", (events, status) => {
    expect(latestStatus(events)).toBe(status);
  });
});

describe("progress", () => {
  const part = amountFrom("exact", "EUR", 40);
  const some = { ...unquantified };
  it.each<[string, Amount, PledgeEvent[], Progress]>([
    ["nothing known since", exactly(100), [], { status: "pledged", partly: null }],
    ["all paid", exactly(100), [event("disbursed", "2024-01")], { status: "disbursed", partly: null }],
    [
      "a part paid",
      exactly(100),
      [event("disbursed", "2024-01", part)],
      { status: "pledged", partly: "disbursed" },
    ],
    [
      "a part cut",
      exactly(100),
      [event("cancelled", "2024-01", part)],
      { status: "pledged", partly: "cancelled" },
    ],
    ["cut whole", exactly(100), [event("cancelled", "2024-01")], { status: "cancelled", partly: null }],
    [
      "a part of unknown size, and signed before",
      exactly(100),
      [event("committed", "2024-01"), event("delivered", "2024-02", some)],
      { status: "committed", partly: "delivered" },
    ],
    [
      "50,000 of 180,000 rounds",
      some,
      [event("delivered", "2024-03", some)],
      { status: "pledged", partly: "delivered" },
    ],
    ["all of the goods", some, [event("delivered", "2024-03")], { status: "delivered", partly: null }],
  ])("%s", (_, amount, events, expected) => {
    expect(progressOf({ amount, events })).toEqual(expected);
  });

  it.each<[string, Progress[], Progress]>([
    [
      "a package whose parts all moved",
      [
        { status: "delivered", partly: null },
        { status: "disbursed", partly: null },
      ],
      { status: "disbursed", partly: "delivered" },
    ],
    [
      "one part of two",
      [
        { status: "pledged", partly: null },
        { status: "delivered", partly: null },
      ],
      { status: "pledged", partly: "delivered" },
    ],
    [
      "one part stopped",
      [
        { status: "pledged", partly: null },
        { status: "cancelled", partly: null },
      ],
      { status: "pledged", partly: "cancelled" },
    ],
    [
      "both stopped",
      [
        { status: "cancelled", partly: null },
        { status: "cancelled", partly: null },
      ],
      { status: "cancelled", partly: null },
    ],
    [
      "a part of a part",
      [{ status: "pledged", partly: "delivered" }],
      { status: "pledged", partly: "delivered" },
    ],
    ["no parts", [], { status: "pledged", partly: null }],
  ])("of several: %s", (_, parts, expected) => {
    expect(progressOfAll(parts)).toEqual(expected);
  });
});
