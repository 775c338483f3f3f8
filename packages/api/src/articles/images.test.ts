import { imageWidths, readImageSource } from "@pledgebook/core/values/image-address";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { expectRefused, lastEvent } from "../testing/acts.ts";
import { anna, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

/** A picture with something in it, so that its forms are not all alike. */
function picture(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set([(x * 255) / width, (y * 255) / height, (x ^ y) & 255], (y * width + x) * 3);
  return sharp(data, { raw: { width, height, channels: 3 } });
}
const streamOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]).stream();
const add = (bytes: Uint8Array, who: typeof anna | null = anna) =>
  room.as(who).images.add(streamOf(bytes) as never);
const SECRET_PLACE = "50/1 27/1 0/1";

/** What is kept at an address, in every width. */
async function kept(src: string) {
  const found = readImageSource(src);
  if (!found) throw new Error(`Not an address of a picture: ${src}`);
  return Promise.all(
    imageWidths(found.image).map(async (width) => {
      const bytes = await room.images.read(found.image, width);
      if (!bytes) throw new Error(`${width} is not kept.`);
      return { width, bytes, metadata: await sharp(bytes).metadata() };
    }),
  );
}

describe("images.add", () => {
  it("keeps a photo in every width, turned as it was held, without what it told of its place and owner", async () => {
    const photo = await picture(1600, 900)
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Copyright: "Secret Owner", Artist: "Secret Owner" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: SECRET_PLACE },
      })
      .jpeg()
      .toBuffer();
    expect(photo.includes("Secret Owner")).toBe(true);
    expect((await sharp(photo).metadata()).orientation).toBe(6);
    const { src, width, height } = await add(photo);
    expect([width, height]).toEqual([900, 1600]);
    const files = await kept(src);
    expect(files.map((file) => file.width)).toEqual([400, 800, 900]);
    for (const { width, bytes, metadata } of files) {
      expect(metadata).toMatchObject({ format: "webp", width });
      expect(metadata.height).toBe(Math.round((width * 1600) / 900));
      expect(metadata.exif ?? metadata.xmp ?? metadata.iptc ?? metadata.icc).toBeUndefined();
      expect(metadata.orientation).toBeUndefined();
      expect(Buffer.from(bytes).includes("Secret")).toBe(false);
    }
    expect(files[0]!.bytes.length).toBeLessThan(files[1]!.bytes.length);
  });

  it.each(["jpeg", "png", "webp", "gif", "avif"] as const)("takes %s, and keeps WebP", async (format) => {
    const { src } = await add(await picture(300, 200).toFormat(format).toBuffer());
    expect((await kept(src)).map(({ metadata }) => metadata.format)).toEqual(["webp"]);
  });

  it("keeps what is transparent, and nothing wider than two thousand pixels", async () => {
    const { src, width } = await add(await picture(2600, 100).ensureAlpha(0.5).png().toBuffer());
    expect(width).toBe(2000);
    expect((await kept(src)).every(({ metadata }) => metadata.hasAlpha)).toBe(true);
  });

  it.each([
    [1000, 17_000, 471, 8000],
    [100, 120_000, 7, 8000],
  ])(
    "makes a strip of %i by %i smaller, for it is higher than can be kept",
    async (width, height, kept, high) => {
      const strip = sharp({ create: { width, height, channels: 3, background: "#a00" } });
      const made = await add(await strip.png().toBuffer());
      expect(Math.abs(made.width - kept)).toBeLessThanOrEqual(1);
      expect(made.height).toBe(high);
    },
  );

  it("drops what hides behind a picture", async () => {
    const tail = Buffer.from("<script>alert(1)</script>".repeat(50));
    const { src } = await add(Buffer.concat([await picture(300, 200).png().toBuffer(), tail]));
    for (const { bytes } of await kept(src)) expect(Buffer.from(bytes).includes("script")).toBe(false);
  });

  it("keeps the same picture once, under the same address", async () => {
    const bytes = await picture(300, 200).png().toBuffer();
    const [first, second] = await Promise.all([add(bytes), add(bytes)]);
    expect(second.src).toBe(first.src);
    expect(await kept(first.src)).toHaveLength(1);
  });

  it("leaves its audit row", async () => {
    const bytes = await picture(300, 200).png().toBuffer();
    await add(bytes);
    expect(await lastEvent(room)).toMatchObject({
      action: "image.add",
      actorId: anna.id,
      after: { width: 300, height: 200, bytes: bytes.length },
    });
  });

  it("is refused to readers", async () => {
    const bytes = await picture(30, 20).png().toBuffer();
    await expectRefused(room, () => add(bytes, null), { code: "UNAUTHORIZED" });
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  it.each([
    ["a drawing that could run", async () => Buffer.from(svg)],
    ["the same behind a byte order mark", async () => Buffer.from(`\ufeff<?xml version="1.0"?>${svg}`)],
    ["a page", async () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a PDF", async () => Buffer.from("%PDF-1.7\n1 0 obj\n")],
    ["nothing", async () => Buffer.alloc(0)],
    ["half a picture", async () => (await picture(300, 200).png().toBuffer()).subarray(0, 900)],
    ["the beginning of one", async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ["a TIFF", () => picture(30, 20).tiff().toBuffer()],
  ])("refuses %s, and writes nothing", async (_, bytes) => {
    const given = await bytes();
    await expectRefused(room, () => add(given), { code: "UNPROCESSABLE_CONTENT", key: "image_unreadable" });
  });

  it("refuses what unfolds to too many pixels, and files that are too large", async () => {
    const bomb = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: "#fff" },
    })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    const refusal = (key: string) => ({ code: "PAYLOAD_TOO_LARGE", key });
    await expectRefused(room, () => add(bomb), refusal("image_too_many_pixels"));
    await expectRefused(room, () => add(Buffer.alloc(20_000_001)), refusal("image_too_large"));
    const unfolding = sharp({ create: { width: 6000, height: 5000, channels: 3, background: "#fff" } });
    const avif = await unfolding.avif({ effort: 0 }).toBuffer();
    await expectRefused(room, () => add(avif), refusal("image_too_many_pixels"));
  });
});

it("an article takes the newsroom's own pictures, and none of elsewhere", async () => {
  const { src } = await add(await picture(300, 200).png().toBuffer());
  const article = (source: string) => ({
    title: "A title",
    standfirst: "",
    byline: "",
    publishedOn: null,
    language: "en" as const,
    body: {
      type: "doc" as const,
      content: [
        { type: "paragraph" as const, content: [{ type: "text" as const, text: "Words." }] },
        { type: "image" as const, attrs: { src: source, alt: "A train", credit: "The Ministry" } },
      ],
    },
  });
  await room.as(anna).articles.create(article(src));
  for (const elsewhere of ["https://elsewhere.example/a.jpg", "/icon.svg", "data:image/png;base64,AA==", ""])
    await expect(room.as(anna).articles.create(article(elsewhere))).rejects.toThrow();
});
