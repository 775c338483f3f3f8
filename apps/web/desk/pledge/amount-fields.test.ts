import { expect, it } from "vitest";
import { minorOf } from "./amount-fields.island.tsx";

it.each([
  ["12000000", 1_200_000_000],
  ["12,000,000", 1_200_000_000],
  ["12 000 000.50", 1_200_000_050],
  ["12 million", 1_200_000_000],
  ["1.2bn", 120_000_000_000],
  ["87,5 млн", 8_750_000_000],
  ["12,5", 1250],
  ["12.555", null],
  ["a dozen", null],
  ["12 million or so", null],
  ["", null],
])("reads %j as %j cents", (typed, minor) => {
  expect(minorOf(typed, "EUR")).toBe(minor);
});
