import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../fixtures/cases.ts";
import { addDays, daysBetween, firstDay, isDay, isPartialDate, lastDay, precisionOf } from "./day.ts";

const dates = cases("day").filter(([, precision]) => precision !== "-");
const others = cases("day").filter(([, precision]) => precision === "-");

describe("fixtures/day.txt", () => {
  it.each(dates)("%s is a %s from %s to %s", (text = "", precision, first, last) => {
    expect(isPartialDate(text)).toBe(true);
    expect(precisionOf(text)).toBe(precision);
    expect(firstDay(text)).toBe(first);
    expect(lastDay(text)).toBe(last);
    expect(isDay(text)).toBe(precision === "day");
  });

  it.each([...others, [""], ["2024-01-31\n"]])("%j is no date", (text = "") => {
    expect(isPartialDate(text)).toBe(false);
    expect(isDay(text)).toBe(false);
    for (const read of [precisionOf, firstDay, lastDay]) expect(() => read(text)).toThrow(RangeError);
  });
});

describe("days", () => {
  const day = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it("add and subtract as inverses", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -3000, max: 3000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });

  it("follow one another without a gap, each one existing", () => {
    fc.assert(
      fc.property(day, (text) => {
        expect(isDay(text)).toBe(true);
        expect(addDays(text, 1) > text).toBe(true);
        // the day after a month's last is the first of the next one
        expect(addDays(lastDay(text.slice(0, 7)), 1).slice(8)).toBe("01");
        expect(daysBetween(firstDay(text.slice(0, 4)), lastDay(text.slice(0, 4)))).toBeOneOf([364, 365]);
      }),
    );
  });

  it("are whole days over every change of the clocks", () => {
    expect(daysBetween("2024-03-30", "2024-04-01")).toBe(2);
    expect(daysBetween("2024-10-28", "2024-10-26")).toBe(-2);
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  });
});
