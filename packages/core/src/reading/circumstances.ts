import type { Span } from "../text/span.ts";
import { type Amount, boundsOf } from "../values/money.ts";
import type { Claim, Judged, Memory } from "./claim.ts";
import { speaksOfGiving } from "./giving.ts";
import { behind, pattern, stems } from "./lexicon/compile.ts";
import type { Sentence } from "./sentence.ts";
import { canGive, donorsOf } from "./who/who-gives.ts";

/** What speaks for or against a claim beside the words around it. */
export interface Circumstances {
  claim: Claim;
  sentence: Sentence;
  memory: Memory;
  /** Whom the article is about. */
  main: readonly string[];
  /** The sum before it in the sentence, judged; and all before it that stand. */
  previous: Judged | null;
  accepted: readonly Judged[];
}

/** Whether a sum needs no verb of its own: its sentence, its list or the words behind it go on about what is given. */
export function isContinued({
  claim: { place, clause },
  sentence,
  memory,
  previous,
  accepted,
}: Circumstances): boolean {
  const [lead, rest] = [sentence.words.slice(0, place.start), sentence.words.slice(place.end)];
  if (memory.isInList && sentence.isListed) return true;
  if (previous !== null && previous.refusal === null) return true;
  if (SUM_OF_IT.test(lead) && IT_IS.test(rest)) return true;
  const isTold =
    memory.told.length + accepted.length > 0 || /:\s*$/.test(sentence.words.slice(0, clause.start));
  return isTold && GOES_ON.test(rest);
}

const GOES_ON = behind("goesOn");
const IT_IS = pattern("u")`^${"itIs"}(?!\p{L})`;
const SUM_OF_IT = pattern("u")`^${"sumOfIt"}$`;

/** Whether it is Ukraine (or who attacks it) that spends, makes or asks for what stands here. */
export function isSpentByUkraine({ clause, said }: Claim, { words, mentions }: Sentence): boolean {
  const last = mentions
    .filter((mention) => mention.start >= clause.start && mention.end <= said.start)
    .filter((mention) => !BEHIND_A_PREPOSITION.test(words.slice(0, mention.start)))
    .at(-1);
  if (!last || canGive(last)) return false;
  // As an object it is who receives: 'France will provide Ukraine with …'.
  if (speaksOfGiving(words.slice(clause.start, last.start))) return false;
  const isBefore = (one: Span) => one.start >= clause.start && one.end <= last.start;
  if (mentions.some((mention) => canGive(mention) && isBefore(mention))) return false;
  return !GETS.test(words.slice(last.end, said.start));
}

/** Whether a sum with its article is one that was suggested before. */
export function isRecalled({ claim: { figure }, sentence, memory, accepted }: Circumstances): boolean {
  if (!figure) return false;
  if (!WITH_ITS_ARTICLE.test(sentence.words.slice(Math.max(0, figure.start - 24), figure.start)))
    return false;
  const sizeOf = (amount: Amount) => boundsOf(amount).floor || boundsOf(amount).ceiling;
  const size = sizeOf(figure.amount);
  const before = [...memory.told, ...accepted.flatMap((one) => one.figure ?? [])];
  return before.some(
    ({ amount }) =>
      amount.currency !== null && amount.currency === figure.amount.currency && sizeOf(amount) === size,
  );
}

/** Whether neither the sentence nor those before it nor the article name anybody who could give. */
export function isOfNobody({ claim, sentence, memory, main, accepted }: Circumstances): boolean {
  if (accepted.length > 0 || memory.earlier.length > 0 || main.length > 0) return false;
  return donorsOf(sentence, claim, memory.earlier, main).codes.length === 0;
}

const GETS = stems("gets");
const BEHIND_A_PREPOSITION = pattern("iu")`(?<!\p{L})${"prepositions"}\s+(?:${"the"}\s+)?$`;
const WITH_ITS_ARTICLE = pattern("iu")`(?<!\p{L})${"sameSum"}\s+(?:\p{L}+\s+)?$`;
