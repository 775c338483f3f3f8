import { expect, it } from "vitest";
import { daysIn, recordDay } from "./days.ts";

it.each([
  ["2024-01-31T21:59:59.999Z", "Europe/Kyiv", "2024-01-31"],
  ["2024-01-31T22:00:00.000Z", "Europe/Kyiv", "2024-02-01"],
  ["2024-07-31T21:00:00.000Z", "Europe/Kyiv", "2024-08-01"], // summer time
  ["2024-02-29T23:30:00.000Z", "UTC", "2024-02-29"],
  ["2024-01-01T04:59:00.000Z", "America/New_York", "2023-12-31"],
  ["2023-12-31T10:00:00.000Z", "Pacific/Kiritimati", "2024-01-01"],
])("at %s the clocks of %s show %s", (moment, timeZone, day) => {
  expect(daysIn(timeZone)(moment)).toBe(day);
});

it("a day of the record is UTC", () => {
  expect(recordDay("2024-01-31T23:59:59.999Z")).toBe("2024-01-31");
});
