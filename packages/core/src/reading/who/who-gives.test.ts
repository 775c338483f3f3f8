import { expect, it } from "vitest";
import type { Memory } from "../claim.ts";
import { readText } from "../read-text.ts";
import { sumsIn } from "../sums/sums-in-sentence.ts";
import { attribute, subjectDonors } from "./who-gives.ts";

const unjudged = { refusal: null, row: null, fits: [], features: [], likelihood: 1 };

/** Who gives each sum of a sentence, when the one before was about `earlier` and the article is about `main`. */
function given(words: string, earlier: string[], main: string[]): string[] {
  const memory: Memory = { earlier, recent: [], refused: null, isInList: false, told: [] };
  return readText(words).sentences.flatMap((sentence) => {
    const claims = sumsIn(sentence).map((claim) => ({ ...claim, ...unjudged }));
    return attribute(claims, sentence, memory, main).map(({ donors }) => donors.codes.join(";"));
  });
}

it.each<[words: string, earlier: string[], main: string[], donors: string[]]>([
  ["Norway gives €5 million.", [], [], ["NO"]],
  ["Norway gives €5 million.", ["DK"], ["SE"], ["NO"]], // who is named in the sentence
  ["It gives €5 million.", ["DK"], ["SE"], ["DK"]], // whom the sentence before was about
  ["Another €5 million will follow.", [], ["SE"], ["SE"]], // whom the article is about
  ["Somebody gives €5 million.", [], [], [""]],
  ["Norway and Denmark give €5 million.", [], [], ["DK;NO"]],
  ["Norway and Denmark give €5 million each.", [], [], ["DK", "NO"]],
  ["Norway gives €5 million and €6 million for tents.", [], [], ["NO", "NO"]],
  ["€5 million from Austria will pay for bridges.", [], [], ["AT"]],
  ["Norway gives €5 million to Latvia.", [], [], ["NO"]], // a receiver
  ["At a meeting in Vienna, Norway promised €5 million.", [], [], ["NO"]], // a place
  ["The Czech initiative gets €5 million from Norway.", [], [], ["NO"]], // a way for money
  ["The EBRD said that Lithuania would pay €5 million.", [], [], ["LT"]], // who speaks of it
  ["Latvia gives €5 million together with Belgium.", [], [], ["BE;LV"]],
  ["€5 million comes from the proceeds of frozen assets.", [], ["DE"], ["ORG:EU"]],
])("attributes the sums of: %s", (words, earlier, main, donors) => {
  expect(given(words, earlier, main)).toEqual(donors);
});

it.each<[words: string, codes: string[]]>([
  ["Norway met Denmark.", ["NO"]],
  ["Norway and Denmark met.", ["DK", "NO"]],
  ["In Austria, Norway spoke.", ["NO"]],
  ["Hungary blocked it again.", []], // who stands in the way
  ["It rained.", []],
])("says whom a sentence is about: %s", (words, codes) => {
  const [sentence] = readText(words).sentences;
  expect(sentence && subjectDonors(sentence.words, sentence.mentions)).toEqual(codes);
});
