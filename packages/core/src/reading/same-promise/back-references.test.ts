import { expect, it } from "vitest";
import { canGive } from "../who/who-gives.ts";
import { mentionsIn } from "../who/who-is-named.ts";
import { anaphorsIn } from "./back-references.ts";

it.each<[words: string, recent: string[], earlier: string[], codes: string[]]>([
  ["The two countries will pay together.", ["EE", "FI"], [], ["EE", "FI"]],
  ["The two countries will pay together.", ["SE", "EE", "FI"], [], ["EE", "FI"]], // the last two
  ["The two countries will pay together.", ["DK"], ["DK"], []], // one of them is who receives
  ["Both governments agreed.", ["LV", "SE"], ["DK", "NO"], ["DK", "NO"]], // whom the last sentence was about
  ["The three will share the cost.", ["EE", "LV", "LT"], [], ["EE", "LV", "LT"]],
  ["The Baltic states give more.", [], [], ["EE", "LT", "LV"]],
  ["The bank adds 300 million.", ["ORG:EBRD", "NL"], ["NL"], ["ORG:EBRD"]],
  ["The bank adds 300 million.", ["NL"], ["NL"], []],
  ["The island gives two million.", ["LT", "TW", "LT"], ["LT"], ["TW"]],
  ["The Danish minister said his country would pay.", ["SE"], ["SE"], ["DK"]],
  ["The country in the east pays.", ["PL"], ["PL"], ["PL"]],
  ["The two countries in Africa pay.", ["EE", "FI"], [], []], // others, named right here
])("%s", (words, recent, earlier, codes) => {
  const givers = mentionsIn(words, new Map()).filter(canGive);
  expect(anaphorsIn(words, givers, recent, earlier).map(({ code }) => code)).toEqual(codes);
});
