import type { Span } from "../text/span.ts";
import { unquantified } from "../values/money.ts";
import { fieldsAt } from "./fill-fields.ts";
import { findGoods } from "./goods.ts";
import type { Reading, Sentence } from "./sentence.ts";
import type { Suggestion } from "./suggestion.ts";
import { donorsOf, subjectDonors } from "./who/who-gives.ts";

/**
 * What the words that a person has selected say, with what surrounds them as context: the form's first filling. `span` in
 * the offsets of the text read. Fields that the words do not give are null or empty, never guessed. Reads no more than the
 * line of the selection again: keep the reading of a text for as long as the text is the same.
 */
export function readSelection(reading: Reading, span: Span): Suggestion {
  const quote = reading.original.slice(span.start, span.end);
  const index = reading.sentences.findIndex((one) => one.start < span.end && one.end > span.start);
  const sentence = reading.sentences[index];
  if (!sentence) return { ...nothingRead(), ...span, quote };
  const inside = { start: span.start - sentence.start, end: span.end - sentence.start };
  const overlapping = sentence.figures.filter((one) => one.start < inside.end && one.end > inside.start);
  const figure = overlapping.find((one) => !one.isConversion) ?? overlapping[0] ?? null;
  const at = figure ?? inside;
  const place = { clause: inside, own: inside, giverFrom: at };
  const donors = donorsOf(sentence, place, earlierInLine(reading, index), []);
  const goods = figure ? null : (findGoods(sentence.words.slice(inside.start, inside.end))[0]?.words ?? null);
  // Counted afresh: what a text's sentences were counted for depends on which was asked about first.
  const cautious: Reading = { ...reading, mainDonors: [], subjects: new Map(), isCautious: true };
  const { isSubjectGuessed: _, ...fields } = fieldsAt(cautious, sentence, {
    own: inside,
    at,
    amount: figure?.amount ?? null,
    donors,
    goods,
  });
  return { ...fields, ...span, quote, mayBe: figure?.mayBe ?? [] };
}

/** Whom the sentences before one, in the same line, were about last. */
function earlierInLine({ text, sentences }: Reading, index: number): string[] {
  const line = text.lastIndexOf("\n", sentences[index]?.start);
  const about = (sentence: Sentence) => subjectDonors(sentence.words, sentence.mentions);
  for (let before = index - 1; before >= 0; before--) {
    const sentence = sentences[before];
    if (!sentence || sentence.start <= line) return [];
    const donors = about(sentence);
    if (donors.length > 0) return donors;
  }
  return [];
}

function nothingRead(): Omit<Suggestion, "start" | "end" | "quote"> {
  return {
    amount: { ...unquantified },
    mayBe: [],
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
    dueBy: null,
    isBackground: false,
    inKind: null,
    partOf: null,
    restates: null,
    confidence: 0,
    because: {},
  };
}
