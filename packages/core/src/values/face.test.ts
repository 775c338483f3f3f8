import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast } from "./contrast.ts";
import { inkOn, LEAST_CONTRAST, readability } from "./face.ts";

describe("a newsroom's colours", () => {
  it.each([
    ["#0b4f8a", "light", true],
    ["#8fc0f3", "dark", true],
    ["#8fc0f3", "light", false],
    ["#0b4f8a", "dark", false],
    ["#ffd500", "light", false],
    ["#ffd500", "dark", true],
  ] as const)("%s can be read on %s paper: %s", (colour, scheme, isRead) => {
    expect(readability(colour, scheme) >= LEAST_CONTRAST).toBe(isRead);
  });

  it("have an ink that can be read on any of them", () => {
    const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, "0"));
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), (channels) => {
        const colour = `#${channels.join("")}`;
        expect(contrast(inkOn(colour), colour)).toBeGreaterThan(4);
      }),
    );
  });
});
