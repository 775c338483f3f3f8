import { type Piece, piecesOf, type Watch } from "./pieces.ts";
import { plainLetters } from "./plain-letters.ts";
import { promisesIn } from "./watched/kinds.ts";

/**
 * What must not change under a mark by itself: figures, number words, currencies, qualifiers, parties, other capitalised
 * names, negations and doubts, periods, what kind of money it is, and verbs that turn a promise into something else, in their
 * order, each as it is written together. Whatever a text says of a sum apart from these may be reworded.
 */
export function figureTokens(text: string): string[] {
  return watchedTokens(text, { within: "quote", isOrdinary: () => true });
}

/** Whether two texts say the same of everything that is sensitive. */
export function sameFigures(before: string, after: string): boolean {
  return before === after || sameTokens(figureTokens(before), figureTokens(after));
}

/** Whether two clauses have the same figures and the same currencies, and nothing else of them is looked at. */
export function sameSums(before: string, after: string): boolean {
  if (before === after) return true;
  const watch: Watch = { within: "clause", isOrdinary: () => true };
  return sameTokens(watchedTokens(before, watch), watchedTokens(after, watch));
}

/**
 * Whether two sentences make the same statement around what is marked in them: no party, name, negation, period, kind of money
 * or kind of verb differs. A party may be called by another of its names. `isOrdinary`: whether a word in lower case stands
 * elsewhere in the texts, so that it is no name where a sentence begins with it.
 */
export function sameStatement(before: string, after: string, isOrdinary: (word: string) => boolean): boolean {
  if (before === after) return true;
  const watch: Watch = { within: "sentence", isOrdinary };
  return (
    stillPromises(before, after) && sameTokens(watchedTokens(before, watch), watchedTokens(after, watch))
  );
}

/** Whether a verb of giving stands where one stood, be it one that only announces. 'gave' may become 'donated', never 'stole'. */
function stillPromises(before: string, after: string): boolean {
  const [was, is] = [promisesIn(before), promisesIn(after)];
  return was.gives === is.gives || (was.announces === is.gives && is.announces === was.gives);
}

function sameTokens(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((token, index) => token === b[index]);
}

/** Figures stand in a clause; a sentence is asked for all else, since another sum of it may change by itself. */
function isWithin({ within }: Watch, kind: Piece["kind"]): boolean {
  const isFigure = kind === null || kind === "numbers" || kind === "currencies" || kind === "sign";
  return within === "quote" || isFigure === (within === "clause");
}

function watchedTokens(text: string, watch: Watch): string[] {
  const pieces = piecesOf(plainLetters(text), watch);
  const found: string[] = [];
  let reached = -1;
  pieces.forEach((piece, index) => {
    const isDash = piece.kind === null && isDashOfFigure(pieces, index);
    if ((piece.kind === null && !isDash) || !isWithin(watch, piece.kind)) return;
    const isRange = isDash && pieces[index - 1]?.kind === "numbers";
    // What is written as one piece is one: '1,000' is neither '1' and ',000' nor '1. ,000'.
    const glued = piece.start === reached || isRange ? (found.pop() ?? "") : "";
    found.push(glued + (isDash ? "-" : piece.word));
    reached = isRange ? (pieces[index + 1]?.start ?? piece.end) : piece.end;
  });
  return found;
}

/** Units behind a dash: '5-million' is what '5 million' is, '5-7' is a range. */
const SCALE =
  /^(?:hundred|thousand|million|billion|trillion|lakh|crore|тисяч|мільйон|мільярд|трильйон)|^(?:k|m|b|bn|mn|mln|tn|тис|млн|млрд|трлн)$/u;

/** A dash that says something of a figure: of a range, of a number in words, or that it is less than nothing. */
function isDashOfFigure(pieces: readonly Piece[], index: number): boolean {
  const [before, dash, after] = [pieces[index - 1], pieces[index]!, pieces[index + 1]];
  if (!/^[‐‑‒–—−-]$/.test(dash.text) || !after) return false;
  const isFigure = after.kind === "numbers" || (after.kind === "sign" && after.start === dash.end);
  if (!isFigure || SCALE.test(after.word)) return false;
  if (before?.kind === "numbers") return true;
  // '-10', but neither 'package-10' nor ' - 10'.
  return after.start === dash.end && before?.end !== dash.start;
}
