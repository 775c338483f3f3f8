import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  imageSource,
  imageWidths,
  mostImageHeight,
  mostImageWidth,
  readImageSource,
  type StoredImage,
} from "./image-address.ts";

const id = "0123456789abcdef0123456789abcdef";
const anyImage: fc.Arbitrary<StoredImage> = fc.record({
  id: fc.stringMatching(/^[0-9a-f]{32}$/),
  width: fc.integer({ min: 1, max: mostImageWidth }),
  height: fc.integer({ min: 1, max: mostImageHeight }),
});

describe("the address of a picture", () => {
  it("and its reading are inverse", () => {
    fc.assert(
      fc.property(anyImage, (image) => {
        for (const width of imageWidths(image))
          expect(readImageSource(imageSource(image, width))).toEqual({ image, width });
      }),
    );
  });

  it.each([
    ["", "empty"],
    ["/icon.svg", "another file of the site"],
    ["https://elsewhere.example/images/a.webp", "another site"],
    [`https://elsewhere.example/images/${id}-800x600/800.webp`, "the same form at another site"],
    [`//elsewhere.example/images/${id}-800x600/800.webp`, "another site without a scheme"],
    [`/images/${id}-800x600/801.webp`, "a width that is not kept"],
    [`/images/${id}-800x600/0.webp`, "no width"],
    [`/images/${id}-0800x600/800.webp`, "another spelling"],
    [`/images/../${id}-800x600/800.webp`, "a way out of the folder"],
    [`/images/${id}-800x600/800.webp?x`, "a query"],
    [`/images/${id}-800x600/800.webp\n`, "a line end"],
    [`/images/${id.toUpperCase()}-800x600/800.webp`, "capitals"],
    ["javascript:alert(1)", "a program"],
  ])("'%s' names none: %s", (source) => {
    expect(readImageSource(source)).toBeNull();
  });

  it.each([
    [300, [300]],
    [400, [400]],
    [900, [400, 800, 900]],
    [2000, [400, 800, 1200, 2000]],
  ])("a picture of %i pixels is kept in %j", (width, kept) => {
    expect(imageWidths({ id, width, height: 100 })).toEqual(kept);
  });
});
