import { findParties } from "../values/parties.ts";
import { isCurrencyBehindNumber, isOpener, isWeekday, type Kind, kindOf, turnsIn } from "./watched/kinds.ts";

/** What is asked of a text: all that is sensitive in a quote, or what its clause and its sentence say around it. */
export interface Watch {
  /**
   * Qualifiers and the names of weekdays belong to a quote; elsewhere in its sentence they are style. Figures belong to a clause;
   * in another one of the sentence they are of another sum.
   */
  within: "quote" | "clause" | "sentence";
  /** Whether a word in lower case, with which a sentence begins, is no name. */
  isOrdinary: (word: string) => boolean;
}

/** A word or a sign of a text in plain letters, and what of that is watched it says; null: nothing. */
export interface Piece {
  start: number;
  end: number;
  text: string;
  /** What it is compared by: lower case, no apostrophes; one word for all of a kind where it may be said otherwise. */
  word: string;
  kind: Kind | "turn" | "name" | "sign" | null;
}

/** Words, those with an apostrophe inside as one where they are Ukrainian or end in n't; spaces; single signs. */
const TOKEN =
  /\p{L}+n't(?!\p{L})|[\p{L}\p{M}\p{N}]+(?:(?<=[\p{Script=Cyrillic}\p{M}])'(?=\p{Script=Cyrillic})[\p{L}\p{M}\p{N}]+)*|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
const SIGN = /^[\p{Sc}%‰~≈≃≅∼<>≥≤±+×]$/u;
const NOT = /n't$|^cannot$/i;

/** The words and signs of a text in plain letters, in order; no spaces. */
export function piecesOf(text: string, watch: Watch): Piece[] {
  const partyOf = partiesIn(text, watch);
  const turns = turnsIn(text);
  const pieces: Piece[] = [];
  let startsSentence = true;
  let isBehindNumber = false;
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    if (/^\s/.test(token)) continue;
    const [start, end] = [match.index, match.index + token.length];
    const word = NOT.test(token) ? "not" : token.toLowerCase().replaceAll("'", "");
    const party = partyOf(start, end);
    const turn = turns.get(start);
    const kind: Piece["kind"] =
      party === null
        ? kindIn(text, { start, token, word, watch, startsSentence, isBehindNumber, turn })
        : "name";
    const said = party ?? (kind === "turn" ? (turn ?? word) : word);
    if (said !== "") pieces.push({ start, end, text: token, word: said, kind });
    isBehindNumber = kind === "numbers" || (isBehindNumber && kind === "name");
    startsSentence = /^[.!?]$/.test(token) || (startsSentence && !/[\p{L}\p{N}]/u.test(token));
  }
  return pieces;
}

/**
 * What a token is compared by where it belongs to a party's name; null where it does not. A sentence may call a party by any
 * of its names, so that its code stands for the first word of it and nothing for the others. Tokens are asked in order.
 */
function partiesIn(text: string, { within }: Watch): (start: number, end: number) => string | null {
  const parties = findParties(text);
  let next = 0;
  return (start, end) => {
    while (parties[next] && parties[next]!.end <= start) next++;
    const party = parties[next];
    if (!party || start < party.start || party.end < end) return null;
    if (within === "quote") return text.slice(start, end).toLowerCase();
    return start === party.start ? party.code : "";
  };
}

interface Place {
  start: number;
  token: string;
  word: string;
  watch: Watch;
  startsSentence: boolean;
  isBehindNumber: boolean;
  turn: string | undefined;
}

/** What a token that is part of no party's name says. */
function kindIn(text: string, place: Place): Piece["kind"] {
  const { start, token, word, watch, isBehindNumber, turn } = place;
  if (/\p{N}/u.test(token) || /^[.,]+\p{N}/u.test(text.slice(start, start + 8))) return "numbers";
  if (SIGN.test(token)) return "sign";
  if (!/^\p{L}/u.test(token)) return null;
  const kind = kindOf(word);
  if (kind !== null && (kind !== "qualifiers" || watch.within === "quote")) return kind;
  if (isBehindNumber && isCurrencyBehindNumber(word)) return "currencies";
  if (turn !== undefined) return "turn";
  return isName(place) ? "name" : null;
}

function isName({ token, word, watch, startsSentence }: Place): boolean {
  if (!/^\p{Lu}/u.test(token)) return false;
  if (watch.within !== "quote" && isWeekday(word)) return false;
  // 'NATO', 'HRK', 'III'
  return /^\p{Lu}{2,}$/u.test(token) || !startsSentence || !(isOpener(word) || watch.isOrdinary(word));
}
