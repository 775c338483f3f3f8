import type { Words } from "../../reading/lexicon/words.ts";

/** What verbs say of money that is not, or no longer, only promised: a change between these is another statement. */
export type Turn =
  | "denied"
  | "cancelled"
  | "suspended"
  | "delivered"
  | "disbursed"
  | "allocated"
  | "committed"
  | "repaid"
  | "asked"
  | "rumoured";

/**
 * What a language must bring so that no change under a mark goes unseen. Alternatives of regular expressions: whole words in
 * lower case, without apostrophes and with one kind of dash, unless it says otherwise. What the reading's lexicon has already
 * (units, stages, requests, weekdays) is taken from there.
 */
export interface WatchedWords {
  /** Numbers in words: cardinals, ordinals, fractions, multiples, scales. */
  numbers: Words;
  /** Currencies in words, those that no longer exist too. */
  currencies: Words;
  /** Currency words that mean something else, too: money only right behind a number. 'five million reals' */
  currenciesBehindNumbers: Words;
  /** What bounds a sum, in the quote or right beside it. 'up to', 'an additional' */
  qualifiers: Words;
  /** Negations, conditions, and verbs that only may be. */
  doubts: Words;
  /** How often or how long: 'a year', 'monthly'. */
  periods: Words;
  /** What kind of money it is: a loan, a guarantee, a grant. */
  forms: Words;
  /** That it is a part of a sum: a tranche, a share, the remainder. */
  parts: Words;
  /** Words that are names of belonging without a capital letter. */
  demonyms?: Words;
  /** Verbs by what they say, beside those of the lexicon; in text, from the start of a word on, in either case. */
  turns: Partial<Record<Turn, Words>>;
  /** Verbs that promise or hand over, in text, whole words in either case. Where one goes, another must come. */
  gives: Words;
  /** Verbs that only make it known. 'announced 5 million' */
  announces: Words;
  /** Ordinary words that sentences begin with: such a one is no name. */
  openers: Words;
}
