import type { Span } from "../text/span.ts";
import type { MentionedDay } from "./dates.ts";
import type { LearnedModel } from "./judge/model.ts";
import type { SubjectCount } from "./subject.ts";
import type { Suggestion, TextContext } from "./suggestion.ts";
import type { SharedSigns } from "./sums/shared-signs.ts";
import type { Figure } from "./sums/sums.ts";
import type { Naming } from "./who/newsroom-names.ts";
import type { Mention } from "./who/who-is-named.ts";

/** A sentence with what was found in it; the offsets of its parts are offsets of its words. */
export interface Sentence extends Span {
  words: string;
  mentions: readonly Mention[];
  figures: readonly Figure[];
  clauses: Span[];
  /** Where its line begins in the text. */
  lineStart: number;
  /** A line of a list, or a line behind one that ends with a colon. */
  isListed: boolean;
}

/** A text read once: its sentences, and what holds for all of them. */
export interface Reading {
  /** The text as it was given. */
  original: string;
  /** The same with one kind of space, letter for letter in its place. */
  text: string;
  context: TextContext;
  sentences: Sentence[];
  people: ReadonlyMap<string, string>;
  /** How parties and channels are found in it. */
  naming: Naming;
  /** What signs that several countries have in common stand for in it. */
  signs: SharedSigns;
  mainDonors: string[];
  /** What parts of the text are about, counted once. */
  subjects: Map<string, SubjectCount>;
  /** The days that sentences name, by the sentence's start. */
  days: Map<number, readonly MentionedDay[]>;
  /** What was learned of pledges. */
  model: LearnedModel;
  /** Nothing is said that the words near by do not say. */
  isCautious: boolean;
}

/** The clause of a sentence in which something stands; the whole sentence where none does. */
export function clauseOf(sentence: Sentence, at: Span): Span {
  return (
    sentence.clauses.find((clause) => clause.start <= at.start && clause.end > at.start) ?? {
      start: 0,
      end: sentence.words.length,
    }
  );
}

/** A suggestion of money, with where its sum stands. */
export interface ToldSum {
  /** Which suggestion of the text it is. */
  index: number;
  one: Suggestion;
  sentence: Sentence;
  /** Which sentence of the text that is. */
  line: number;
  /** Its sum, in offsets of the sentence's words. */
  figure: Span;
}
