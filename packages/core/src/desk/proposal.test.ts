import { describe, expect, it } from "vitest";
import { detect } from "../reading/detect.ts";
import { amountFrom } from "../values/money.ts";
import { changedFields, isDecided, isWhole, proposalOf } from "./proposal.ts";

const text =
  "Denmark will give 91 million kroner through the IT coalition. Sweden may one day think about more help.";
const [suggestion] = detect(text, { publishedOn: "2024-01-31" });
const context = { publishedOn: "2024-01-31", channels: ["it-coalition"] };
const proposal = proposalOf(suggestion!, context);

describe("a proposal", () => {
  it("has what the words say, and the day of publication where they tell none", () => {
    expect(proposal).toMatchObject({
      donorCodes: ["DK"],
      stated: { min: 9_100_000_000, currency: "DKK", qualifier: "exact" },
      channelSlug: "it-coalition",
      announcedOn: "2024-01-31",
      recipientCode: "UA",
    });
    expect(isWhole(proposal)).toBe(true);
  });

  it("leaves a channel out that the newsroom does not have", () => {
    expect(proposalOf(suggestion!, { ...context, channels: [] }).channelSlug).toBeNull();
  });

  it("is not whole without a donor, or without a sum and without goods", () => {
    expect(isWhole({ ...proposal, donorCodes: [] })).toBe(false);
    const none = amountFrom("unquantified", null, null, null);
    expect(isWhole({ ...proposal, stated: none })).toBe(false);
    expect(isWhole({ ...proposal, stated: none, inKind: "Two boats" })).toBe(true);
  });

  it("tells which of its fields a person changed", () => {
    expect(changedFields(proposal, proposal)).toEqual([]);
    expect(changedFields(proposal, { ...proposal, donorCodes: ["SE"], end: proposal.end - 1 })).toEqual([
      "span",
      "donorCodes",
    ]);
  });
});

it("does not come back once its words and its sum were decided on", () => {
  const { stated } = proposal;
  const decided = [{ exact: suggestion!.quote, stated }];
  expect(isDecided(suggestion!.quote, stated, decided)).toBe(true);
  expect(isDecided("other words", stated, decided)).toBe(false);
  expect(isDecided(suggestion!.quote, { ...stated, min: 1 }, decided)).toBe(false);
});
