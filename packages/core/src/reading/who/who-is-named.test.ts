import { expect, it } from "vitest";
import { mentionsIn, peopleOf, speakerIn } from "./who-is-named.ts";

it.each<[text: string, people: [surname: string, code: string][]]>([
  ["Danish Prime Minister Mette Frederiksen spoke.", [["Frederiksen", "DK"]]],
  ["Prime Minister of Latvia Evika Siliņa spoke.", [["Siliņa", "LV"]]],
  ["Hadja Lahbib, the European commissioner for crisis management, spoke.", [["Lahbib", "ORG:EU"]]],
  ["Argentina waited. Javier Milei's office confirmed it.", [["Milei", "AR"]]],
  ["Somebody spoke.", []],
])("says who speaks for whom: %s", (text, people) => {
  expect([...peopleOf(text)]).toEqual(people);
});

it("reads a text the same whatever was read before it", () => {
  const text = "Danish Prime Minister Mette Frederiksen spoke.";
  expect(speakerIn(`Late on Monday it rained. ${text}`)).toBe("Mette Frederiksen");
  expect([...peopleOf(text)]).toEqual([["Frederiksen", "DK"]]);
});

it("finds parties and people who speak for them, in order", () => {
  const found = mentionsIn("Oslo and Frederiksen met Tusk’s minister.", new Map([["Frederiksen", "DK"]]));
  expect(found.map(({ code, person }) => [code, person])).toEqual([
    ["NO", null],
    ["DK", "Frederiksen"],
    ["PL", "Tusk"],
  ]);
});
