import fc from "fast-check";
import { expect, it } from "vitest";
import { sharedText } from "./similar.ts";

const story =
  "Oslo pays for the winter, and it is the third time. The money is for transformers, pipes and glass.";

it.each([
  ["itself", story, 1],
  ["itself with another case and other signs", story.toUpperCase().replaceAll(",", " –"), 1],
  ["itself and more", `${story} Nobody else has said as much.`, 1],
  [
    "another story",
    "Ottawa sends six boats to the coast guard, says its minister of defence on Tuesday morning.",
    0,
  ],
  ["nothing", "", 0],
])("a text and %s", (_, other, share) => {
  expect(sharedText(story, other)).toBe(share);
});

it("is the same from either side, and never more than all", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (a, b) => {
      const share = sharedText(a, b);
      expect(share).toBe(sharedText(b, a));
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }),
  );
});
