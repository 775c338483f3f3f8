import { alignTokens } from "../text/align.ts";
import { isSpanOf, type Span } from "../text/span.ts";
import { tokenize } from "../text/tokens.ts";
import { alignedSpan } from "./aligned-span.ts";
import { elsewhere, isSettled, ORPHANED, type Reanchored, survivors } from "./elsewhere.ts";
import { saysTheSame } from "./neighbours.ts";
import { plainLetters } from "./plain-letters.ts";
import { type Texts, wordsIn } from "./texts.ts";

/**
 * Carries marks from one text to another.
 *
 * - `exact`: the quote is the same, where the alignment of the two texts puts it.
 * - `moved`: the quote is the same elsewhere, or was reworded without touching anything sensitive (a figure, a currency,
 *   a qualifier, a name, a negation: see `figures-changed.ts`) in it or in the words right beside it.
 * - In both, its sentence still says the same of it: no other party, negation, period, kind of money or kind of verb.
 * - `needs_review`: anything else that has a candidate. A person decides.
 * - `orphaned`: nothing of the quote is left that the old text did not say elsewhere too.
 *
 * The answer has one entry for each mark, in order. No mark is ever dropped.
 */
export function reanchor(before: string, after: string, marks: readonly Span[]): Reanchored[] {
  const isMark = (mark: Span) => isSpanOf(before, mark); // what quoted nothing has no place
  if (before === after)
    return marks.map((mark) =>
      isMark(mark) ? { state: "exact", start: mark.start, end: mark.end } : ORPHANED,
    );
  const tokensBefore = tokenize(before);
  const tokensAfter = tokenize(after);
  const aligned = alignTokens(tokensBefore, tokensAfter);
  const texts: Texts = { before, after, tokensBefore, tokensAfter, aligned };
  return marks.map((mark) => (isMark(mark) ? carry(texts, mark) : ORPHANED));
}

function carry(texts: Texts, mark: Span): Reanchored {
  const { before, after } = texts;
  const candidate = alignedSpan(texts, mark);
  if (!candidate) return elsewhere(texts, mark);
  const words = wordsIn(texts.tokensBefore, mark);
  const survived = survivors(texts, mark, candidate);
  if (survived < words * 0.2) return elsewhere(texts, mark); // a stray 'the' is no trace of a quote
  const kept = survived / Math.max(words, wordsIn(texts.tokensAfter, candidate), 1);
  const [was, is] = [before.slice(mark.start, mark.end), after.slice(candidate.start, candidate.end)];
  const same = was === is;
  // Another kind of apostrophe makes other words of one: 'п’ять' is three, 'пʼять' is one.
  if (same ? isSettled(texts, mark, candidate) : kept >= 0.5 || plainLetters(was) === plainLetters(is))
    if (saysTheSame(texts, mark, candidate)) return { state: same ? "exact" : "moved", ...candidate };
  // A quote that was cut from here and pasted elsewhere leaves only fragments behind: prefer the whole one.
  const found = elsewhere(texts, mark);
  return found.state === "moved" ? found : { state: "needs_review", ...candidate };
}
