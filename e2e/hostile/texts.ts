import { readFileSync } from "node:fs";
import { normalizeText } from "@pledgebook/core/text/document";

/** What people have tried to make pages, feeds, drawings and spreadsheets run; one a line, with signs as \u escapes. */
export const texts = readFileSync(new URL("../fixtures/hostile-texts.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) =>
    line.replace(/\\u([\da-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  );

/** What spreadsheets run only at the beginning of a cell. */
export const isFormula = (text: string) => /^\s*[=+\-@\uff1d\uff0b\uff20]/.test(text);

/** All texts in as few pieces as a field of so many characters needs; a formula is always first in its piece. */
export function packs(most: number, isFirst = isFormula): string[] {
  const found: string[] = [];
  for (const text of texts) {
    const last = found.at(-1);
    const longer = `${last} ${text}`;
    if (last !== undefined && !isFirst(text) && longer.length <= most) found[found.length - 1] = longer;
    else found.push(text);
  }
  return found;
}

export const anywhere = () => false;
/** An address as the newsroom's pictures have them. */
export const PICTURE = `/images/${"0".repeat(32)}-800x600/800.webp`;

export const tidy = (text: string) => normalizeText(text).trim();
