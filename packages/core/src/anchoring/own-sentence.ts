import type { Span } from "../text/span.ts";
import type { Token } from "../text/tokens.ts";
import { sameStatement } from "./figures-changed.ts";
import { isSpace, type Texts, tokensOf } from "./texts.ts";

/** A sentence ends within so many characters of a mark, or what lies further away is no part of it. */
const MOST_LETTERS = 2000;

/** Behind these words, and behind single letters, a full stop ends no sentence: rather one sentence too long than one too short. */
const ABBREVIATION =
  /^(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Sen|Rep|Gov|Amb|Hon|St|No|Nos|vs|approx|ca|est|incl|etc|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|млн|млрд|трлн|тис|ім|вул|рр|грн|дол|прибл|бл|див|проф|акад|ген|обл|напр|ст)$/u;

/** Whether the sentences that a mark stands in say the same in both texts, but for words that say nothing of the statement. */
export function sentenceSaysTheSame(texts: Texts, mark: Span, span: Span): boolean {
  const before = ownSentence(texts.tokensBefore, mark);
  const after = ownSentence(texts.tokensAfter, span);
  return sameStatement(
    texts.before.slice(before.start, before.end),
    texts.after.slice(after.start, after.end),
    (word) => wordsInLowerCase(texts).has(word),
  );
}

/** From the start of the sentence in which a span begins to the end of the one in which it ends. */
export function ownSentence(tokens: Token[], span: Span): Span {
  const [first, last] = tokensOf(tokens, span);
  let from = first;
  while (from > 0 && !isBorder(tokens, from - 1) && span.start - tokens[from]!.start < MOST_LETTERS) from--;
  let to = last;
  while (to < tokens.length - 1 && !isBorder(tokens, to + 1) && tokens[to]!.end - span.end < MOST_LETTERS)
    to++;
  // White space that a mark begins or ends with may be such a border itself.
  while (from < to && isSpace(tokens[from]!)) from++;
  while (to > from && isSpace(tokens[to]!)) to--;
  return { start: tokens[from]!.start, end: tokens[to]!.end };
}

/** Whether a token is the white space between two sentences or two lines. */
function isBorder(tokens: Token[], index: number): boolean {
  const space = tokens[index]!;
  if (!isSpace(space)) return false;
  if (space.text.includes("\n")) return true;
  if (!/^["'“‘«(„\p{Lu}\p{N}\p{Sc}]/u.test(tokens[index + 1]?.text ?? "")) return false;
  let at = index - 1;
  while (at > 0 && /^["'”’»)\]]$/.test(tokens[at]!.text)) at--;
  const stop = tokens[at]?.text ?? "";
  if (stop !== ".") return /^[!?…]$/.test(stop);
  return !ABBREVIATION.test(tokens[at - 1]?.text ?? "");
}

function wordsInLowerCase(texts: Texts): ReadonlySet<string> {
  if (texts.lowerCase) return texts.lowerCase;
  const words = new Set<string>();
  for (const tokens of [texts.tokensBefore, texts.tokensAfter])
    for (const { text } of tokens) if (/^\p{Ll}/u.test(text)) words.add(text);
  texts.lowerCase = words;
  return words;
}
