import { all, each, inEitherCase } from "./compile.ts";

/** Alternatives of a number in figures: '1,234.5', '1 234', '87,5'. */
export const NUMBER = [
  "\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?",
  "\\d{1,3}(?:[ \u00a0\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+)?",
  "\\d+(?:[.,]\\d+)?",
].join("|");

const UNITS = each(({ units }) => units).flat();
const TENS = each(({ tens }) => tens).flat();
const VALUES = new Map([
  ...each(({ units }) => units.map((word, index): [string, number] => [word, index + 1])).flat(),
  ...each(({ tens }) => tens.map((word, index): [string, number] => [word, 10 * (index + 2)])).flat(),
]);
const FIXED = new Map(each(({ numbers }) => Object.entries(numbers)).flat());
const HUNDRED = new RegExp(`^${all("hundred")}$`, "u");
const HALF = new RegExp(`^${all("half")}$`, "u");

const either = (list: Iterable<string>) => [...list].map(inEitherCase).join("|");
const DIGITS = each(({ units }) => units.slice(0, 9)).flat();
const A = inEitherCase(all("a"));
const SMALL = `(?:${either(TENS)})(?:[- ](?:${DIGITS.join("|")}))?|${either(UNITS)}`;

/** Numbers in words, before a million or the like: 'half a', 'two and a half', 'sixty-five', 'a hundred', 'пів'. */
export const IN_WORDS = [
  either(FIXED.keys()),
  `(?:${A}|${either(DIGITS)}) ${all("hundred")}(?: ${all("and")} (?:${SMALL}))?`,
  `(?:${SMALL})(?: ${all("andAHalf")})?`,
  A,
  `(?<=${inEitherCase(all("the"))} )${all("theRest")}`,
].join("|");

/** "1,234.5", "1 234", "87,5" → 1234.5, 1234, 87.5: a comma before exactly three digits groups, any other is a decimal sign. */
export function readNumber(text: string): number {
  const bare = text.replace(/[ \u00a0\u202f]/g, "");
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return Number(bare.replaceAll(",", ""));
  return Number(bare.replace(",", "."));
}

/** 'sixty-five' → 65, 'two and a half' → 2.5, 'a hundred and ten' → 110, 'half a' → 0.5. */
export function numberOf(words: string): number {
  const lower = words.toLowerCase();
  const fixed = FIXED.get(lower);
  if (fixed !== undefined) return fixed;
  let sum = 0;
  for (const word of lower.split(/[- ]/)) {
    if (HUNDRED.test(word)) sum *= 100;
    else if (HALF.test(word)) sum += 0.5;
    else if (VALUES.has(word)) sum += VALUES.get(word) ?? 0;
    else if (sum === 0) sum = 1; // 'a', 'the remaining', 'the other' million
  }
  return sum;
}
