import { allOf, each } from "../../reading/lexicon/compile.ts";
import type { Words } from "../../reading/lexicon/words.ts";
import { currenciesInTexts } from "../../values/currencies.ts";
import { english } from "./english.ts";
import { ukrainian } from "./ukrainian.ts";
import type { Turn, WatchedWords } from "./watched-words.ts";

const languages: readonly WatchedWords[] = [english, ukrainian];

const kinds = [
  "numbers",
  "currencies",
  "doubts",
  "periods",
  "forms",
  "parts",
  "demonyms",
  "qualifiers",
] as const;

/** What a watched word says. */
export type Kind = (typeof kinds)[number];

/** What the languages have of a kind; one that never fits where none has any. */
const alternatives = (pick: (language: WatchedWords) => Words | undefined) =>
  `(?:${languages.map(pick).filter(Boolean).join("|") || "(?!)"})`;
const wholeWord = (words: Words) => new RegExp(`^(?:${words})$`, "u");

const KINDS = kinds.map((kind) => [wholeWord(alternatives((language) => language[kind])), kind] as const);
const CODE = new Set<string>(currenciesInTexts.map((code) => code.toLowerCase()));
const BEHIND_NUMBER = wholeWord(alternatives(({ currenciesBehindNumbers }) => currenciesBehindNumbers));
const OPENER = wholeWord(alternatives(({ openers }) => openers));
const WEEKDAY = wholeWord(
  each(
    ({ weekdays, dayEnding }) => `(?:${weekdays.join("|").toLowerCase().replaceAll("'", "")})${dayEnding}`,
  ).join("|"),
);

/** Words of a text are few and come again and again. */
const known = new Map<string, Kind | null>();
const MOST_KNOWN = 20_000;

/** What a word in lower case says, none of its apostrophes in it; null where it says nothing that is watched. */
export function kindOf(word: string): Kind | null {
  const before = known.get(word);
  if (before !== undefined) return before;
  // No such word is longer, and a long run of letters costs the expressions much.
  const kind = word.length > 60 ? null : CODE.has(word) ? "currencies" : kindAmong(word);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, kind);
  return kind;
}

function kindAmong(word: string): Kind | null {
  return KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Whether a word of a text is a number, in figures or in words. */
export const isNumber = (word: string): boolean =>
  /\p{N}/u.test(word) || kindOf(word.toLowerCase()) === "numbers";

/** Whether a word is a currency when a number stands right before it. */
export const isCurrencyBehindNumber = (word: string): boolean => BEHIND_NUMBER.test(word);

/** Whether a word is a weekday's name. */
export const isWeekday = (word: string): boolean => WEEKDAY.test(word);

/** Whether sentences begin with a word that is no name. */
export const isOpener = (word: string): boolean => OPENER.test(word);

const anyOf = (words: Words) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");
const GIVES = anyOf(alternatives(({ gives }) => gives));
const ANNOUNCES = anyOf(alternatives(({ announces }) => announces));

/** Whether a text has a verb that promises or hands over, and one that makes it known. */
export function promisesIn(text: string): { gives: boolean; announces: boolean } {
  return { gives: GIVES.test(text), announces: ANNOUNCES.test(text) };
}

/** The lexicon's lists that say what a verb does, whole words or stems; what a language adds stands with its watched words. */
const OF_LEXICON: Partial<Record<Turn, Words>> = {
  denied: `${allOf(({ untrue }) => untrue)}|${allOf(({ insteadOf }) => insteadOf)}(?!\\p{L})`,
  cancelled: allOf(({ stages }) => stages.cancelled),
  suspended: allOf(({ stages }) => stages.suspended),
  delivered: allOf(({ stages }) => stages.delivered),
  disbursed: allOf(({ stages }) => stages.disbursed),
  allocated: allOf(({ stages }) => stages.allocated),
  committed: allOf(({ stages }) => stages.committed),
  repaid: `${allOf(({ repaid }) => repaid)}(?!\\p{L})`,
  asked: `${allOf(({ requests }) => requests)}(?!\\p{L})`,
  rumoured: allOf(({ rumours }) => rumours),
};
const TURNS = [
  "denied",
  "cancelled",
  "suspended",
  "repaid",
  "delivered",
  "disbursed",
  "asked",
  "rumoured",
  "allocated",
  "committed",
] as const;
const TURN = new RegExp(
  `(?<!\\p{L})(?:${TURNS.map((turn) => {
    const own = alternatives(({ turns }) => turns[turn]);
    return `(?<${turn}>${OF_LEXICON[turn] ? `${OF_LEXICON[turn]}|` : ""}${own})`;
  }).join("|")})`,
  "giu",
);

/** Where the verbs of a text turn what it says, and how: by the offset of the words that do. */
export function turnsIn(text: string): Map<number, Turn> {
  const found = new Map<number, Turn>();
  for (const match of text.matchAll(TURN)) {
    const turn = TURNS.find((name) => match.groups?.[name] !== undefined);
    if (turn) found.set(match.index, turn);
  }
  return found;
}
