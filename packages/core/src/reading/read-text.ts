import { cutTo, sentences } from "../text/sentences.ts";
import type { Span } from "../text/span.ts";
import { clauses } from "./clauses.ts";
import { findMentionedDays, type MentionedDay } from "./dates.ts";
import { learned } from "./judge/learned.ts";
import { pattern } from "./lexicon/compile.ts";
import type { CountryAt } from "./lexicon/currencies.ts";
import type { Reading, Sentence } from "./sentence.ts";
import type { TextContext } from "./suggestion.ts";
import { type SharedSigns, sharedSigns } from "./sums/shared-signs.ts";
import { type Figure, findFigures } from "./sums/sums.ts";
import { tableSums } from "./sums/table-sums.ts";
import { type Naming, namingOf } from "./who/newsroom-names.ts";
import { canGive, isPlaceOrReceiver } from "./who/who-gives.ts";
import { type Mention, mentionsIn, peopleOf } from "./who/who-is-named.ts";

/** What is longer is no sentence, and what has more sums is a table. In characters, and in sums. */
const LONGEST = 1200;

const MOST_SUMS = 40;

/** Spaces that are no line breaks: no-break, narrow, thin and the like. */
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/** 'France – €60 million', a line of a list without a bullet. */
const LISTED_NAME = pattern("u")`^(?:${"theAtStart"} )?\p{Lu}[\p{L} ]{1,30}(?::| [–—-]) `;

/** 'BÜRGENSTOCK, Switzerland – ', 'Oslo (NTB) – ': where a report was written. */
const DATELINE = /^\p{Lu}[\p{L} .-]{2,24}(?:, [\p{L} ]{2,20})?(?: \([^)]{2,20}\))? [–—-] (?=\p{Lu})/u;

/**
 * Reads a text sentence by sentence: who and what sums stand in each. In time linear in its length. What this gives is read
 * again by `suggestionsIn` and `readSelection`: keep it for as long as the text is the same. `signs`: what '$' and the like
 * stand for, where it is known from the text that this one belongs to.
 */
export function readText(original: string, context: TextContext = {}, signs?: SharedSigns): Reading {
  // One kind of space, each in its place, so that offsets stay: pages part '€ 10 million' by any of them.
  const text = original.replace(SPACES, " ");
  const title = context.title ?? "";
  const naming = namingOf(context.names);
  const people = peopleOf(`${title}\n${text}`, naming);
  const spans = cutTo(LONGEST, text, sentences(text));
  const mentions = spans.map((span) => mentionsIn(text.slice(span.start, span.end), people, naming));
  const giver = mainGiver(title, spans, mentions, people, text, naming);
  const givers = mentions.flat().filter(canGive);
  const shared = signs ?? sharedSigns(text, giver, new Set(givers.map(({ code }) => code)), context);
  const figures = inOrder(findFigures(text, countryAmong(spans, mentions), true, shared), tableSums(text));
  let next = 0;
  let lineStart = 0;
  let endBefore = 0;
  const read = spans.map((span, index): Sentence => {
    const own: Figure[] = [];
    for (; next < figures.length && (figures[next]?.start ?? 0) < span.end; next++) {
      const figure = figures[next];
      if (figure) own.push({ ...figure, start: figure.start - span.start, end: figure.end - span.start });
    }
    const words = text.slice(span.start, span.end);
    const dateline = DATELINE.exec(words)?.[0].length ?? 0;
    const newline = text.slice(endBefore, span.start).lastIndexOf("\n");
    if (newline >= 0) lineStart = endBefore + newline + 1;
    endBefore = span.end;
    const isBullet = span.start - lineStart < 4 && /^\s*[•*–—-]\s/.test(text.slice(lineStart, lineStart + 6));
    const lineBefore = text.slice(0, lineStart).trimEnd();
    return {
      ...span,
      lineStart,
      words,
      mentions: (mentions[index] ?? []).filter(({ end }) => end > dateline),
      figures: own.filter(({ start, end }) => start >= 0 && end <= words.length).slice(0, MOST_SUMS),
      clauses: clauses(words),
      isListed:
        isBullet ||
        (span.start === lineStart && LISTED_NAME.test(words)) ||
        lineBefore.endsWith(":") ||
        lineBefore.endsWith(";"),
    };
  });
  return {
    original,
    text,
    context,
    sentences: read,
    people,
    naming,
    signs: shared,
    mainDonors: mainDonors(title, read, people, naming),
    subjects: new Map(),
    days: new Map(),
    model: learned,
    isCautious: false,
  };
}

/** The sums of running words and those of tables, in order; of two at one place that of the table, which knows what its column counts. */
function inOrder(running: readonly Figure[], ofTables: readonly Figure[]): Figure[] {
  if (ofTables.length === 0) return [...running];
  const places = new Set(ofTables.map(({ end }) => end));
  const others = running.filter(({ end }) => !places.has(end));
  return [...others, ...ofTables].sort((one, other) => one.start - other.start);
}

/** How many names before a sum can own its currency. */
const NEAR = 4;

/** Whose kroner are meant at an offset: those of the donor named last before it, else of the first one after. */
function countryAmong(spans: readonly Span[], mentions: readonly Mention[][]): CountryAt {
  const all = mentions.flatMap((list, index) =>
    list
      .filter(canGive)
      .map((mention) => ({ ...mention, start: mention.start + (spans[index]?.start ?? 0) })),
  );
  let at = 0;
  return (offset, among) => {
    // Asked for in order, so that a long text is gone through once.
    if (at > 0 && (all[at - 1]?.start ?? 0) >= offset) at = 0;
    while (at < all.length && (all[at]?.start ?? 0) < offset) at++;
    if (!among) return (all[at - 1] ?? all[at])?.code ?? null;
    const near = all.slice(Math.max(0, at - NEAR), at).map(({ code }) => code);
    return near.findLast((code) => among.includes(code)) ?? null;
  };
}

/** Whom an article is about: the giver named most, in its title and first lines before all. */
function mainDonors(
  title: string,
  read: readonly Sentence[],
  people: ReadonlyMap<string, string>,
  naming: Naming,
): string[] {
  const best = mostNamed(
    title,
    read.map(({ words, mentions }) => ({ words, mentions })),
    people,
    naming,
  );
  return best ? [best] : [];
}

function mainGiver(
  title: string,
  spans: readonly Span[],
  mentions: readonly Mention[][],
  people: ReadonlyMap<string, string>,
  text: string,
  naming: Naming,
): string | undefined {
  const read = spans.map(({ start, end }, at) => ({
    words: text.slice(start, end),
    mentions: mentions[at] ?? [],
  }));
  return mostNamed(title, read, people, naming);
}

function mostNamed(
  title: string,
  read: readonly { words: string; mentions: readonly Mention[] }[],
  people: ReadonlyMap<string, string>,
  naming: Naming,
): string | undefined {
  const weights = new Map<string, number>();
  const add = (words: string, mentions: readonly Mention[], weight: number) => {
    for (const mention of mentions.filter((one) => canGive(one) && !isPlaceOrReceiver(words, one)))
      weights.set(mention.code, (weights.get(mention.code) ?? 0) + weight);
  };
  add(title, mentionsIn(title, people, naming), 4);
  read.forEach((sentence, index) => {
    add(sentence.words, sentence.mentions, index < 2 ? 2 : 1);
  });
  const [best] = [...weights].sort((a, b) => b[1] - a[1]);
  return best?.[0];
}

/** The days that a sentence names, looked for once. In the order of the sentence. */
export function daysIn(
  reading: Reading,
  { start, words }: Sentence,
  publishedOn: string,
): readonly MentionedDay[] {
  const known = reading.days.get(start) ?? findMentionedDays(words, publishedOn);
  reading.days.set(start, known);
  return known;
}
