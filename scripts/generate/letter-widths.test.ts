import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { letterWidths, target } from "./letter-widths.ts";

it("the widths of letters are those that the fonts have", () => {
  expect(readFileSync(target, "utf8")).toBe(letterWidths());
});
