import { all, allOf } from "../reading/lexicon/compile.ts";
import type { Span } from "../text/span.ts";
import type { Token } from "../text/tokens.ts";
import { findParties } from "../values/parties.ts";
import { sameStatement, sameSums } from "./figures-changed.ts";
import { isSpace, isWord, type Texts, tokensOf } from "./texts.ts";
import { isNumber } from "./watched/kinds.ts";

/** A sentence ends within so many characters of a mark, or what lies further away is no part of it. */
const MOST_LETTERS = 2000;

/** Behind these words, and behind single letters, a full stop ends no sentence: rather one sentence too long than one too short. */
const ABBREVIATION =
  /^(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Sen|Rep|Gov|Amb|Hon|St|No|Nos|vs|approx|ca|est|incl|etc|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|млн|млрд|трлн|тис|ім|вул|рр|грн|дол|прибл|бл|див|проф|акад|ген|обл|напр|ст)$/u;

const NAME_OF_DAY = allOf(
  ({ weekdays, months, dayEnding }) => `(?:${[...weekdays, ...months].join("|")})${dayEnding}`,
);
const DAY = `(?:${NAME_OF_DAY}|\\d{1,4})`;
/**
 * Where and when a report was written, before its first sentence: 'Kyiv, Wednesday – ', 'KYIV, Jan 31 (Reuters) — '. Each character
 * behind the place can be read in one way only, or long runs of figures and commas would be tried in all.
 */
const DATELINE = new RegExp(
  `^\\p{Lu}[\\p{L} .'’-]{1,30}(?:,(?: |\\d|${NAME_OF_DAY}(?!\\p{L})|[^\\p{L}\\p{N}\\s–—-])+)?(?: ?\\([^()]{1,40}\\))? [–—-] `,
  "iu",
);
/** A place alone is no dateline: 'Denmark – 5 million euros'. */
const HAS_DAY_OR_AGENCY = new RegExp(`, .*${DAY}|\\([^()]+\\) [–—-] $`, "iu");

/** Whether the sentences that a mark stands in say the same in both texts, but for words that say nothing of the statement. */
export function sentenceSaysTheSame(texts: Texts, mark: Span, span: Span): boolean {
  const before = ownSentence(texts.tokensBefore, mark);
  const after = ownSentence(texts.tokensAfter, span);
  const [was, is] = [written(texts.before, before, mark), written(texts.after, after, span)];
  if (was === is) return true;
  return (
    sameStatement(was, is, (word) => wordsInLowerCase(texts).has(word)) &&
    sameSums(ownClause(texts.tokensBefore, before, mark), ownClause(texts.tokensAfter, after, span))
  );
}

/** A sentence as text, without the dateline of a report before it. */
function written(text: string, sentence: Span, mark: Span): string {
  const words = text.slice(sentence.start, sentence.end);
  if (sentence.start > 0 && text[sentence.start - 1] !== "\n") return words;
  const dateline = DATELINE.exec(words)?.[0] ?? "";
  return sentence.start + dateline.length <= mark.start && HAS_DAY_OR_AGENCY.test(dateline)
    ? words.slice(dateline.length)
    : words;
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

/** What begins another statement of a sentence: a semicolon, 'while …', ', Norway …', 'and 5 million'. */
const CONJUNCTION = new RegExp(`^(?:${all("conjunctions")}|${all("bareConjunctions")})$`, "iu");
const JOINS_SUMS = new RegExp(`^(?:${all("joinsSums")})$`, "iu");
/** So many tokens behind 'and' a sum has begun: 'and more than twenty-five million'. */
const REACH = 10;

/** The words of a mark's sentence that tell of the same sum. */
function ownClause(tokens: Token[], sentence: Span, mark: Span): string {
  const [first, last] = tokensOf(tokens, mark);
  const isWithin = (at: number) => {
    const token = tokens[at];
    return token !== undefined && token.start >= sentence.start && token.end <= sentence.end;
  };
  let from = first;
  while (isWithin(from - 1) && !beginsClause(tokens, from)) from--;
  let to = last;
  while (isWithin(to + 1) && !beginsClause(tokens, to + 1)) to++;
  return tokens
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join("");
}

function beginsClause(tokens: Token[], index: number): boolean {
  const { text } = tokens[index]!;
  if (text === ";" || CONJUNCTION.test(text)) return true;
  const behind = tokens.slice(index + 1, index + 1 + REACH);
  if (text === ",") {
    const party = findParties(behind.map((token) => token.text).join(""))[0];
    return party !== undefined && party.start <= 1;
  }
  if (!JOINS_SUMS.test(text)) return false;
  // 'a hundred and ten', 'between 10 and 15'
  let before = index - 1;
  while (before > 0 && !isWord(tokens[before]!)) before--;
  return !isNumber(tokens[before]?.text ?? "") && behind.some((token) => isNumber(token.text));
}

function wordsInLowerCase(texts: Texts): ReadonlySet<string> {
  if (texts.lowerCase) return texts.lowerCase;
  const words = new Set<string>();
  for (const tokens of [texts.tokensBefore, texts.tokensAfter])
    for (const { text } of tokens) if (/^\p{Ll}/u.test(text)) words.add(text);
  texts.lowerCase = words;
  return words;
}
