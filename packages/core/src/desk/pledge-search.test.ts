import { describe, expect, it } from "vitest";
import { readPledgeSearch } from "./pledge-search.ts";

describe("what was typed to find a pledge", () => {
  it.each([
    ["87m", [87_000_000], []],
    ["€87m shells", [87_000_000], ["shells"]],
    ["1.5 bn", [1_500_000_000], []],
    ["1,5 млрд", [1_500_000_000], []],
    ["820 мільйонів крон", [820_000_000], ["крон"]],
    ["87,000,000", [87_000_000], []],
    ["87 000 000", [87_000_000], []],
    ["$500", [500], []],
    ["2024", [], ["2024"]],
    ["P-2024-0003", [], ["P-2024-0003"]],
    ["45 tanks", [], ["45", "tanks"]],
    ["155mm shells", [], ["155mm", "shells"]],
    ["  ", [], []],
  ])("'%s' is sums %j and words %j", (typed, sums, words) => {
    const search = readPledgeSearch(typed);
    expect(search.sums).toEqual(sums);
    expect(search.words.map(({ text }) => text)).toEqual(words);
  });

  it.each([
    ["nl", "NL"],
    ["Netherl", "NL"],
    ["данія", "DK"],
    ["UK", "GB"],
  ])("'%s' may be %s", (typed, code) => {
    expect(readPledgeSearch(typed).words[0]?.parties).toContain(code);
  });

  it("takes a letter for no name's beginning", () => {
    expect(readPledgeSearch("n").words[0]?.parties).toEqual([]);
  });
});
