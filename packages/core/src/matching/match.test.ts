import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../fixtures/cases.ts";
import { type Currency, currencyCodes } from "../values/currencies.ts";
import { categories, statuses } from "../values/vocabulary.ts";
import { factsOf } from "./facts.ts";
import { match, ruleFor, rules } from "./match.ts";
import type { PledgeReport } from "./pledge-report.ts";
import { usualRate } from "./usual-rates.ts";

const KEYS = ["purpose", "channel", "category", "status", "said", "source", "reported"] as const;

/** 'NL ≥120000000 EUR 2024-01-29 purpose=shells' */
function reportOf(text: string): PledgeReport {
  const [head = "", ...rest] = text.split(new RegExp(`\\s(?=(?:${KEYS.join("|")})=)`));
  const said = new Map(
    rest.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  const form = /^(\S+) (?:"([^"]*)"|([≥≤]?)(\d+) ([A-Z]{3})) (\S+)$/.exec(head);
  if (!form) throw new Error(`no telling: ${head}`);
  const [, donors = "", goods, bound, sum, currency, day = ""] = form;
  const value = sum === undefined ? null : Number(sum);
  return {
    donorCodes: donors.split(";"),
    recipient: null,
    min: bound === "≤" ? null : value,
    max: bound === "≥" ? null : value,
    currency: (currency ?? null) as Currency | null,
    category: said.get("category") ?? null,
    purpose: said.get("purpose") ?? null,
    channel: said.get("channel") ?? null,
    inKind: goods ?? null,
    status: statuses.find((status) => status === said.get("status")) ?? null,
    announcedOn: day,
    reportedOn: said.get("reported") ?? null,
    wording: said.get("said") ?? null,
    source: said.get("source") ?? null,
  };
}

const words = fc.constantFrom(
  null,
  "shells",
  "air defence",
  "gas purchases",
  "energy grid repair",
  "fifth review",
);
const day = fc.constantFrom(null, "2023", "2023-06", "2023-06-10", "2023-06-12", "2023-07-30", "2024-06-10");
const report: fc.Arbitrary<PledgeReport> = fc.record({
  donorCodes: fc.uniqueArray(fc.constantFrom("NL", "DK", "AU", "ORG:EU"), { maxLength: 2 }),
  recipient: fc.constantFrom(null, "Ukraine", "Moldova"),
  min: fc.option(fc.integer({ min: 1, max: 1e9 })),
  max: fc.option(fc.integer({ min: 1, max: 1e9 })),
  currency: fc.option(fc.constantFrom<Currency>("EUR", "USD", "AUD", "DKK", "UAH")),
  category: fc.option(fc.constantFrom(...categories)),
  purpose: words,
  channel: fc.constantFrom(null, "IFU", "International Fund for Ukraine", "UNHCR"),
  inKind: fc.constantFrom(null, "10 tanks", "generators"),
  status: fc.option(fc.constantFrom(...statuses)),
  announcedOn: day,
  reportedOn: day,
  wording: words,
  source: fc.constantFrom(null, "Wire", "Daily"),
});

describe("match", () => {
  it.each(cases("match"))("%s | %s → %s", (a = "", b = "", expected = "") => {
    expect(match(reportOf(a), reportOf(b), usualRate).verdict).toBe(expected);
  });

  it("has no rule that no case needs", () => {
    const needed = cases("match").map(
      ([a = "", b = ""]) => ruleFor(factsOf(reportOf(a), reportOf(b), usualRate)).name,
    );
    expect(rules.map(({ name }) => name).filter((name) => !needed.includes(name))).toEqual([]);
  });

  it("says the same whichever comes first", () => {
    fc.assert(
      fc.property(report, report, (a, b) => {
        const [there, back] = [match(a, b, usualRate), match(b, a, usualRate)];
        expect(back.verdict).toBe(there.verdict);
        expect(back.score).toBeCloseTo(there.score, 10);
        expect(there.score).toBeGreaterThan(0);
        expect(there.score).toBeLessThan(1);
        expect(there.reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  it("never takes two donors who share nothing for one", () => {
    fc.assert(
      fc.property(report, (one) => {
        fc.pre(one.donorCodes.length > 0);
        expect(match(one, { ...one, donorCodes: ["KR"] }, usualRate).verdict).toBe("different");
      }),
    );
  });

  it("knows a telling again whose day and sum are known", () => {
    fc.assert(
      fc.property(report, fc.integer({ min: 1, max: 1e9 }), (one, sum) => {
        const known = {
          ...one,
          donorCodes: ["NL"],
          min: sum,
          max: sum,
          currency: "EUR" as const,
          announcedOn: "2023-06-10",
          source: null,
        };
        expect(match(known, known, usualRate).verdict).toBe("same");
      }),
    );
  });

  const shared = new URL("../../../../../shared/data/duplicates-dev.jsonl", import.meta.url);
  it.skipIf(!existsSync(shared))(
    "tells the development set apart (needs ../shared beside the checkout)",
    () => {
      type Record = { [key: string]: string & number };
      const groups: { label: string; records: Record[] }[] = readFileSync(shared, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      const read = (record: Record): PledgeReport => ({
        ...reportOf("NL 1 EUR 2024-01-01"),
        donorCodes: String(record.donor_code).split(";"),
        recipient: record.recipient ?? null,
        min: record.amount_min ?? null,
        max: record.amount_max ?? null,
        currency: currencyCodes.find((code) => code === record.currency) ?? null,
        category: record.category ?? null,
        purpose: record.purpose ?? null,
        channel: record.channel ?? null,
        status: statuses.find((status) => status === record.status) ?? null,
        announcedOn: record.announced_on ?? null,
        reportedOn: record.reported_on ?? null,
        wording: record.wording ?? null,
        source: record.source ?? null,
      });
      const verdicts = groups.flatMap(({ label, records }) =>
        records.flatMap((a, index) =>
          records.slice(index + 1).map((b) => `${label} → ${match(read(a), read(b), usualRate).verdict}`),
        ),
      );
      expect(verdicts).not.toContain("different → same");
      expect(verdicts).not.toContain("different → later_stage");
      expect(verdicts.length).toBeGreaterThan(20);
    },
  );
});
