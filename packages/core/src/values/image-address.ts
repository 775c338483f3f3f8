/**
 * A picture that the newsroom keeps, re-encoded, in several widths. Its address in an article's body says all that a page
 * must know to draw it without asking anybody: `/images/<id>-<width>x<height>/<width>.webp`.
 */
export interface StoredImage {
  /** The first half of the SHA-256 of the file that was given, hexadecimal: the same picture is kept once. */
  id: string;
  /** Size of the largest form, in pixels. */
  width: number;
  height: number;
}

/** Widths in pixels that are kept of every picture which is wider, beside its largest form. */
const SMALLER_WIDTHS = [400, 800, 1200];
/** Wider or higher than this nothing is kept; WebP itself ends at 16,383 (RFC 9649, 3.2), a page much earlier. */
export const mostImageWidth = 2000;
export const mostImageHeight = 8000;

/** The widths in which a picture is kept, the largest last. */
export function imageWidths({ width }: StoredImage): number[] {
  return [...SMALLER_WIDTHS.filter((smaller) => smaller < width), width];
}

/** A picture's name: of its folder, and in its addresses. */
export function imageName({ id, width, height }: StoredImage): string {
  return `${id}-${width}x${height}`;
}

/** The address of one width of a picture, on this site. */
export function imageSource(image: StoredImage, width: number): string {
  return `/images/${imageName(image)}/${width}.webp`;
}

const SOURCE = /^\/images\/([0-9a-f]{32})-([1-9]\d{0,3})x([1-9]\d{0,4})\/([1-9]\d{0,3})\.webp$/;

/** The picture and the width that an address names; null for every other address. The inverse of `imageSource`. */
export function readImageSource(source: string): { image: StoredImage; width: number } | null {
  const [, id, width, height, asked] = SOURCE.exec(source) ?? [];
  if (id === undefined) return null;
  const image = { id, width: Number(width), height: Number(height) };
  return imageWidths(image).includes(Number(asked)) ? { image, width: Number(asked) } : null;
}

/** One width of a picture, as WebP. */
export interface ImageFile {
  width: number;
  bytes: Uint8Array;
}
