import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readOutsideLedger } from "./outside-ledger.ts";
import { outsideMappings } from "./outside-mappings.ts";

const kiel = outsideMappings.kiel!;
const real = (name: string) => fileURLToPath(new URL(`../../../../../shared/real/${name}`, import.meta.url));
if (!existsSync(real("kiel-2024-sub-activities.csv")))
  process.stderr.write("No rows of others beside the checkout: reading is tried on our own alone.\n");

const HEADER =
  "activity_id,sub_activity_id,donor,announcement_date,measure,aid_type_general,reporting_currency,source_reported_value,channel,explanation,source_of_aid_1";
const read = (lines: string[], encode: (text: string) => Uint8Array = (text) => Buffer.from(text)) =>
  readOutsideLedger("rows.csv", encode([HEADER, ...lines].join("\n")), kiel);

describe("readOutsideLedger", () => {
  it("reads a row in our words", async () => {
    const { rows, refused, doubts } = await read([
      "XXM1,XXM1_2,Netherlands ,2024-01-29T00:00:00,Allocation,Military,EUR,87000000,Fund,Shells,https://example.org",
    ]);
    expect([refused, doubts]).toEqual([[], []]);
    expect(rows).toEqual([
      {
        outsideId: "XXM1_2",
        packageId: "XXM1",
        donorCode: "NL",
        announcedOn: "2024-01-29",
        amount: 8_700_000_000,
        currency: "EUR",
        stage: "allocated",
        category: "military",
        channel: "Fund",
        inKind: null,
        wording: "Shells",
        source: "https://example.org",
      },
    ]);
  });

  it.each([
    ["until 7/27/2022", "2022-07-27"],
    ["7/8/2022", null],
    ["2922-02-09", null],
    ["2022-02", "2022-02"],
    ["soon", null],
  ])("takes the day %s as %s, and guesses none", async (day, announcedOn) => {
    const { rows, doubts } = await read([`A,A_1,Denmark,${day},Allocation,Military,DKK,5,,,`]);
    expect(rows[0]?.announcedOn).toBe(announcedOn);
    expect(doubts.map(({ number, reason }) => [number, reason])).toEqual(
      announcedOn === null ? [[2, "day_unreadable"]] : [],
    );
  });

  it.each([
    ["A,,Nowhereland,2024,Allocation,Military,EUR,5,,,", "donor_unknown"],
    [",,Denmark,2024,Allocation,Military,EUR,5,,,", "id_missing"],
    ["A,A_1,Denmark,2024,Allocation,Military,XYZ,5,,,", "currency_unknown"],
    ['A,A_1,Denmark,2024,Allocation,Military,EUR,"5,000,000",,,', "amount_unreadable"],
  ])("refuses %s by its number, and reads the others", async (line, reason) => {
    const good = "B,B_1,Denmark,2024,Allocation,Military,EUR,Not given,,,";
    const { rows, refused } = await read([line, good]);
    expect(rows.map(({ outsideId, amount }) => [outsideId, amount])).toEqual([["B_1", null]]);
    expect(refused).toMatchObject([{ number: 2, reason }]);
  });

  it("rounds thirds of a cent and says so, tells rows of one name apart, and reads UTF-16", async () => {
    const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    const line = "A,A_1,Denmark,2024,Allocation,Military,EUR,33333.3333,,,";
    const { rows, doubts } = await read([line, line], utf16);
    expect(rows.map(({ outsideId, amount }) => [outsideId, amount])).toEqual([
      ["A_1", 3_333_333],
      ["A_1/2", 3_333_333],
    ]);
    expect(doubts.map(({ reason }) => reason)).toEqual(["amount_rounded", "amount_rounded"]);
  });

  it("reads JSON, and says which column is missing", async () => {
    const json = JSON.stringify([
      {
        activity_id: "A",
        sub_activity_id: "A_1",
        donor: "Denmark",
        source_reported_value: 7,
        reporting_currency: "DKK",
      },
    ]);
    expect((await readOutsideLedger("rows.json", Buffer.from(json), kiel)).rows).toMatchObject([
      { amount: 700 },
    ]);
    await expect(readOutsideLedger("rows.csv", Buffer.from("a,b\n1,2\n"), kiel)).rejects.toThrow(
      "The file has no column 'sub_activity_id', 'activity_id', 'donor'",
    );
  });

  it.runIf(existsSync(real("kiel-2024-sub-activities.csv")))(
    "reads or refuses each of Kiel's 2,226 rows",
    async () => {
      const { rows, refused } = await readOutsideLedger(
        "kiel.csv",
        readFileSync(real("kiel-2024-sub-activities.csv")),
        kiel,
      );
      expect(rows.length + refused.length).toBe(2226);
      expect(new Set(rows.map(({ outsideId }) => outsideId)).size).toBe(rows.length);
      process.stderr.write(`Kiel: ${rows.length} rows read, ${refused.length} refused.\n`);
      expect(rows.length).toBeGreaterThan(2100);
    },
  );
});
