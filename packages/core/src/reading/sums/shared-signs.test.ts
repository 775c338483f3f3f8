import { describe, expect, it } from "vitest";
import { cases } from "../../../fixtures/cases.ts";
import { decimalFromMinor } from "../../values/money.ts";
import { suggestionsIn } from "../detect.ts";
import { readText } from "../read-text.ts";
import type { TextContext } from "../suggestion.ts";

function sumsOf(text: string, context: TextContext) {
  const figures = readText(text, context).sentences.flatMap((sentence) => sentence.figures);
  const told = figures.map(
    ({ amount: { min, currency } }) => `${Number(decimalFromMinor(min!, currency!)) / 1e6} ${currency}`,
  );
  const asked = figures.map(({ mayBe }) => mayBe.join(" ")).filter((list) => list !== "");
  return { told: told.join("; "), asked: asked.join("; ") || "-" };
}

describe("whose a dollar is", () => {
  it.each(cases("shared-signs"))("%s → %s, %s", (text = "", told = "", asked = "", address = "") => {
    expect(sumsOf(text, { address: address || null })).toEqual({ told, asked });
  });

  it("is what somebody said, for every sum that asked", () => {
    const text =
      "Norway gives $60 million to Ukraine and Canada gives $40 million. Norway gave as much in spring.";
    expect(sumsOf(text, { homeCurrency: "CAD" })).toEqual({ told: "60 CAD; 40 CAD", asked: "-" });
    expect(sumsOf(text, { homeCurrency: "USD" })).toEqual({ told: "60 USD; 40 USD", asked: "-" });
    expect(sumsOf(text, { homeCurrency: "NOK" }).asked).toBe("USD CAD; USD CAD");
    const crowns = "The foundation's fund for Ukraine gets 300 million kroner more, and $2 million.";
    expect(sumsOf(crowns, { homeCurrency: "NOK" })).toEqual({ told: "300 NOK; 2 USD", asked: "-" });
  });

  it("makes a suggestion no surer than a coin while it is asked", () => {
    const text = "Canada will give Ukraine $500 million for drones, the minister said in Brussels.";
    const [asked] = suggestionsIn(readText(text));
    expect(asked).toMatchObject({ mayBe: ["USD", "CAD"] });
    expect(asked!.confidence).toBeLessThanOrEqual(0.5);
    const [told] = suggestionsIn(readText(text, { homeCurrency: "CAD" }));
    expect(told).toMatchObject({ mayBe: [], amount: { currency: "CAD" } });
    expect(told!.confidence).toBeGreaterThan(asked!.confidence);
  });
});
