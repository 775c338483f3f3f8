import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import opentype, { type Font } from "opentype.js";

/**
 * Makes `letter-widths.ts` of the site's pictures from fonts. A drawing is set in the letters that a reader's device has: the
 * site's own, Source Sans 3, or Arial. Arimo is as wide as Arial, sign by sign, by design. What fits in the wider one fits.
 */

const require = createRequire(import.meta.url);
const FONTS = {
  regular: [
    require.resolve("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf"),
    require.resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
  ],
  // Where there is no 600, as in Arial, browsers take the bold letters.
  bold: [
    require.resolve("@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf"),
    require.resolve("@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"),
  ],
};

/** Latin with the signs of the languages that donors are named in, Cyrillic, and the punctuation and currencies of the site. */
const SIGNS = [
  ...between(0x20, 0x7e),
  ...between(0xa0, 0x17f),
  ...between(0x400, 0x45f),
  ..."ҐґȘșȚț–—‘’“”„…№€₴→−",
];

export const target = fileURLToPath(
  new URL("../../apps/web/site/pictures/draw/letter-widths.ts", import.meta.url),
);

/** The text of the file, as it is committed. */
export function letterWidths(): string {
  return `// biome-ignore-all format: it stands as it was made
// Made by scripts/generate/letter-widths.ts from Arimo and Source Sans 3; do not edit.

/** Signs by their width, in hundredths of the size of type. */
export type Widths = readonly (readonly [width: number, signs: string])[];

export const regular: Widths = ${tableOf(FONTS.regular)};

/** Of weight 600, or 700 where there is none. */
export const bold: Widths = ${tableOf(FONTS.bold)};
`;
}

function tableOf(files: readonly string[]): string {
  const fonts = files.map((file) => opentype.parse(bytesOf(file)));
  const byWidth = Map.groupBy(SIGNS, (sign) => Math.max(...fonts.map((font) => widthOf(font, sign))));
  const rows = [...byWidth]
    .sort(([a], [b]) => a - b)
    .map(([width, signs]) => `  [${width}, ${JSON.stringify(signs.join(""))}],\n`);
  return `[\n${rows.join("")}]`;
}

/** Hundredths of the size of type, rounded up; nothing where the font has no such sign. */
function widthOf(font: Font, sign: string): number {
  if (font.charToGlyphIndex(sign) === 0) return 0;
  return Math.ceil((100 * (font.charToGlyph(sign).advanceWidth ?? 0)) / font.unitsPerEm);
}

function bytesOf(path: string): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

function between(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, letterWidths());
