import { bold, regular, type Widths } from "./letter-widths.ts";

/**
 * How much room words take, where nothing can measure them: the server draws for letters that the reader's device brings.
 * Widths are those of the wider of Source Sans 3 and Arial; so words that fit here fit there.
 */

/** Of signs that no table here knows: scripts without an alphabet are as wide as they are high. */
const UNKNOWN = 100;

const bySign = (widths: Widths) =>
  new Map(widths.flatMap(([width, signs]) => [...signs].map((sign) => [sign, width] as const)));
const known = { regular: bySign(regular), bold: bySign(bold) };

/** Width of words in pixels, for a size of type in pixels. */
export function widthOf(words: string, size: number, isBold = false): number {
  const widths = isBold ? known.bold : known.regular;
  let sum = 0;
  for (const sign of words) sum += widths.get(sign) ?? UNKNOWN;
  return (sum / 100) * size;
}

/** Words in lines of at most `room` pixels; what `most` lines do not hold ends in '…'. Never empty. */
export function inLines(
  words: string,
  room: number,
  size: number,
  { most = Number.POSITIVE_INFINITY, isBold = false } = {},
): string[] {
  const fits = (line: string) => widthOf(line, size, isBold) <= room;
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const isCut = lines.length > most;
  return lines.slice(0, most).map((one, index) => {
    const isLast = isCut && index === most - 1;
    return isLast || !fits(one) ? shortened(one, fits, isLast) : one;
  });
}

function shortened(line: string, fits: (line: string) => boolean, isCut: boolean): string {
  const signs = [...line];
  if (isCut && fits(`${line}…`)) return `${line}…`;
  while (signs.length > 1 && !fits(`${signs.join("").trimEnd()}…`)) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}
