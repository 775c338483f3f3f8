import type { Span } from "../text/span.ts";
import { boundsOf, unquantified } from "../values/money.ts";
import { anaphorsIn } from "./back-references.ts";
import { trimmedClause } from "./clauses.ts";
import { fieldsAt } from "./fill-fields.ts";
import { findGoods, findListedGoods, type Goods } from "./goods.ts";
import { partsAfter, subjectOfParts, wholeBefore } from "./parts-of-package.ts";
import { readText } from "./read-text.ts";
import {
  hasVerbOfGiving,
  isPaidPart,
  isPartOfPrevious,
  type Refusal,
  refusalOf,
  speaksOfGiving,
} from "./refusals.ts";
import { clauseOf, type Reading, type Sentence } from "./sentence.ts";
import type { Found, Suggestion, TextContext } from "./suggestion.ts";
import type { Figure } from "./sums.ts";
import { canGive, type DonorAnswer, donorsOf, subjectDonors } from "./who-gives.ts";
import type { Mention } from "./who-is-named.ts";

/** Which build of these rules made a suggestion: kept with each, so that engines can be compared. */
export const engineVersion = "3";

/**
 * Reads a plain text and suggests the pledges that its sentences state. Deterministic; no clock, no network; in time linear
 * in the length of the text. A donor who is not named in a sentence is taken from the sentences before it.
 */
export function detect(text: string, context: TextContext = {}): Suggestion[] {
  const reading = readText(text, context);
  const suggestions: Found[] = [];
  let earlier: string[] = [];
  let isInList = false;
  let refused: Refusal | "no_giving" | null = null;
  let recent: string[] = [];
  for (const read of reading.sentences) {
    const givers = read.mentions.filter(canGive);
    const sentence = withAnaphors(read, givers, recent, earlier);
    recent = [...recent, ...givers.map(({ code }) => code)].slice(-RECENT);
    const inherited = PART_OF_THAT.test(sentence.words) ? refused : null;
    const { found, last } = pledgesIn(
      reading,
      sentence,
      earlier,
      isInList && sentence.isListed,
      suggestions.slice(-RECALLED),
      inherited,
    );
    if (last !== undefined) refused = last;
    suggestions.push(...found);
    const subject = subjectDonors(sentence.words, sentence.mentions);
    const given =
      found.filter(({ isBackground }) => !isBackground).at(-1)?.donorCodes ?? found.at(-1)?.donorCodes;
    if (given && given.length > 0) earlier = given;
    else if (subject.length > 0) earlier = subject;
    isInList = found.length > 0 || /:\s*$/.test(sentence.words) || (isInList && sentence.isListed);
  }
  return suggestions.map((one, index) => withSubjectOfParts(one, suggestions.slice(index + 1, index + 9)));
}

/** What is told beside a package is no part of it. */
const COMES_ON_TOP = /(?<!\p{L})(?:on top|in addition|separately|another|besides|moreover|also)(?!\p{L})/iu;

/** A package of which nothing else is told is for what its parts are for. */
function withSubjectOfParts({ isSubjectGuessed, ...whole }: Found, after: readonly Found[]): Suggestion {
  const parts = isSubjectGuessed
    ? partsAfter(
        whole,
        after.filter(({ quote }) => !COMES_ON_TOP.test(quote)),
      )
    : [];
  const subject = subjectOfParts(whole, parts);
  return { ...whole, ...subject };
}

/** How many names before a sentence 'the two countries' may stand for. */
const RECENT = 12;

function withAnaphors(
  sentence: Sentence,
  givers: readonly Mention[],
  recent: readonly string[],
  earlier: readonly string[],
): Sentence {
  const anaphors = anaphorsIn(sentence.words, givers, recent, earlier);
  if (anaphors.length === 0) return sentence;
  return {
    ...sentence,
    mentions: [...sentence.mentions, ...anaphors].sort((a, b) => a.start - b.start),
  };
}

/**
 * What the words a person has selected say, with what surrounds them as context: the form's first filling.
 * `span` in the offsets of `text`. Fields that the words do not give are null or empty, never guessed.
 */
export function readSelection(text: string, span: Span, context: TextContext = {}): Suggestion {
  const reading = readText(text, context);
  const index = reading.sentences.findIndex((one) => one.start < span.end && one.end > span.start);
  const sentence = reading.sentences[index];
  if (!sentence) return { ...nothingRead(), ...span, quote: text.slice(span.start, span.end) };
  let earlier: string[] = [];
  const line = text.lastIndexOf("\n", sentence.start);
  for (const before of reading.sentences.slice(0, index).filter(({ start }) => start > line)) {
    const subject = subjectDonors(before.words, before.mentions);
    if (subject.length > 0) earlier = subject;
  }
  const inside = { start: span.start - sentence.start, end: span.end - sentence.start };
  const overlapping = sentence.figures.filter((one) => one.start < inside.end && one.end > inside.start);
  const figure = overlapping.find((one) => !one.isConversion) ?? overlapping[0] ?? null;
  const at = figure ?? inside;
  const cautious = { ...reading, mainDonors: [], isCautious: true };
  const donors = donorsAt(cautious, sentence, inside, inside, at, earlier, []);
  const goods = figure ? null : (findGoods(sentence.words.slice(inside.start, inside.end))[0]?.words ?? null);
  const { isSubjectGuessed: _, ...fields } = fieldsAt(
    cautious,
    sentence,
    inside,
    at,
    figure?.amount ?? null,
    donors,
    goods,
  );
  return {
    ...fields,
    ...span,
    quote: text.slice(span.start, span.end),
  };
}

function nothingRead(): Omit<Suggestion, "start" | "end" | "quote"> {
  return {
    amount: { ...unquantified },
    donorCodes: [],
    recipient: "Ukraine",
    category: null,
    purpose: null,
    purposeWords: null,
    channel: null,
    channelName: null,
    status: "pledged",
    announcedOn: null,
    announcedBy: null,
    isBackground: false,
    inKind: null,
    confidence: 0,
    because: {},
  };
}

/** How many suggestions back a sum can be recalled. */
const RECALLED = 60;

function pledgesIn(
  reading: Reading,
  sentence: Sentence,
  earlier: readonly string[],
  isListItem: boolean,
  before: readonly Found[],
  inherited: Refusal | "no_giving" | null,
): { found: Found[]; last: Refusal | "no_giving" | null | undefined } {
  const { words, figures } = sentence;
  const found: Found[] = [];
  let previous: { figure: Figure; refusal: Refusal | "no_giving" | null } | null = null;
  for (const figure of figures) {
    if (figure.isConversion) continue;
    const clause = clauseOf(sentence, figure);
    const between = previous ? words.slice(previous.figure.end, figure.start) : null;
    const isOther = previous !== null && previous.figure.amount.currency !== figure.amount.currency;
    let refusal: Refusal | "no_giving" | null = refusalOf(
      {
        lead: words.slice(Math.max(clause.start, previous?.figure.end ?? 0), figure.start),
        before: words.slice(clause.start, figure.start).replace(INSERTION, ""),
        after: words.slice(figure.end, clause.end),
        clause: words.slice(clause.start, clause.end),
        sentence: words,
      },
      isOther ? between : null,
    );
    const isPart = between !== null && (isPartOfPrevious(between) || OF_IT.test(words.slice(figure.end)));
    const isGiftOfPrice = previous?.refusal === "price" && between !== null && isPaidPart(between);
    if (previous?.refusal && isPart && !isGiftOfPrice) refusal = previous.refusal;
    refusal ??= inherited;
    const isContinued =
      isListItem ||
      (SUM_OF_IT.test(words.slice(0, figure.start)) && IT_IS.test(words.slice(figure.end))) ||
      (/:\s*$/.test(words.slice(0, clause.start)) && GOES_ON.test(words.slice(figure.end))) ||
      (previous !== null && previous.refusal === null) ||
      (before.length + found.length > 0 && GOES_ON.test(words.slice(figure.end)));
    if (refusal === null && !isContinued && !speaksOfGiving(words.slice(clause.start, clause.end)))
      refusal = speaksOfGiving(words) && figures.length === 1 ? null : "no_giving";
    if (refusal === null && isSpentByUkraine(sentence, clause, figure)) refusal = "own_use";
    if (refusal === null && isRecalled(words, figure, [...before, ...found])) refusal = "no_giving";
    previous = { figure, refusal };
    if (refusal !== null) continue;
    const own = ownPart(words, clause, figure, figures);
    const donors = donorsAt(reading, sentence, clause, own, figure, earlier, found.at(-1)?.donorCodes ?? []);
    if (donors.codes.length === 0) {
      previous.refusal = "no_giving";
      continue;
    }
    for (const each of donors.isEach
      ? donors.codes.map((code) => ({ ...donors, codes: [code] }))
      : [donors]) {
      const one = {
        ...fieldsAt(reading, sentence, own, figure, figure.amount, each, null, before.at(-1)),
        start: sentence.start + own.start,
        end: sentence.start + own.end,
        quote: words.slice(own.start, own.end),
      };
      found.push(withStageOf(wholeOf(one, words, before, found), withSubjectOf(found.at(-1), one)));
    }
  }
  const listed = isListItem ? findListedGoods(words) : null;
  const goods = listed ? [listed] : findGoods(words).filter((one) => isApartFromSums(sentence, one));
  found.push(...goodsIn(reading, sentence, goods, earlier));
  return { found, last: previous === null ? undefined : previous.refusal };
}

/** 'Of this, four billion …': a part of what the sentence before told. */
const PART_OF_THAT =
  /^(?:Of (?:this|that|it|these|which)|By far the (?:most|largest|biggest)|(?:About |Around |Roughly |Nearly |Almost )?(?:[Hh]alf|[Mm]ost|[Mm]uch|[Pp]art) of (?:it|this|that)|The (?:(?:larger|smaller|other|remaining|biggest|main|bigger|greater) )?(?:part|share|half|rest|remainder|bulk))(?!\p{L})/u;

const THE_OTHER = /^(?:The (?:other|rest|remaining)|Another|A further|The (?:first|second|third))(?!\p{L})/u;

/** '…, which recognises neither side, gives': what stands between two commas says nothing of what follows. */
const INSERTION = /^(?:which|who|whose|where|when) [^,;:]{1,80}, (?=\p{Ll}+(?:s|ed|ve|ill|ave|uld) )/u;

/** Words with which a sum is told as a promise of its own. */
const OF_ITS_OWN =
  /(?<!\p{L})(?:pledg|promis|announc|another|further|additional|new(?!\p{L})|also|in addition|unveil|intend|plan|worth|valued|package|tranche)/iu;

/** Whose stage a sum has that tells none of its own: a sum told with the same verb, or the package that it is a part of. */
function wholeOf(
  one: Found,
  words: string,
  before: readonly Found[],
  found: readonly Found[],
): Found | undefined {
  if (found.length > 0 && !hasVerbOfGiving(one.quote)) return found.at(-1);
  if (PART_OF_THAT.test(words) || THE_OTHER.test(words)) return before.at(-1);
  if (one.isBackground || OF_ITS_OWN.test(one.quote)) return undefined;
  return wholeBefore(one, [...before, ...found]);
}

/** A sum of which nothing is told is for what the one before it in its sentence is for. */
function withSubjectOf(previous: Found | undefined, one: Found): Found {
  if (!previous || !one.isSubjectGuessed) return one;
  return { ...one, category: previous.category, purpose: previous.purpose };
}

/** A part that says nothing of its stage has that of its whole. */
function withStageOf<S extends Pick<Suggestion, "status">>(whole: Suggestion | undefined, part: S): S {
  return whole && part.status === "pledged" ? { ...part, status: whole.status } : part;
}

/** 'five million to the refugee agency': what goes on about the pledge before needs no verb. */
const GOES_ON =
  /^\s*(?:\([^)]*\)\s*)?(?:more )?(?:(?:to|for|into|towards) (?:the )?\p{L}|,?\s?(?:is|are|was|were|goes?|will|comes?)(?!\p{L}))/iu;

/** 'At four billion it is smaller than the last' */
const IT_IS = /^,? (?:it|this|that|the (?:package|sum|grant|tranche)) (?:is|was)(?!\p{L})/u;

const SUM_OF_IT = /^At (?:the |a total of )?$/u;

/** 'five billion of it': a part of the sum before. */
const OF_IT = /^\s*(?:of (?:it|this|that|which|them)|of the (?:total|sum))(?!\p{L})/iu;

/** '… and would make ten million available': a sum with a verb of its own, that is not what the goods are worth. */
const isGivenToo = (between: string) =>
  /(?<!\p{L})and(?!\p{L})/u.test(between) &&
  hasVerbOfGiving(between) &&
  !/(?<!\p{L})(?:worth|valued|costs?|costing|includ\p{L}+|for)(?!\p{L})/iu.test(between);

/** Goods in a statement with a sum are what the sum is for. */
function isApartFromSums(sentence: Sentence, goods: Goods): boolean {
  const clause = clauseOf(sentence, goods);
  const sums = sentence.figures.filter((figure) => !figure.isConversion);
  return sums.every(
    ({ start, end }) =>
      end <= clause.start ||
      start >= clause.end ||
      (start >= goods.end
        ? isGivenToo(sentence.words.slice(goods.end, start))
        : /(?<!\p{L})and(?!\p{L})/u.test(sentence.words.slice(end, goods.verb.start))),
  );
}

/** Goods that somebody will hand over or has just handed over. */
function goodsIn(
  reading: Reading,
  sentence: Sentence,
  found: readonly Goods[],
  earlier: readonly string[],
): Found[] {
  return found.flatMap((goods): Found[] => {
    const clause = clauseOf(sentence, goods);
    const { words } = sentence;
    const refusal = refusalOf(
      {
        lead: words.slice(clause.start, goods.verb.start),
        before: words.slice(clause.start, goods.verb.start),
        after: words.slice(Math.max(goods.end, goods.verb.end), clause.end),
        clause: words.slice(clause.start, clause.end),
        sentence: words,
      },
      null,
    );
    if (refusal !== null || isSpentByUkraine(sentence, clause, goods.verb)) return [];
    const donors = donorsAt(
      reading,
      sentence,
      clause,
      clause,
      goods.isPassive ? goods : goods.verb,
      earlier,
      [],
    );
    if (donors.codes.length === 0) return [];
    const own = trimmedClause(words, clause);
    return [
      {
        ...fieldsAt(reading, sentence, own, goods, null, donors, goods.words),
        start: sentence.start + own.start,
        end: sentence.start + own.end,
        quote: words.slice(own.start, own.end),
      },
    ];
  });
}

function donorsAt(
  reading: Reading,
  sentence: Sentence,
  clause: Span,
  own: Span,
  at: Span,
  earlier: readonly string[],
  sameSentence: readonly string[],
): DonorAnswer {
  const { words, mentions, figures } = sentence;
  return donorsOf({
    words,
    mentions,
    clause,
    own,
    at,
    figures,
    earlier: sameSentence.length > 0 ? sameSentence : earlier,
    main: reading.mainDonors,
  });
}

const GETS =
  /(?<!\p{L})(?:receiv|gets?(?!\p{L})|got(?!\p{L})|obtain|secur|be given|be handed|been given|benefit|welcom|thank|отрима|дяку)/iu;

/** Whether it is Ukraine (or who attacks it) that spends, makes or asks for what stands here. */
function isSpentByUkraine(sentence: Sentence, clause: Span, at: Span): boolean {
  const { words, mentions } = sentence;
  const last = mentions
    .filter((mention) => mention.start >= clause.start && mention.end <= at.start)
    .filter(
      (mention) =>
        !/(?<!\p{L})(?:to|for|in|with|of|from|against|on|by|towards|into|near|inside|для|у|в)\s+(?:the\s+)?$/iu.test(
          words.slice(0, mention.start),
        ),
    )
    .at(-1);
  if (!last || canGive(last)) return false;
  // As an object it is who receives: 'France will provide Ukraine with …'.
  if (speaksOfGiving(words.slice(clause.start, last.start))) return false;
  if (
    mentions.some((mention) => canGive(mention) && mention.end <= last.start && mention.start >= clause.start)
  )
    return false;
  return !GETS.test(words.slice(last.end, at.start));
}

/** 'Of the €90 million, Vilnius pays a third.' */
const OUT_OF = /(?:^|[^\p{L}])(?<!top )(?:[Oo]ut )?[Oo]f (?:the|this|these|that|its) (?:\p{L}+ )?$/u;

/** Whether a sum with its article ('the two billion', 'this €36 million') is one that was suggested before. */
function isRecalled(words: string, figure: Figure, before: readonly Suggestion[]): boolean {
  if (OUT_OF.test(words.slice(Math.max(0, figure.start - 30), figure.start))) return true;
  if (
    !/(?<!\p{L})(?:the|this|that|these|those|its|same)\s+(?:\p{L}+\s+)?$/iu.test(
      words.slice(Math.max(0, figure.start - 24), figure.start),
    )
  )
    return false;
  const { floor, ceiling } = boundsOf(figure.amount);
  return before.some(({ amount }) => {
    if (amount.currency === null || amount.currency !== figure.amount.currency) return false;
    const bounds = boundsOf(amount);
    return (bounds.floor || bounds.ceiling) === (floor || ceiling);
  });
}

/** The part of a clause that belongs to one sum: from the border behind the sum before it to the border before the next. */
function ownPart(words: string, clause: Span, figure: Figure, figures: readonly Figure[]): Span {
  const others = figures.filter(
    (one) => !one.isConversion && one.start >= clause.start && one.end <= clause.end,
  );
  const index = others.indexOf(figure);
  const previous = others[index - 1];
  const next = others[index + 1];
  const start = previous ? borderBetween(words, previous.end, figure.start) : clause.start;
  const end = next ? borderBetween(words, figure.end, next.start) : clause.end;
  return trimmedClause(words, { start, end });
}

/** The last comma or 'and' between two sums; the second one's start when there is none. */
function borderBetween(words: string, from: number, to: number): number {
  const between = words.slice(from, to);
  const border = [...between.matchAll(/[,;:]\s|\s(?=(?:and|while|with|plus|а також|та|і|й)\s)/gu)].at(-1);
  return border ? from + border.index + border[0].length : to;
}
