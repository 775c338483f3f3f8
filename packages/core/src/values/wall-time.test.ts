import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone, momentOfWallTime, wallTime } from "./wall-time.ts";

describe("momentOfWallTime", () => {
  it.each([
    ["2024-01-31T09:00", "UTC", "2024-01-31T09:00:00.000Z"],
    ["2024-01-31T09:00", "Europe/Kyiv", "2024-01-31T07:00:00.000Z"],
    ["2024-07-31T09:00", "Europe/Kyiv", "2024-07-31T06:00:00.000Z"],
    ["2024-07-31T00:15", "Europe/Kyiv", "2024-07-30T21:15:00.000Z"],
    ["2024-01-31T09:00", "Asia/Kathmandu", "2024-01-31T03:15:00.000Z"],
    ["2024-01-31T09:00", "America/St_Johns", "2024-01-31T12:30:00.000Z"],
    // Clocks are put forward from three to four: half past three is shown by none.
    ["2024-03-31T03:30", "Europe/Kyiv", null],
    ["2024-03-31T04:00", "Europe/Kyiv", "2024-03-31T01:00:00.000Z"],
    // Clocks are put back from four to three: half past three is shown twice.
    ["2024-10-27T03:30", "Europe/Kyiv", "2024-10-27T00:30:00.000Z"],
    ["2024-10-27T04:00", "Europe/Kyiv", "2024-10-27T02:00:00.000Z"],
    ["", "UTC", null],
    ["2024-13-01T00:00", "UTC", null],
    ["2024-01-31", "UTC", null],
  ])("%s in %s is %s", (local, zone, moment) => {
    expect(momentOfWallTime(local, zone)).toBe(moment);
  });

  it("is a moment at which the wall shows that time, in every zone", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2014-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (date, zone) => {
          const shown = wallTime(date.toISOString(), zone);
          const moment = momentOfWallTime(shown, zone);
          // In October a time is shown twice; never is another one meant.
          expect(moment && wallTime(moment, zone)).toBe(shown);
          expect(Math.abs(Date.parse(moment ?? "") - date.getTime())).toBeLessThanOrEqual(3_660_000);
        },
      ),
    );
  });
});

it.each([
  ["Europe/Kyiv", true],
  ["UTC", true],
  ["Kyiv", false],
  ["", false],
])("%s is a time zone: %s", (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
