import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect } from "../detect.ts";
import { type NewsroomNames, namingOf } from "./newsroom-names.ts";

const names: NewsroomNames = {
  parties: [
    { code: "ORG:Carpathia", names: ["Carpathian Bank for Towns", "CBT", "Карпатський банк міст"] },
    { code: "ORG:DRC", names: ["Danish Refugee Council", "Данська рада у справах біженців"] },
    { code: "ORG:Plus", names: ["Wärme++ (Basel)", "Ost-West/Fonds [neu] ^$*"] },
  ],
  channels: [
    {
      slug: "winter-roof",
      name: "Winter Roof fund",
      names: ["Winter Roof fund", "Фонд зимового даху", "WRF"],
    },
  ],
  purposes: [
    { code: "own_prosthetics", category: "humanitarian", names: ["Prosthetic limb", "Протезування"] },
    { code: "own_sappers", category: "military", names: ["Mine roller"] },
  ],
};
const { partiesIn, channelIn, purposesIn } = namingOf(names);

describe("purposes of the newsroom", () => {
  it.each<[words: string, found: string[]]>([
    ["Prosthetic limbs for 300 soldiers", ["own_prosthetics"]],
    ["for a prosthetic limb", ["own_prosthetics"]],
    ["на протезування поранених", ["own_prosthetics"]],
    ["mine rollers and prosthetic limbs", ["own_sappers", "own_prosthetics"]],
    ["prosthetics and limbs", []],
  ])("%s", (words, found) => {
    expect(purposesIn(words).map(({ code }) => code)).toEqual(found);
  });

  it.each([
    ["Norway gives €5 million for prosthetic limbs in hospitals.", "own_prosthetics", "humanitarian"],
    ["Norway gives €5 million for mine rollers.", "own_sappers", "military"],
    ["Norway gives €5 million for hospitals.", "medical", "humanitarian"],
  ])("are what a sum is for: %s", (text, purpose, category) => {
    expect(detect(text, { names })).toMatchObject([{ purpose, category }]);
  });
});

describe("parties of the newsroom", () => {
  it.each<[words: string, found: string[]]>([
    ["The Carpathian Bank for Towns lends €5 million.", ["ORG:Carpathia"]],
    ["A loan of the carpathian  Bank for Towns", ["ORG:Carpathia"]],
    ["CBT and Norway sign.", ["ORG:Carpathia", "NO"]],
    ["XCBT or CBTs", []],
    ["The Danish Refugee Council hands out blankets.", ["ORG:DRC"]],
    ["Danish money through the Danish Refugee Council", ["DK", "ORG:DRC"]],
    ["Карпатським банком міст і Данією", ["ORG:Carpathia", "DK"]],
    ["від Данської ради у справах біженців", ["ORG:DRC"]],
    ["Wärme++ (Basel) gives", ["ORG:Plus"]],
    ["the Ost-West/Fonds [neu] ^$* gives", ["ORG:Plus"]],
    ["nobody", []],
  ])("%s", (words, found) => {
    const mentions = partiesIn(words);
    expect(mentions.map(({ code }) => code)).toEqual(found);
    for (const { start, end } of mentions)
      expect(words.slice(start, end).trim()).toBe(words.slice(start, end));
  });
});

it.each([
  ["through the Winter Roof fund", "winter-roof"],
  ["the winter Roof fund", "winter-roof"],
  ["до Фонду зимового даху", "winter-roof"],
  ["to WRF", "winter-roof"],
  ["to wrf", null],
  ["winter roofs", null],
])("finds the newsroom's channel: %s", (words, slug) => {
  expect(channelIn(words)?.slug ?? null).toBe(slug);
});

it("suggests them", () => {
  const text =
    "The Carpathian Bank for Towns will give Ukraine €40 million for heating. Norway will give €7 million through the Winter Roof fund.";
  const context = { publishedOn: "2025-02-03" };
  const [first, second] = detect(text, { ...context, names });
  expect(first?.donorCodes).toEqual(["ORG:Carpathia"]);
  expect(second).toMatchObject({
    donorCodes: ["NO"],
    channel: "winter-roof",
    channelName: "Winter Roof fund",
  });
  const before = detect(text, context);
  expect(before.every(({ channel }) => channel === null)).toBe(true);
  expect(before.flatMap(({ donorCodes }) => donorCodes)).not.toContain("ORG:Carpathia");
});

it("says by names that nobody wrote nothing else than by none", () => {
  const text = "Sweden will give Ukraine SEK 300 million for shells.";
  const empty: NewsroomNames = { parties: [{ code: "ORG:X", names: ["", " "] }], channels: [], purposes: [] };
  expect(detect(text, { names: empty })).toEqual(detect(text));
});

it("finds a name of any characters where it stands as it is written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), (name) => {
      const said = name.trim().replace(/\s+/g, " ");
      const { partiesIn } = namingOf({
        parties: [{ code: "ORG:Any", names: [name] }],
        channels: [],
        purposes: [],
      });
      const words = `It is ${said} which gives.`;
      const found = partiesIn(words).filter(({ code }) => code === "ORG:Any");
      if (!/^[\p{L}\p{N}]/u.test(said) || !/[\p{L}\p{N}]$/u.test(said)) return;
      expect(found.map(({ start, end }) => words.slice(start, end))).toContain(said);
    }),
    { numRuns: 500 },
  );
});
