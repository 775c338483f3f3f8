import { expect, it } from "vitest";
import { mentionsIn } from "./mentions.ts";

const people = ["Ann", "Ann Lee", "Олег Коваль", "O'Brien"].map((name) => ({ name }));

it.each([
  ["@Ann please look", ["Ann"]],
  ["@Ann Lee please look", ["Ann Lee"]],
  ["@ann lee, @олег коваль", ["Ann Lee", "Олег Коваль"]],
  ["(@O'Brien)", ["O'Brien"]],
  ["@Ann and again @Ann", ["Ann"]],
  ["@Anna is somebody else", []],
  ["write to desk@ann.example", []],
  ["nobody @ all", []],
])("%s calls %j", (text, names) => {
  expect(mentionsIn(text, people).map(({ name }) => name)).toEqual(names);
});
