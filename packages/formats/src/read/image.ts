import { createHash } from "node:crypto";
import type { ImageFile } from "@pledgebook/core/values/image-address";
import {
  imageWidths,
  mostImageHeight,
  mostImageWidth,
  type StoredImage,
} from "@pledgebook/core/values/image-address";
import { Problem } from "@pledgebook/core/values/problem";
import sharp from "sharp";

/** The largest file that is taken, and the most pixels that it may unfold to. */
export const mostImageBytes = 20_000_000;
const MOST_PIXELS = 60_000_000;
/** AVIF is held in memory as a whole, several times over. */
const MOST_PIXELS_OF_AVIF = 25_000_000;
const WITHIN_SECONDS = 20;

const QUALITY = 82;
const FORMATS = new Set<string>(["jpeg", "png", "webp", "gif", "heif"]);

// Whatever a file calls itself, it is only ever read as one of these; SVG, PDF and the like could run or fetch something.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpeg",
    "VipsForeignLoadPng",
    "VipsForeignLoadWebp",
    "VipsForeignLoadNsgif",
    "VipsForeignLoadHeif",
  ],
});

/**
 * A picture in the widths that are kept: decoded and encoded anew, turned as its camera held it, in the colours of the web,
 * without anything else that the file told (place, owner, camera, what follows the picture). Of a moving picture, the first.
 * @throws Problem `image_too_large`, `image_too_many_pixels` or `image_unreadable`.
 */
export async function readImageFile(bytes: Uint8Array): Promise<{ image: StoredImage; files: ImageFile[] }> {
  if (bytes.length > mostImageBytes)
    throw new Problem("too_large", "image_too_large", "The picture is too large (over 20 MB).");
  return alone(() => made(bytes));
}

/** Pictures are made one after another: each takes hundreds of megabytes for its moment. */
let last: Promise<unknown> = Promise.resolve();

function alone<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => {});
  return mine;
}

async function made(bytes: Uint8Array): Promise<{ image: StoredImage; files: ImageFile[] }> {
  const { data, info } = await decoded(bytes);
  const { width, height, channels } = info;
  const id = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  const image = { id, width, height };
  const files: ImageFile[] = [];
  for (const one of imageWidths(image))
    files.push({
      width: one,
      bytes: await sharp(data, { raw: { width, height, channels } })
        .resize({ width: one })
        .webp({ quality: QUALITY })
        .toBuffer(),
    });
  return { image, files };
}

function tooManyPixels(): Problem {
  return new Problem(
    "too_large",
    "image_too_many_pixels",
    "The picture has over 60 million pixels (AVIF: 25 million).",
  );
}

/** Its dots, in the largest size that is kept. */
async function decoded(bytes: Uint8Array) {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" });
    const { format, width, height } = await picture.metadata();
    if (!FORMATS.has(format)) throw new Error(`Not a picture that is read: ${format}`);
    if (format === "heif" && width * height > MOST_PIXELS_OF_AVIF) throw tooManyPixels();
    return await picture
      .autoOrient()
      .resize({ width: mostImageWidth, height: mostImageHeight, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .raw()
      .timeout({ seconds: WITHIN_SECONDS })
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof Error && /pixel limit/i.test(error.message)) throw tooManyPixels();
    throw new Problem(
      "unreadable",
      "image_unreadable",
      "This is not a picture that can be read, or it is damaged. Use JPEG, PNG, WebP, AVIF or GIF.",
    );
  }
}
