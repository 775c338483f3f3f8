import { readFileSync } from "node:fs";
import { contrast } from "@pledgebook/core/values/contrast";
import { expect, it } from "vitest";
import { colours, tokens } from "./tokens.ts";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

it.each(Object.entries(colours))("%s is what the style sheet says", (name, [light, dark]) => {
  expect(css).toContain(`--${name}: light-dark(${light}, ${dark});`);
});

it.each(tokens().text)("$name on $on can be read in both schemes (WCAG AA, 4.5 : 1)", ({ light, dark }) => {
  expect(contrast(light.ink, light.paper)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(dark.ink, dark.paper)).toBeGreaterThanOrEqual(4.5);
});

it("measures contrast as WCAG defines it", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
