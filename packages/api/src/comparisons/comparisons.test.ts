import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { expectRefused, lastEvent, publishedShells } from "../testing/acts.ts";
import { anna, edith, emil, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";

const kiel = fileURLToPath(
  new URL("../../../../../shared/real/kiel-2024-sub-activities.csv", import.meta.url),
);
if (!existsSync(kiel))
  process.stderr.write("No rows of others beside the checkout: comparing is tried on our own alone.\n");

let room: TestNewsroom;
let code: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ code } = await publishedShells(room));
});

const HEADER =
  "activity_id,sub_activity_id,donor,announcement_date,measure,aid_type_general,reporting_currency,source_reported_value,explanation";
const shells = "XX,XX_1,Netherlands,2024-01-29,Allocation,Military,EUR,87000000,Artillery shells";
const file = (lines: string[], version: number | null = null) => ({
  ...{ mapping: "kiel", name: "Their ledger", file: "rows.csv", version },
  content: Buffer.from([HEADER, ...lines].join("\n")).toString("base64"),
});
const comparisons = (who = edith) => room.as(who).comparisons;
const lines = async () => (await comparisons().bySet({ id: "their-ledger" })).lines;

describe("a mapping of one's own", () => {
  const theirs =
    "nr;giver;when;worth;how far\n7;Holland;2024-01-29;87000000;promised\n8;Atlantis;2024-01-29;1;promised\n";
  const content = Buffer.from(theirs).toString("base64");
  const own = {
    ...{ name: "Their ledger", publisher: "Somebody", url: "https://example.org", remark: "" },
    columns: {
      id: ["nr"],
      donor: "giver",
      date: "when",
      amount: "worth",
      currencyIs: "EUR",
      stage: "how far",
    },
    ...{
      stages: { promised: "pledged" },
      categories: {},
      donors: { Holland: "NL" },
      noValue: [],
      donorEndings: [],
    },
  };
  const load = (changes: object = {}, version: number | null = null) =>
    comparisons().load({
      ...{ name: "Their ledger", file: "rows.csv", content, version },
      mapping: { ...own, ...changes },
    });

  it("is made of the columns of a file, read by it, and kept for the next file", async () => {
    expect(await comparisons().columns({ file: "rows.csv", content })).toEqual([
      { name: "nr", values: ["7", "8"] },
      { name: "giver", values: ["Holland", "Atlantis"] },
      { name: "when", values: ["2024-01-29"] },
      { name: "worth", values: ["87000000", "1"] },
      { name: "how far", values: ["promised"] },
    ]);
    expect(await load()).toMatchObject({ rows: 1, refused: 1 });
    expect((await lines()).find(({ theirs }) => theirs?.outsideId === "7")).toMatchObject({
      class: "agrees",
      ours: { code },
    });
    expect(await comparisons().mappingOf({ id: "their-ledger" })).toEqual(own);
    // Readers are not told how.
    expect(JSON.stringify(await comparisons().bySet({ id: "their-ledger" }))).not.toContain("how far");
    expect(await load({ donors: { Holland: "NL", Atlantis: "ORG:NATO" } }, 1)).toMatchObject({
      rows: 2,
      refused: 0,
    });
  });

  it.each([
    [
      "a column that the file does not have",
      { columns: { id: ["number"], donor: "giver" } },
      { code: "UNPROCESSABLE_CONTENT", key: "outside_unreadable" },
    ],
    ["no column that names a row", { columns: { id: [], donor: "giver" } }, { code: "BAD_REQUEST" }],
    ["a stage that there is not", { stages: { promised: "sworn" } }, { code: "BAD_REQUEST" }],
    ["a code that is none", { donors: { Holland: "the Dutch" } }, { code: "BAD_REQUEST" }],
    ["an address that is no page", { url: "javascript:alert(1)" }, { code: "BAD_REQUEST" }],
  ])("is refused with %s", async (_, changes, refusal) => {
    await expectRefused(room, () => load(changes), refusal);
  });
});

describe("comparison sets", () => {
  it("lay rows of others beside ours: the same, another sum, only theirs, only ours", async () => {
    expect(
      await comparisons().load(
        file([
          shells,
          shells.replace("XX_1", "XX_2"),
          "ZZ,ZZ_1,Norway,2023-03-01,Allocation,Military,NOK,5000000,Boots",
          "QQ,QQ_1,Nowhereland,2023-03-01,Allocation,Military,NOK,5000000,Boots",
        ]),
      ),
    ).toMatchObject({ id: "their-ledger", rows: 3, refused: 1 });
    const found = await lines();
    expect(found.find((line) => line.class === "agrees")).toMatchObject({
      class: "agrees",
      ours: { code },
      isOtherDay: false,
      isOtherStage: true,
      theirEuros: 8_700_000_000,
      ourEuros: 8_700_000_000,
    });
    expect(found.find(({ theirs }) => theirs?.outsideId === "ZZ_1")).toMatchObject({
      class: "theirs",
      ours: null,
    });
    // One row is one pledge: of two that look alike a person says which is it.
    const twice = found.filter(({ theirs }) => theirs?.packageId === "XX");
    expect(twice.map((line) => line.class).sort()).toEqual(["agrees", "open"]);
    const open = twice.find((line) => line.class === "open")!;
    await comparisons().decide({
      ...{ id: "their-ledger", outsideId: open.theirs!.outsideId, code: null },
      before: { decision: "unsure", pledgeCode: code },
    });
    expect((await lines()).filter((line) => line.class === "open")).toEqual([]);
    expect(await lastEvent(room, "comparison.decide")).toMatchObject({ actorId: edith.id });
  });

  it("are the desk's alone until somebody says under which licence they are shown", async () => {
    await comparisons().load(file([shells]));
    const asReader = () => room.as(null).comparisons.bySet({ id: "their-ledger" });
    await expectRefused(room, asReader, { code: "NOT_FOUND", key: "set_not_found" });
    expect(await room.as(null).comparisons.list()).toEqual([]);
    expect(await room.as(null).comparisons.ofPledge({ code })).toEqual([]);
    await comparisons().setLicence({ id: "their-ledger", version: 1, licence: "facts" });
    expect((await asReader()).lines).toHaveLength(1);
    expect(JSON.stringify(await asReader())).not.toContain("Artillery");
    expect(await room.as(null).comparisons.ofPledge({ code })).toMatchObject([
      { set: { id: "their-ledger" }, line: { class: "agrees" } },
    ]);
  });

  it("remember decisions over releases by the rows' names, and say what a newer file moved", async () => {
    await comparisons().load(file([shells]));
    await comparisons().decide({
      ...{ id: "their-ledger", outsideId: "XX_1", code: null },
      before: { decision: "same", pledgeCode: code },
    });
    await expectRefused(
      room,
      () =>
        comparisons(emil).decide({
          ...{ id: "their-ledger", outsideId: "XX_1", code },
          before: { decision: "same", pledgeCode: code },
        }),
      { code: "CONFLICT", key: "stale" },
    );
    await expectRefused(room, () => comparisons().load(file([shells])), {
      code: "CONFLICT",
      key: "set_there",
    });
    await comparisons().load(file([shells.replace("87000000", "88000000")], 1));
    const [line] = await lines();
    expect(line).toMatchObject({
      class: "theirs",
      theirs: { amount: 8_800_000_000, was: { amount: 8_700_000_000 } },
    });
    await comparisons().load(file(["WW,WW_1,Norway,2024-01-01,Allocation,Military,NOK,5,"], 2));
    expect((await lines()).map(({ theirs }) => theirs?.outsideId)).not.toContain("XX_1");
    await expectRefused(room, () => comparisons(anna).load(file([shells], 3)), { code: "FORBIDDEN" });
    const wrong = { ...file([], 3), content: Buffer.from("a,b\n1,2").toString("base64") };
    await expectRefused(room, () => comparisons().load(wrong), {
      code: "UNPROCESSABLE_CONTENT",
      key: "outside_unreadable",
    });
  });

  it.runIf(existsSync(kiel))("hold Kiel's rows, of which the shells are ours to the euro", async () => {
    const loaded = await comparisons().load({
      ...{ mapping: "kiel", name: "Kiel", file: "kiel.csv", version: null },
      content: readFileSync(kiel).toString("base64"),
    });
    expect(loaded.rows + loaded.refused).toBe(2226);
    const { lines: found } = await comparisons().bySet({ id: "kiel" });
    expect(found.find(({ ours }) => ours?.code === code)).toMatchObject({
      class: "agrees",
      theirs: { outsideId: "NLM16_2" },
    });
  });
});
