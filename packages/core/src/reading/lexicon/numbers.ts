import { all, each, inEitherCase } from "./compile.ts";

/** Alternatives of a number in figures: '1,234.5', '1 234', '87,5'. */
export const NUMBER = [
  // As India writes them: '1,50,00,000'.
  "\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)(?:\\.\\d+)?",
  // 'DKK 91.000.000', '1.500.000,50', "CHF 1'500'000": dots and apostrophes that group.
  "\\d{1,3}(?:\\.\\d{3}){2,}(?!\\d)(?:,\\d+)?",
  "\\d{1,3}(?:\\.\\d{3})+,\\d{1,2}(?!\\d)",
  "\\d{1,3}(?:['’ʼ]\\d{3})+(?!\\d)(?:\\.\\d+)?",
  "\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?",
  "\\d{1,3}(?:[ \u00a0\u2009\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+)?",
  "\\d{0,3}[½¼¾]",
  "\\d+(?:[.,]\\d+)?",
].join("|");

const UNITS = each(({ units }) => units).flat();
const TENS = each(({ tens }) => tens).flat();
const VALUES = new Map([
  ...each(({ units }) => units.map((word, index): [string, number] => [word, index + 1])).flat(),
  ...each(({ tens }) => tens.map((word, index): [string, number] => [word, 10 * (index + 2)])).flat(),
]);
const ADDENDS = new Map(each(({ addends }) => Object.entries(addends ?? {})).flat());
const FIXED = new Map(each(({ numbers }) => Object.entries(numbers)).flat());
const HUNDRED = new RegExp(`^${all("hundred")}$`, "u");
const HALF = new RegExp(`^${all("half")}$`, "u");

const FRACTIONS: Record<string, number> = { "½": 0.5, "¼": 0.25, "¾": 0.75 };
const POINT = new RegExp(` ${all("point")} `, "u");

const either = (list: Iterable<string>) => [...list].map(inEitherCase).join("|");
const DIGITS = each(({ units }) => units.slice(0, 9)).flat();
const A = inEitherCase(all("a"));
const SMALL = `(?:${either(TENS)})(?:[- ](?:${DIGITS.join("|")}))?|${either(UNITS)}`;

/** An addend with whatever apostrophe. */
const ADDEND = either([...ADDENDS.keys()].sort((a, b) => b.length - a.length)).replaceAll("'", "['’ʼ]");

/** Numbers in words, before a million or the like: 'half a', 'two and a half', 'sixty-five', 'a hundred', 'пів'. */
export const IN_WORDS = [
  either(FIXED.keys()),
  `(?:${ADDEND})(?: (?:${ADDEND})){0,3}`,
  `(?:${SMALL}) ${all("point")}(?: (?:${either(DIGITS)}|${all("zero")}))+`,
  `(?:${A}|${either(DIGITS)}) ${all("hundred")}(?: (?:${all("and")} )?(?:${SMALL}))?`,
  `(?:${SMALL})(?: ${all("andAHalf")})?`,
  A,
  `(?<=${inEitherCase(all("the"))} )${all("theRest")}`,
].join("|");

/**
 * "1,234.5", "1 234", "87,5" → 1234.5, 1234, 87.5: a comma before exactly three digits groups, any other is a decimal sign. Two
 * dots group, and a single one before three digits where no million follows (`isScaled`): nobody tells thousandths of a euro.
 */
export function readNumber(text: string, isScaled = true): number {
  const bare = text.replace(/[ \u00a0\u2009\u202f'’ʼ]/g, "");
  const fraction = FRACTIONS[bare.at(-1) ?? ""];
  if (fraction !== undefined) return Number(bare.slice(0, -1)) + fraction;
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|^\d{1,3}(?:\.\d{3})+,\d+$/.test(bare))
    return Number(bare.replaceAll(".", "").replace(",", "."));
  if (!isScaled && /^\d{1,3}\.\d{3}$/.test(bare)) return Number(bare.replace(".", ""));
  if (/^\d{1,2}(,\d{2})+,\d{3}(\.\d+)?$/.test(bare)) return Number(bare.replaceAll(",", ""));
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return Number(bare.replaceAll(",", ""));
  return Number(bare.replace(",", "."));
}

/** 'sixty-five' → 65, 'two and a half' → 2.5, 'two point seven' → 2.7, 'a hundred and ten' → 110, 'half a' → 0.5. */
export function numberOf(words: string): number {
  const lower = words.toLowerCase();
  const addends = lower.replace(/[’ʼ]/g, "'").split(" ");
  if (addends.every((word) => ADDENDS.has(word)))
    return addends.reduce((sum, word) => sum + (ADDENDS.get(word) ?? 0), 0);
  const fixed = FIXED.get(lower);
  if (fixed !== undefined) return fixed;
  const [wholes = "", decimals] = lower.split(POINT);
  if (decimals !== undefined)
    return Number(
      `${numberOf(wholes)}.${decimals
        .split(" ")
        .map((word) => VALUES.get(word) ?? 0)
        .join("")}`,
    );
  let sum = 0;
  for (const word of lower.split(/[- ]/)) {
    if (HUNDRED.test(word)) sum *= 100;
    else if (HALF.test(word)) sum += 0.5;
    else if (VALUES.has(word)) sum += VALUES.get(word) ?? 0;
    else if (sum === 0) sum = 1; // 'a', 'the remaining', 'the other' million
  }
  return sum;
}
