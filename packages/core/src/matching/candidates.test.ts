import { describe, expect, it } from "vitest";
import { amountFrom, unquantified } from "../values/money.ts";
import type { Category, Purpose } from "../values/vocabulary.ts";
import { candidates } from "./candidates.ts";
import { joinedByDefault } from "./pledge-report.ts";
import { reportOfFields } from "./report-of-pledge.ts";
import { usualRate } from "./usual-rates.ts";

// Denmark's 91 million kroner of 24 January 2024, which outlets printed as euros and dollars.
const danish = {
  code: "P-2024-0001",
  donorCodes: ["DK"],
  amount: amountFrom("exact", "DKK", 91_000_000_00),
  announcedOn: "2024-01-24" as string | null,
  channelSlug: "it-coalition" as string | null,
  purpose: "cyber" as Purpose,
  purposeNote: null as string | null,
  recipientCode: "UA",
  category: "cyber" as Category | null,
  inKind: null,
};
type Known = typeof danish;

/** What the ledger, which knows `known`, offers for a telling. `said`: the words of one article that tell both. */
const look = (change: Partial<Known>, known: Known[] = [danish], said?: { told: string; before: string }) => {
  const article = { articleSlug: "an-article", articlePublishedOn: "2024-01-24" };
  return candidates(
    reportOfFields({ ...danish, ...change }, said ? { ...article, quote: said.told } : null),
    known.map((pledge) => ({
      pledge,
      report: reportOfFields(pledge, said ? { ...article, quote: said.before } : null),
    })),
    usualRate,
  );
};
const goods = { ...danish, amount: { ...unquantified }, channelSlug: null };

describe("candidates", () => {
  it.each<[string, Partial<Known>, string | null]>([
    ["the same again", {}, "same"],
    ["over 12 million euros", { amount: amountFrom("at_least", "EUR", 12_000_000_00) }, "same"],
    ["13.3 million dollars", { amount: amountFrom("exact", "USD", 13_300_000_00) }, "same"],
    ["94 million dollars", { amount: amountFrom("exact", "USD", 94_000_000_00) }, null],
    ["13 million euros", { amount: amountFrom("exact", "EUR", 13_000_000_00) }, null],
    ["kroner of another sum", { amount: amountFrom("exact", "DKK", 900_000_000_00) }, null],
    ["up to the same sum", { amount: amountFrom("up_to", "DKK", 91_000_000_00) }, "same"],
    ["another donor", { donorCodes: ["NO"] }, null],
    ["one of joint donors", { donorCodes: ["NO", "DK"] }, "same"],
    ["goods, beside money", { amount: { ...unquantified } }, null],
    ["weeks later", { announcedOn: "2024-02-07" }, "same"],
    ["months later", { announcedOn: "2024-06", channelSlug: null, purpose: "other" }, null],
    ["at an unknown day", { announcedOn: null, channelSlug: null }, "same"],
    ["for something else", { channelSlug: null, purpose: "drones" }, "unsure"],
    [
      "for something else, in words",
      { channelSlug: null, purpose: "other", purposeNote: "new boats" },
      "unsure",
    ],
    ["the same in other words", { channelSlug: null, purposeNote: "protecting the army's networks" }, "same"],
    ["for another country", { recipientCode: "MD" }, "unsure"],
    ["of another category, as far as is known", { category: "energy", channelSlug: null }, "same"],
    ["of a category that nobody told", { category: null }, "same"],
    ["a currency whose rate nobody knows", { amount: amountFrom("exact", "UAH", 1) }, "unsure"],
  ])("%s → %s", (_, change, verdict) => {
    expect(look(change).map((found) => found.verdict)).toEqual(verdict === null ? [] : [verdict]);
  });

  // Equal round sums and a shared donor are no pledge in common.
  const joint = {
    ...danish,
    code: "P-2024-0007",
    donorCodes: ["IS", "DK", "NO"],
    amount: amountFrom("exact", "EUR", 22_000_000_00),
    announcedOn: "2024-05-21",
  };
  const hospitals = {
    donorCodes: ["IS"],
    amount: joint.amount,
    purpose: "medical" as const,
    purposeNote: "field hospitals",
    category: "humanitarian" as const,
    channelSlug: null,
  };
  it.each<[string, Partial<Known>, string[]]>([
    ["told on its day", { announcedOn: "2024-01-18" }, []],
    ["told in a month", { announcedOn: "2024-01" }, []],
    ["told without a day", { announcedOn: null }, ["unsure"]],
    ["told on the day of the other", { announcedOn: "2024-05-21" }, ["unsure"]],
    ["told within weeks", { announcedOn: "2024-05-02" }, ["unsure"]],
  ])("Iceland's hospitals and a joint sum for cyber, %s: never joined by default", (_, change, verdicts) => {
    const found = look({ ...hospitals, ...change }, [joint]);
    expect(found.map(({ verdict }) => verdict)).toEqual(verdicts);
    expect(joinedByDefault(found)).toBeNull();
  });

  it("joins by default what is the same, also where something else is offered before it, and no later stage", () => {
    const found = look({}, [danish]);
    expect(joinedByDefault(found)?.pledge).toBe(danish);
    const [same] = found;
    expect(joinedByDefault([{ ...same!, verdict: "later_stage" }])).toBeNull();
    expect(joinedByDefault([{ ...same!, verdict: "unsure" }, same!])).toBe(same);
    expect(joinedByDefault([])).toBeNull();
  });

  it("takes what one article tells twice for one pledge, and 'another' of it for another", () => {
    const bare = { channelSlug: null, purpose: "other" as const, category: null };
    const before = { ...danish, ...bare };
    const told = (words: string) =>
      look(bare, [before], { told: words, before: "Denmark gives 91 million kroner" }).map(
        ({ verdict }) => verdict,
      );
    expect(told("the 91 million kroner")).toEqual(["same"]);
    expect(told("another 91 million kroner")).toEqual(["unsure"]);
    expect(told("ще 91 млн крон")).toEqual(["unsure"]);
  });

  it("compares goods by purpose and days", () => {
    expect(look({ ...goods, announcedOn: "2024-01-30" }, [goods])).toMatchObject([{ verdict: "same" }]);
    expect(look({ ...goods, purpose: "drones" }, [goods])).toEqual([]);
    expect(look({ ...goods, announcedOn: "2024-06-01" }, [goods])).toEqual([]);
  });

  it("puts the best first, and of equals the newest", () => {
    const close = { ...danish, code: "P-2024-0002", amount: amountFrom("at_least", "DKK", 90_000_000_00) };
    const newer = { ...danish, code: "P-2024-0003" };
    expect(look({}, [close, danish, newer]).map(({ pledge }) => pledge.code)).toEqual([
      "P-2024-0003",
      "P-2024-0001",
      "P-2024-0002",
    ]);
  });
});
