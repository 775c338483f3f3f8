import type { Judged, Memory } from "./claim.ts";
import { fill } from "./fill-fields.ts";
import { goodsIn } from "./goods-in-sentence.ts";
import type { Circumstance } from "./judge/features.ts";
import { judge } from "./judge/judge.ts";
import { readText } from "./read-text.ts";
import { refuse } from "./refusals.ts";
import { resolve } from "./same-promise/back-references.ts";
import { relate, withSubjectsOfParts } from "./same-promise/parts-of-package.ts";
import { withSameMoney } from "./same-promise/same-money.ts";
import type { Reading, Sentence } from "./sentence.ts";
import type { Found, Suggestion, TextContext } from "./suggestion.ts";
import { sumsIn } from "./sums/sums-in-sentence.ts";
import { attribute, canGive, subjectDonors } from "./who/who-gives.ts";

/** Which build of these rules made a suggestion: kept with each, so that engines can be compared. */
export const engineVersion = "6";

/**
 * Reads a plain text and suggests the pledges that its sentences state. Deterministic; no clock, no network; in time linear
 * in the length of the text.
 */
export function detect(text: string, context: TextContext = {}): Suggestion[] {
  return suggestionsIn(readText(text, context));
}

/** The pledges that the sentences of a text seem to state, in order. */
export function suggestionsIn(reading: Reading): Suggestion[] {
  const found = withSameMoney(withSubjectsOfParts(passesOver(reading).found), reading.sentences);
  return found.map((one) => ({ ...one, quote: reading.original.slice(one.start, one.end) }));
}

/** Every sum and all goods of a text that could be a pledge, in order, each with what speaks against it. */
export function judgedIn(reading: Reading): Judged[] {
  return passesOver(reading).judged;
}

/** Every claim of a text with what is known of it when it is judged: what the judge learns from. */
export function circumstancesIn(reading: Reading): Circumstance[] {
  return passesOver(reading).circumstances;
}

/** What is suggested of a text before its suggestions are told to belong together: what the judge of their fields learns from. */
export function foundIn(reading: Reading): Found[] {
  return passesOver(reading).found;
}

const nothingTold: Memory = { earlier: [], recent: [], refused: null, isInList: false, told: [] };

/** What the passes over a text leave behind. */
interface Passed {
  judged: Judged[];
  found: Found[];
  circumstances: Circumstance[];
}

/** Resolve, claim, refuse, attribute, fill, relate: sentence by sentence, each with what the ones before it told. */
function passesOver(reading: Reading): Passed {
  const all: Passed = { judged: [], found: [], circumstances: [] };
  let memory = nothingTold;
  for (const [index, read] of reading.sentences.entries()) {
    const sentence = { ...read, mentions: resolve(read.mentions, read.words, memory) };
    const claims = [...sumsIn(sentence), ...goodsIn(sentence, memory)];
    const ruled = refuse(claims, sentence, memory, reading.mainDonors);
    const judged = judge(ruled, { sentence, index, reading, memory });
    const given = attribute(judged, sentence, memory, reading.mainDonors);
    const found = relate(fill(given, reading, sentence, memory), sentence, memory);
    all.circumstances.push(
      ...ruled.map((claim) => ({ claim, claims: ruled, sentence, index, reading, memory })),
    );
    memory = remembered(memory, read, sentence, judged, found);
    all.judged.push(...ruled);
    all.found.push(...found);
  }
  return all;
}

/** How many names before a sentence 'the two countries' may stand for. */
const RECENT = 12;

/** How many suggestions back a sum can be recalled. */
const RECALLED = 60;

/** What the next sentence is told, once one has been read (`read`) and its back-references are known (`sentence`). */
function remembered(
  memory: Memory,
  read: Sentence,
  sentence: Sentence,
  judged: readonly Judged[],
  found: readonly Found[],
): Memory {
  const { words, mentions, isListed } = sentence;
  const lastSum = judged.findLast(({ figure }) => figure !== null);
  const lastGiven = found.findLast(({ isBackground }) => !isBackground) ?? found.at(-1);
  const about = lastGiven?.donorCodes ?? subjectDonors(words, mentions);
  const named = read.mentions.filter(canGive).map(({ code }) => code);
  return {
    earlier: about.length > 0 ? about : memory.earlier,
    recent: [...memory.recent, ...named].slice(-RECENT),
    refused: lastSum ? lastSum.refusal : memory.refused,
    isInList: found.length > 0 || /:\s*$/.test(words) || (memory.isInList && isListed),
    told: [...memory.told, ...found].slice(-RECALLED),
  };
}
