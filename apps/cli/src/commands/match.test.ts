import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answersOf, helpOf, linesOf, runCommand } from "../testing.ts";
import { addMatch } from "./match.ts";

const match = (input: string) => runCommand(addMatch, ["match"], { input });

const dutch = {
  donor_code: "NL",
  recipient: "Ukraine",
  amount_min: 122_000_000,
  amount_max: 122_000_000,
  currency: "EUR",
  announced_on: "2024-01-29",
};
const japanese = { ...dutch, donor_code: "JP", announced_on: "2024-02-11" };
const norwegian = {
  ...dutch,
  donor_code: "NO",
  amount_min: 140_000_000,
  amount_max: 140_000_000,
  purpose: "gas purchases",
  announced_on: "2025-03-26",
};

describe("pledgebook match", () => {
  // Sums in units: JPY has no minor unit, the others have hundredths.
  it.each<[string, object, object, string, string]>([
    [
      "one sum in two currencies",
      { ...japanese, amount_min: 15_800_000_000, amount_max: 15_800_000_000, currency: "JPY" },
      { ...japanese, amount_min: 106_000_000, amount_max: 106_000_000, currency: "USD" },
      "same",
      "15 800 000 000 JPY is about 106 000 000 USD at the rates of 2024-02-11",
    ],
    [
      "a bound",
      dutch,
      { ...dutch, amount_min: 120_000_000, amount_max: null },
      "same",
      "122 000 000 EUR fits ≥ 120 000 000 EUR",
    ],
    [
      "a later stage", // the same pledge, however far it has come
      { ...norwegian, status: "pledged" },
      { ...norwegian, status: "disbursed" },
      "same",
      "one tells a later stage (disbursed)",
    ],
    [
      "a part of a package",
      { ...dutch, amount_min: 87_000_000, amount_max: 87_000_000, purpose: "shells" },
      { ...dutch, purpose: "package of shells, equipment and cyber" },
      "part_of",
      "one sum is smaller than the other (87 000 000 EUR, 122 000 000 EUR)",
    ],
    ["another donor", dutch, { ...dutch, donor_code: "NO" }, "different", "different donors (NL, NO)"],
    [
      "what cannot be settled",
      { ...dutch, amount_min: 25_000_000, amount_max: 25_000_000, purpose: "equipment" },
      { ...dutch, amount_min: 10_000_000, amount_max: 10_000_000, purpose: "cyber" },
      "unsure",
      "different purposes",
    ],
  ])("decides on %s, with its reasons as sentences", async (_, a, b, decision, reason) => {
    const ended = await match(linesOf([{ id: "P", a, b }]));
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(answersOf(ended)).toEqual([
      { id: "P", decision, score: expect.any(Number), reasons: expect.any(Array) },
    ]);
    expect(ended.stdout.replace(/\s/g, " ")).toContain(reason); // figures are grouped by spaces that do not break
    expect(ended.stdout).not.toMatch(/[{]\w+[}]/); // every value is put in
  });

  it("takes a pledge of which little is told, and fields that it does not know", async () => {
    const bare = {
      donor: "NL",
      in_kind: "18 F-16 aircraft",
      amount_min: null,
      currency: "doubloons",
      more: 1,
    };
    const ended = await match(linesOf([{ id: 1, a: bare, b: bare }]));
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toContain('"the same donor"');
  });

  it("says which lines it could not answer, answers the others, and ends with 1", async () => {
    const pair = { id: 1, a: dutch, b: dutch };
    const ended = await match(
      linesOf([
        pair,
        "not at all",
        { id: 1, a: dutch },
        { ...pair, b: { ...dutch, amount_min: -1 } },
        { ...pair, b: { ...dutch, amount_min: "122000000" } },
        pair,
      ]),
    );
    const same = expect.objectContaining({ id: 1, decision: "same" });
    expect(answersOf(ended)).toEqual([
      same,
      { line: 2, error: "The line is no JSON." },
      { line: 3, error: "b: Invalid input: expected object, received undefined" },
      { line: 4, error: "b.amount_min: Too small: expected number to be >=0" },
      { line: 5, error: "b.amount_min: Invalid input: expected number, received string" },
      same,
    ]);
    expect(ended).toMatchObject({ code: 1, stderr: "pledgebook: 4 lines could not be answered.\n" });
  });

  it("counts one line in the singular", async () => {
    expect(await match("?\n")).toMatchObject({
      code: 1,
      stderr: "pledgebook: 1 line could not be answered.\n",
    });
  });

  it("answers nothing to nothing", async () => {
    expect(await match("")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("has help", async () => {
    const ended = await runCommand(addMatch, ["match", "--help"]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(helpOf(ended)).toContain("say whether two pledges are one: a line of JSON a pair {id, a, b}");
  });
});

const duplicates = new URL("../../../../../shared/data/duplicates-dev.jsonl", import.meta.url);

describe("pledgebook match, on the records it is developed on", () => {
  it.skipIf(!existsSync(duplicates))(
    "answers every pair of a group, in the fields they are written in",
    async () => {
      const groups = readFileSync(duplicates, "utf8")
        .trim()
        .split("\n")
        .map((line) => z.object({ records: z.array(z.unknown()) }).parse(JSON.parse(line)).records);
      const pairs = groups.flatMap((records) =>
        records.flatMap((a, index) => records.slice(index + 1).map((b) => ({ a, b }))),
      );
      const ended = await match(linesOf(pairs.map((pair, id) => ({ id, ...pair }))));
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      const answer = z.strictObject({
        id: z.number(),
        decision: z.enum(["same", "part_of", "different", "unsure"]),
        score: z.number().min(0).max(1),
        reasons: z.array(z.string().min(1)).min(1),
      });
      expect(
        z
          .array(answer)
          .parse(answersOf(ended))
          .map(({ id }) => id),
      ).toEqual(pairs.map((_, id) => id));
    },
  );
});
