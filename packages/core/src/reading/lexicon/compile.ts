import { english } from "./english.ts";
import type { Lexicon } from "./lexicon.ts";
import { ukrainian } from "./ukrainian.ts";
import type { Words } from "./words.ts";

/** The languages that texts are read in. Their lists are joined in this order: a text may be in several. */
const languages: readonly Lexicon[] = [english, ukrainian];

type WordKey = {
  [K in keyof Lexicon]-?: NonNullable<Lexicon[K]> extends Words ? K : never;
}[keyof Lexicon];

/** What every language has of a kind, in the order of the languages. */
export function each<T>(pick: (language: Lexicon) => T | undefined): T[] {
  return languages.map(pick).filter((one) => one !== undefined);
}

/** The alternatives that the languages have of a kind, as one group; one that never fits when none has any. */
export function allOf(pick: (language: Lexicon) => Words | undefined): string {
  const lists = each(pick);
  return lists.length > 0 ? `(?:${lists.join("|")})` : "(?!)";
}

/** The same of a list by its name. */
export function all(key: WordKey): string {
  return allOf((language) => language[key]);
}

/** A regular expression with lists in it: between its braces stands the name of one, which is a group of its own. */
export function pattern(flags: string) {
  return ({ raw }: TemplateStringsArray, ...keys: readonly WordKey[]): RegExp =>
    new RegExp(String.raw({ raw }, ...keys.map(all)), flags);
}

/** The words of a list, whole, in either case. */
export const whole = (key: WordKey): RegExp => pattern("iu")`(?<!\p{L})${key}(?!\p{L})`;

/** Words that begin with a stem of a list, in either case. */
export const stems = (key: WordKey): RegExp => pattern("iu")`(?<!\p{L})${key}`;

/** What follows right behind a sum, or behind a bracket with what it is in another currency. */
export const behind = (key: WordKey, flags = "iu"): RegExp => pattern(flags)`^\s*(?:\([^)]*\)\s*)?${key}`;

/** The same, as whole words. */
export const behindWhole = (key: WordKey, flags = "iu"): RegExp =>
  pattern(flags)`^\s*(?:\([^)]*\)\s*)?${key}(?!\p{L})`;

/** No border of statements lies between the words of a list and the sum that they lead to. */
const ANYTHING = "[^;:]";

/** A comma, too, ends what is said of a budget or a loss, unless it stands in a number. */
export const NO_COMMA = "(?:[^;:,]|,\\d)";

/** Words of a list, whole, and no more than `reach` characters of a kind from them to the end. */
export function leading(key: WordKey, reach: number, kept: string = ANYTHING): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${all(key)}(?![\\p{L}\\p{N}])${kept}{0,${reach}}$`, "iu");
}

/** The same, of words between which a number may stand. */
export const upTo = (key: WordKey, reach: number, kept: string = ANYTHING): RegExp =>
  new RegExp(`(?<!\\p{L})${all(key)}(?!\\p{L})${kept}{0,${reach}}$`, "iu");

/** The same, of words by their stems. */
export const upToStem = (key: WordKey, reach: number, kept: string = ANYTHING): RegExp =>
  new RegExp(`(?<!\\p{L})${all(key)}${kept}{0,${reach}}$`, "iu");

/** What is written in small letters, in either case at its beginning: 'prime minister' is also 'Prime Minister'. */
export const inEitherCase = (words: Words): Words =>
  words.replace(/(?<![\p{L}\\])\p{Ll}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`);
