import { each } from "../../reading/lexicon/compile.ts";

const list = (words: string): string[] => words.trim().split(/\s+/);

/** From one to nineteen and the tens, as the lexicon has them. */
const SMALL = [...each(({ units }) => units).flat(), ...each(({ tens }) => tens).flat()];
const SCALES = list(
  "hundred thousand million billion trillion quadrillion lakh lac crore dozen score zillion",
);
const ORDINALS = [
  ...list("first second third fifth eighth ninth twelfth half halve zeroth nth"),
  ...SMALL.filter((word) => /ty$/.test(word)).map((word) => `${word.slice(0, -1)}ieth`),
  ...[...SMALL, ...SCALES].map((word) => `${word}th`),
];
const CARDINALS = [...SMALL, ...SCALES, "zero", "nil", "nought", "naught"];

const group = (words: readonly string[]) => `(?:${[...words].sort((a, b) => b.length - a.length).join("|")})`;

/** Alternatives of a regular expression: numbers in words, whole, those written as one word too ('twentyfive', 'tenfold'). */
export const englishNumerals = [
  `${group(CARDINALS)}*(?:${group([...CARDINALS, ...ORDINALS])}s?|(?<!^)fold)`,
  // 'twenties' and 'thirties', then what says how many times, how much of it, or roughly how many.
  `(?:${SMALL.filter((word) => /ty$/.test(word))
    .map((word) => word.slice(0, -1))
    .join("|")})ies`,
  "once|twice|thrice|single|double[sd]?|doubling|tripl(?:e[sd]?|ing)|trebl(?:e[sd]?|ing)|quadrupl(?:e[sd]?|ing)|quintupl\\p{L}*|\\p{L}+fold",
  "halves|halved|halving|quarters?|percent|percentages?|pct|couple|pairs?|trio|handful|several|few|many|both|myriad|umpteen",
  "majority|minority|bulk|multi(?:million|billion)\\p{L}*|mln|mn|bln|bn|tn|trln|mrd|mio|k|m|b",
].join("|");
