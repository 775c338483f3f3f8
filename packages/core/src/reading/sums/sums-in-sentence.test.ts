import { expect, it } from "vitest";
import { readText } from "../read-text.ts";
import { sumsIn } from "./sums-in-sentence.ts";

/** The words of each sum's own part of its sentence. */
const quoted = (words: string) =>
  readText(words).sentences.flatMap((sentence) =>
    sumsIn(sentence).map(({ quoted: { start, end } }) => sentence.words.slice(start, end)),
  );

it.each<[words: string, parts: string[]]>([
  ["Norway gives €5 million for boats.", ["Norway gives €5 million for boats"]],
  ["Norway gives €5 million, and Denmark €6 million.", ["Norway gives €5 million", "Denmark €6 million"]],
  [
    "Norway gives €5 million for boats and €6 million for tents.",
    ["Norway gives €5 million for boats", "€6 million for tents"],
  ],
  ["Norway gives €5 million while Denmark pays for tents.", ["Norway gives €5 million"]], // a clause of its own
  ["Norway gives €5 million ($6 million) for boats.", ["Norway gives €5 million ($6 million) for boats"]], // said again
  [
    "Данія надасть 5 млн євро на човни та 6 млн євро на намети.",
    ["Данія надасть 5 млн євро на човни", "6 млн євро на намети"],
  ],
  ["Norway gives boats.", []],
])("claims the sums of: %s", (words, parts) => {
  expect(quoted(words)).toEqual(parts);
});

it("tells of a sum what stands around it, from the sum before to the border of its clause", () => {
  const [sentence] = readText(
    "Norway pays €5 million, Denmark €6 million for tents while others wait.",
  ).sentences;
  expect(sentence && sumsIn(sentence).map(({ around }) => around)).toMatchObject([
    { lead: "Norway pays ", before: "Norway pays ", after: ", Denmark €6 million for tents", between: null },
    {
      lead: ", Denmark ",
      before: "Norway pays €5 million, Denmark ",
      after: " for tents",
      between: ", Denmark ",
    },
  ]);
});
