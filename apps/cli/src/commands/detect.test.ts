import { existsSync, readFileSync } from "node:fs";
import { currenciesInTexts } from "@pledgebook/core/values/currencies";
import { categories, isOneOf, qualifiers, statuses } from "@pledgebook/core/values/vocabulary";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answersOf, helpOf, linesOf, runCommand } from "../testing.ts";
import { addDetect } from "./detect.ts";

const detect = (input: string) => runCommand(addDetect, ["detect"], { input });

/** The fields of a suggestion, in their order: what scripts and measurements read. */
const suggestion = z.strictObject({
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  donor_code: z.string().regex(/^(?:(?:[A-Z]{2}|ORG:[A-Z0-9-]+)(?:;(?!$)|$))*$/),
  recipient: z.string(),
  amount_min: z.number().nullable(),
  amount_max: z.number().nullable(),
  currency: z.enum(currenciesInTexts).nullable(),
  qualifier: z.enum(qualifiers).nullable(),
  category: z.enum(categories).nullable(),
  purpose: z.string().nullable(),
  channel: z.string().nullable(),
  status: z.enum(statuses),
  announced_on: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .nullable(),
  announced_by: z.string().nullable(),
  is_background: z.boolean(),
  in_kind: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  part_of: z.number().int().min(0).nullable(),
  restates: z.number().int().min(0).nullable(),
});
const answer = z.strictObject({
  id: z.union([z.string(), z.number()]),
  suggestions: z.array(suggestion),
});

/** The suggestions of the one answer to one article. */
async function suggestionsOf(body: string, published_on = "2024-01-31") {
  const ended = await detect(linesOf([{ id: "A", body, published_on }]));
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  return answersOf(ended).flatMap((line) => answer.parse(line).suggestions);
}

describe("pledgebook detect", () => {
  it("answers an article with all fields of its pledge", async () => {
    const body = "It was said in 🇺🇦 Київ. Norway has pledged 87 million euros for artillery shells.";
    const ended = await detect(
      linesOf([{ id: "A", title: "A promise", published_on: "2024-01-31", body, byline: "not read" }]),
    );
    const quote = "Norway has pledged 87 million euros for artillery shells";
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    const { confidence } = JSON.parse(ended.stdout).suggestions[0]; // learned: another training tells another one
    expect(confidence).toBeGreaterThan(0.8);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(ended.stdout).toBe(
      `${JSON.stringify({
        id: "A",
        suggestions: [
          {
            quote,
            start: body.indexOf(quote),
            end: body.indexOf(quote) + quote.length,
            donor_code: "NO",
            recipient: "Ukraine",
            amount_min: 87_000_000,
            amount_max: 87_000_000,
            currency: "EUR",
            qualifier: "exact",
            category: "military",
            purpose: "artillery shells",
            channel: null,
            status: "pledged",
            announced_on: "2024-01-31",
            announced_by: null,
            is_background: false,
            in_kind: null,
            confidence,
            part_of: null,
            restates: null,
          },
        ],
      })}\n`,
    );
  });

  it("says which suggestion another is a part of, and which it says again, by their places in the line", async () => {
    const body =
      "Portugal pledged €126 million to Ukraine, including €100 million for shells.\nThe Portuguese government approved the package of €126 million.";
    const told = (await suggestionsOf(body)).map(({ amount_min, part_of, restates }) => [
      amount_min,
      part_of,
      restates,
    ]);
    expect(told).toEqual([
      [126e6, null, null],
      [100e6, 0, null],
      [126e6, null, 0],
    ]);
  });

  it.each<[string, string, (number | null)[], string | null, string | null]>([
    ["Norway will provide 12 million euros for shells.", "NO", [12e6, 12e6], "EUR", "exact"],
    ["Norway will provide about 12 million euros for shells.", "NO", [12e6, 12e6], "EUR", "about"],
    ["Norway will provide at least 12 million euros for shells.", "NO", [12e6, null], "EUR", "at_least"],
    ["Norway will provide up to 500 million kroner for air defence.", "NO", [null, 5e8], "NOK", "up_to"],
    ["Norway will provide between 10 and 12 million euros for shells.", "NO", [10e6, 12e6], "EUR", "between"],
    ["Latvia pledged €3,333.33 for generators.", "LV", [3333.33, 3333.33], "EUR", "exact"], // cents are parts of a unit
    ["Japan will give 15.8 billion yen for generators.", "JP", [15.8e9, 15.8e9], "JPY", "exact"],
    ["Poland will send 14 Leopard tanks to Ukraine.", "PL", [null, null], null, null], // goods without a value
    ["Denmark and the Netherlands jointly pledged 50 million euros.", "DK;NL", [5e7, 5e7], "EUR", "exact"],
    ["The European Union will give 1.5 billion euros.", "ORG:EU", [1.5e9, 1.5e9], "EUR", "exact"],
  ])("tells sums in units: %s", async (body, donor_code, [amount_min, amount_max], currency, qualifier) => {
    expect(await suggestionsOf(body)).toMatchObject([
      { donor_code, amount_min, amount_max, currency, qualifier },
    ]);
  });

  it("tells sums in units whatever digits a currency has", async () => {
    const ended = await detect(
      linesOf(
        currenciesInTexts.map((id) => ({
          id,
          body: `Latvia has pledged ${id} 12.5 million for artillery shells.`,
        })),
      ),
    );
    expect(answersOf(ended)).toMatchObject(
      currenciesInTexts.map((id) => ({
        id,
        suggestions: [{ amount_min: 12_500_000, amount_max: 12_500_000, currency: id }],
      })),
    );
  });

  it("reads days from the day of publication; one that is none counts as not told", async () => {
    const body = "On Tuesday Norway pledged 87 million euros for artillery shells.";
    expect(await suggestionsOf(body)).toMatchObject([{ announced_on: "2024-01-30" }]);
    expect(await suggestionsOf(body, "last week")).toMatchObject([{ announced_on: null }]);
  });

  it("says which lines it could not answer, answers the others in their order, and ends with 1", async () => {
    const good = { id: 1, body: "Norway has pledged 87 million euros." };
    const ended = await detect(linesOf([good, "no JSON", "", { id: "B" }, [], { ...good, id: null }, good]));
    expect(answersOf(ended)).toEqual([
      { id: 1, suggestions: [expect.objectContaining({ amount_min: 87_000_000 })] },
      { line: 2, error: "The line is no JSON." },
      { line: 4, error: "body: Invalid input: expected string, received undefined" },
      { line: 5, error: "the line: Invalid input: expected object, received array" },
      { line: 6, error: expect.stringMatching(/^id: /) },
      { id: 1, suggestions: [expect.objectContaining({ amount_min: 87_000_000 })] },
    ]);
    expect(ended).toMatchObject({ code: 1, stderr: "pledgebook: 4 lines could not be answered.\n" });
  });

  it.each(["", "\n \r\n\n"])("answers nothing to %j", async (input) => {
    expect(await detect(input)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("has help", async () => {
    const ended = await runCommand(addDetect, ["detect", "--help"]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(helpOf(ended)).toContain(
      "suggest the pledges of articles: a line of JSON an article {id, title, published_on, body}",
    );
  });

  it("takes no arguments", async () => {
    expect(await runCommand(addDetect, ["detect", "articles.jsonl"])).toEqual({
      code: 1,
      stdout: "",
      stderr: "error: too many arguments for 'detect'. Expected 0 arguments but got 1: articles.jsonl.\n",
    });
  });
});

const articles = new URL("../../../../../shared/data/articles-dev.jsonl", import.meta.url);

describe("pledgebook detect, on the articles it is developed on", () => {
  it.skipIf(!existsSync(articles))(
    "answers each in the same fields and by the same conventions",
    async () => {
      const input = readFileSync(articles, "utf8");
      const given = z
        .array(
          z.object({ id: z.string(), body: z.string(), pledges: z.array(z.record(z.string(), z.unknown())) }),
        )
        .parse(linesIn(input));
      const ended = await detect(input);
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      const answers = z.array(answer).parse(answersOf(ended));
      expect(answers.map(({ id }) => id)).toEqual(given.map(({ id }) => id));
      const ours = Object.keys(suggestion.shape).filter(
        (field) => !["confidence", "part_of", "restates"].includes(field),
      );
      for (const [index, { body, pledges }] of given.entries()) {
        for (const pledge of pledges) expect(Object.keys(pledge)).toEqual(expect.arrayContaining(ours));
        for (const one of answers[index]?.suggestions ?? []) {
          expect(body.slice(one.start, one.end)).toBe(one.quote);
          expect(keepsConvention(one)).toBe(true);
        }
      }
    },
  );
});

function linesIn(text: string): unknown[] {
  return text
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

/** Which of its bounds a sum has, by its qualifier. */
function keepsConvention(one: z.infer<typeof suggestion>): boolean {
  const { qualifier, amount_min: min, amount_max: max, currency } = one;
  if (qualifier === null) return min === null && max === null && currency === null && one.in_kind !== null;
  if (currency === null) return false;
  if (qualifier === "up_to") return min === null && max !== null;
  if (isOneOf(["at_least", "more_than"], qualifier)) return min !== null && max === null;
  if (isOneOf(["exact", "about"], qualifier)) return min !== null && min === max;
  return min !== null && max !== null && min <= max;
}
