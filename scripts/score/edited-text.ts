import { pick, randomFrom } from "@pledgebook/core/fixtures/random";
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
  const paragraphs: Sentence[][] = [];
  let size = 0;
  let made = 0;
  while (size < letters) {
    const isDue = made < quotes && made * letters < size * quotes + letters;
    const paragraph = Array.from({ length: 6 }, (_, index): Sentence => {
      const isQuote = isDue && index === 2;
      return { text: isQuote ? pledge(random) : anySentence(random), isQuote };
    });
    if (isDue) made++;
    size += paragraph.reduce((sum, { text }) => sum + text.length + 1, 0);
    paragraphs.push(paragraph);
  }
  return paragraphs;
}

function anySentence(random: () => number): string {
  if (random() < 0.15) return pick(BOILERPLATE, random);
  return random() < 0.06 ? pledge(random) : filler(random);
}

function filler(random: () => number): string {
  const length = 8 + Math.floor(random() * 12);
  const words = Array.from({ length }, () => pick(FILLERS, random)).join(" ");
  return `${words[0]?.toUpperCase()}${words.slice(1)}.`;
}

function pledge(random: () => number): string {
  const [name, verb] = [pick(NAMES, random), pick(VERBS, random)];
  const sum = 1 + Math.floor(random() * 980);
  const [goods, speaker, day] = [pick(GOODS, random), pick(SPEAKERS, random), pick(DAYS, random)];
  return `${name} ${verb} ${sum} million euros for ${goods}, ${speaker} on ${day}.`;
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

/** A sentence of the text after the edits, and which one it comes from. */
interface Edited {
  from: Sentence | null;
  text: string;
}

/** One text before and after edits of words, sentences and passages, with what became of each of its quotes. */
export function makeEditedText(seed: number, letters: number, count: number): EditedText {
  const random = randomFrom(seed);
  const paragraphs = makeText(random, letters, count);
  const fates = new Map<Sentence, Quote["fate"]>();
  const edited = paragraphs.flatMap((paragraph): Edited[][] => {
    const passage = random();
    const now = paragraph.flatMap((sentence) =>
      sentence.isQuote ? editQuote(sentence, random, fates) : editSentence(sentence, random),
    );
    if (passage < 0.03)
      return [[{ from: null, text: "A whole new passage was put in here. It tells of other things." }], now];
    return [now];
  });
  swapPassages(edited, random);
  const { text: after, places } = written(edited);
  const { text: before, places: origins } = written(
    paragraphs.map((paragraph) => paragraph.map((from) => ({ from, text: from.text }))),
  );
  const quotes = [...origins].flatMap(([sentence, span]): Quote[] =>
    sentence.isQuote
      ? [{ ...span, truth: places.get(sentence) ?? null, fate: fates.get(sentence) ?? "same" }]
      : [],
  );
  return { before, after, quotes };
}

function editQuote(sentence: Sentence, random: () => number, fates: Map<Sentence, Quote["fate"]>): Edited[] {
  const dice = random();
  const fate = dice < 0.6 ? "same" : dice < 0.75 ? "reworded" : dice < 0.9 ? "changed" : "deleted";
  let text = sentence.text;
  if (fate === "reworded") text = reword(text, random);
  if (fate === "changed") text = falsify(text, random);
  fates.set(sentence, text === sentence.text && fate !== "deleted" ? "same" : fate);
  return fate === "deleted" ? [] : [{ from: sentence, text }];
}

function editSentence(sentence: Sentence, random: () => number): Edited[] {
  const dice = random();
  if (dice < 0.05) return [];
  if (dice < 0.1)
    return [
      { from: null, text: "An editor added this sentence later." },
      { from: sentence, text: sentence.text },
    ];
  if (dice < 0.25) return [{ from: sentence, text: sentence.text.replace(/ \p{L}+/u, " really") }];
  return [{ from: sentence, text: sentence.text }];
}

/** Some passages change places with the one behind them. */
function swapPassages(passages: Edited[][], random: () => number): void {
  for (let index = 0; index + 1 < passages.length; index++) {
    if (random() >= 0.02) continue;
    const [first, second] = [passages[index], passages[index + 1]];
    if (first && second) [passages[index], passages[index + 1]] = [second, first];
    index++;
  }
}

/** Passages as one text, a line each, and where each sentence stands in it. */
function written(passages: readonly (readonly Edited[])[]): { text: string; places: Map<Sentence, Span> } {
  const places = new Map<Sentence, Span>();
  let text = "";
  for (const passage of passages) {
    for (const one of passage) {
      if (one.from) places.set(one.from, { start: text.length, end: text.length + one.text.length });
      text += `${one.text} `;
    }
    text = `${text.trimEnd()}\n`;
  }
  return { text, places };
}
