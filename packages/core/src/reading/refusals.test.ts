import { expect, it } from "vitest";
import { cases } from "../../fixtures/cases.ts";
import { judgedIn } from "./detect.ts";
import { readText } from "./read-text.ts";
import { rows } from "./refusals.ts";

const judged = cases("refusals");

it.each(judged)("%s → %s", (text = "", expected = "", title = "") => {
  const claims = judgedIn(readText(text.replaceAll("↵", "\n"), { title, publishedOn: "2024-10-10" }));
  expect(claims.map(({ row }) => row ?? "stands").join("; ")).toBe(expected);
  for (const { row, refusal } of claims) expect(refusal === null).toBe(row === null);
});

it("hits every row of the table with a sentence, each row under a name of its own", () => {
  const names = rows.map(({ name }) => name);
  const hit = new Set(judged.flatMap(([, expected = ""]) => expected.split("; ")));
  expect(names.filter((name) => !hit.has(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});
