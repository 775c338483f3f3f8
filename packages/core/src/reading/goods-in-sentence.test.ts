import { expect, it } from "vitest";
import type { Memory } from "./claim.ts";
import { goodsIn } from "./goods-in-sentence.ts";
import { readText } from "./read-text.ts";

const nothing: Memory = { earlier: [], recent: [], refused: null, isInList: false, told: [] };

it.each<[words: string, goods: string[]]>([
  ["Norway will send ten tanks to Ukraine.", ["ten tanks"]],
  ["Seven tanks will be sent by Norway.", ["Seven tanks"]],
  ["Данія передасть Україні 36 гаубиць.", ["36 гаубиць"]],
  ["Norway will send ten tanks worth €5 million.", []], // what the sum is for
  ["Norway will send ten tanks and would make €5 million available.", ["ten tanks"]], // a sum of its own
  ["Norway gives €5 million and will send ten tanks.", ["ten tanks"]],
  ["Norway could send ten tanks.", []],
  ["Norway will send a few of the tanks.", []],
])("claims the goods of: %s", (words, goods) => {
  const claimed = readText(words)
    .sentences.flatMap((sentence) => goodsIn(sentence, nothing))
    .filter(({ isBare }) => !isBare);
  expect(claimed.map((claim) => claim.goods)).toEqual(goods);
});

it("leaves counted goods of which no verb tells to what was learned", () => {
  const [sentence] = readText("Forty-nine tanks of the army are old.").sentences;
  expect(sentence && goodsIn(sentence, nothing)).toMatchObject([{ goods: "Forty-nine tanks", isBare: true }]);
});

it("takes a line of a list for goods of the name that it begins with, within a list only", () => {
  const [, line] = readText("They send:\n- Lithuania: 7,000 drones").sentences;
  const goods = (isInList: boolean) =>
    line &&
    goodsIn(line, { ...nothing, isInList })
      .filter(({ isBare }) => !isBare)
      .map((claim) => claim.goods);
  expect(goods(true)).toEqual(["7,000 drones"]);
  expect(goods(false)).toEqual([]);
});
