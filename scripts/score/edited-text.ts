import type { Span } from "@pledgebook/core/text/span";

/** What became of a quote, as the maker of the edit knows it. */
export interface Quote extends Span {
  /** Its place in the edited text; null when it was taken out. */
  truth: Span | null;
  /** same: not a letter changed; reworded: no figure, currency, qualifier or name did; changed: one of these did. */
  fate: "same" | "reworded" | "changed" | "deleted";
}

export interface EditedText {
  before: string;
  after: string;
  quotes: Quote[];
}

/** Numbers between 0 and 1 that are the same in every run (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const NAMES =
  "Denmark Norway Sweden Finland Estonia Latvia Lithuania Poland Germany France Italy Spain".split(" ");
const VERBS = ["pledged", "will provide", "has set aside", "approved", "announced", "is giving"];
const GOODS = [
  "artillery shells",
  "air defence",
  "generators",
  "drones",
  "demining",
  "field hospitals",
  "the energy grid",
];
const SPEAKERS = [
  "the defence ministry said",
  "a spokesman told reporters",
  "the cabinet decided",
  "officials confirmed",
];
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const FILLERS =
  "people in the village wait for the bus that comes twice a day and carries bread letters and news from the town where market stalls open early and close when rain falls over low hills beside old railway lines while children walk home along quiet roads past gardens full of apples and neighbours talk about weather harvest prices school repairs and what winter may bring".split(
    " ",
  );
/** Sentences that stand in every article and say nothing that could be marked. */
const BOILERPLATE = [
  "The aid is part of the country's long-term support for Ukraine.",
  "Follow our live coverage for the latest developments.",
  "The ministry did not give further details.",
];
const REWORDS: [string, string][] = [
  ["for", "towards"],
  ["on", "this"],
  ["said", "explained"],
  ["will provide", "is to provide"],
  ["approved", "agreed"],
  ["pledged", "promised"],
  ["announced", "presented"],
];

interface Sentence {
  text: string;
  isQuote: boolean;
}

/** A text of about so many letters in which quotes stand between other sentences and boilerplate that repeats. */
function makeText(random: () => number, letters: number, quotes: number): Sentence[][] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const filler = () => {
    const words = Array.from({ length: 8 + Math.floor(random() * 12) }, () => pick(FILLERS)).join(" ");
    return `${words[0]?.toUpperCase()}${words.slice(1)}.`;
  };
  const pledge = () =>
    `${pick(NAMES)} ${pick(VERBS)} ${1 + Math.floor(random() * 980)} million euros for ${pick(GOODS)}, ${pick(SPEAKERS)} on ${pick(DAYS)}.`;
  const paragraphs: Sentence[][] = [];
  let size = 0;
  let made = 0;
  while (size < letters) {
    const paragraph: Sentence[] = [];
    const isDue = made < quotes && made * letters < size * quotes + letters;
    for (let index = 0; index < 6; index++) {
      const isQuote = isDue && index === 2;
      const text = isQuote
        ? pledge()
        : random() < 0.15
          ? pick(BOILERPLATE)
          : random() < 0.06
            ? pledge()
            : filler();
      if (isQuote) made++;
      paragraph.push({ text, isQuote });
      size += text.length + 1;
    }
    paragraphs.push(paragraph);
  }
  return paragraphs;
}

function reword(text: string, random: () => number): string {
  const known = REWORDS.filter(([from]) => text.includes(` ${from} `));
  const chosen = known[Math.floor(random() * known.length)];
  return chosen ? text.replace(` ${chosen[0]} `, ` ${chosen[1]} `) : text;
}

function falsify(text: string, random: () => number): string {
  const kind = random();
  if (kind < 0.5) return text.replace(/\d+ million/, (sum) => `${Number.parseInt(sum, 10) + 7} million`);
  if (kind < 0.7) return text.replace("million", "billion");
  if (kind < 0.85) return text.replace("euros", "dollars");
  return text.replace(/^\p{Lu}\p{L}+/u, (name) => NAMES[(NAMES.indexOf(name) + 1) % NAMES.length] ?? name);
}

/** One text before and after edits of words, sentences and passages, with what became of each of its quotes. */
export function makeEditedText(seed: number, letters: number, count: number): EditedText {
  const random = randomFrom(seed);
  const paragraphs = makeText(random, letters, count);
  const fates = new Map<Sentence, Quote["fate"]>();
  const edited = paragraphs.flatMap((paragraph): { from: Sentence | null; text: string }[][] => {
    const passage = random();
    const now = paragraph.flatMap((sentence): { from: Sentence | null; text: string }[] => {
      const dice = random();
      if (sentence.isQuote) {
        const fate = dice < 0.6 ? "same" : dice < 0.75 ? "reworded" : dice < 0.9 ? "changed" : "deleted";
        const text =
          fate === "reworded"
            ? reword(sentence.text, random)
            : fate === "changed"
              ? falsify(sentence.text, random)
              : sentence.text;
        fates.set(sentence, text === sentence.text && fate !== "deleted" ? "same" : fate);
        return fate === "deleted" ? [] : [{ from: sentence, text }];
      }
      if (dice < 0.05) return [];
      if (dice < 0.1)
        return [
          { from: null, text: "An editor added this sentence later." },
          { from: sentence, text: sentence.text },
        ];
      if (dice < 0.25) return [{ from: sentence, text: sentence.text.replace(/ \p{L}+/u, " really") }];
      return [{ from: sentence, text: sentence.text }];
    });
    if (passage < 0.03)
      return [[{ from: null, text: "A whole new passage was put in here. It tells of other things." }], now];
    return [now];
  });
  // Some passages change places with the one behind them.
  for (let index = 0; index + 1 < edited.length; index++)
    if (random() < 0.02) {
      const [first, second] = [edited[index], edited[index + 1]];
      if (first && second) [edited[index], edited[index + 1]] = [second, first];
      index++;
    }
  const places = new Map<Sentence, Span>();
  let after = "";
  for (const paragraph of edited) {
    for (const { from, text } of paragraph) {
      if (from) places.set(from, { start: after.length, end: after.length + text.length });
      after += `${text} `;
    }
    after = `${after.trimEnd()}\n`;
  }
  let before = "";
  const quotes: Quote[] = [];
  for (const paragraph of paragraphs) {
    for (const sentence of paragraph) {
      if (sentence.isQuote)
        quotes.push({
          start: before.length,
          end: before.length + sentence.text.length,
          truth: places.get(sentence) ?? null,
          fate: fates.get(sentence) ?? "same",
        });
      before += `${sentence.text} `;
    }
    before = `${before.trimEnd()}\n`;
  }
  return { before, after, quotes };
}
