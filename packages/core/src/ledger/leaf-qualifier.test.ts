import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Currency } from "../values/currencies.ts";
import { type Amount, amountFrom, unquantified } from "../values/money.ts";
import { convert } from "../values/rates.ts";
import type { Qualifier, Status } from "../values/vocabulary.ts";
import { qualifierOfLeaf } from "./leaf-qualifier.ts";
import { type Converter, leavesAsStated } from "./leaves.ts";
import { counts, type Pledge } from "./pledge.ts";

const converter: Converter = (minor, from, to) =>
  convert(minor, from, to, (currency) => ({ date: "2024-01-29", currency, perEuro: "1.25", source: "test" }));

/** 'about 500', 'between 2 3', 'exact 40 USD', 'goods': millions, of euros unless told otherwise. */
function amount(text: string): Amount {
  const [qualifier = "", first, second, third] = text.split(" ");
  if (qualifier === "goods") return unquantified;
  const numbers = [first, second].map(Number).filter((value) => !Number.isNaN(value));
  const currency = ([second, third].find((word) => /^[A-Z]{3}$/.test(word ?? "")) ?? "EUR") as Currency;
  const [low = 0, high = null] = numbers.map((value) => value * 1e8);
  return amountFrom(qualifier as Qualifier, currency, low, high ?? null);
}
function pledge(code: string, of: string, more: Partial<Pledge> = {}): Pledge {
  return {
    code,
    donorCodes: ["NL"],
    recipientCode: "UA",
    amount: amount(of),
    category: "military",
    purpose: "other",
    financeType: "not_stated",
    channelSlug: null,
    inKind: of === "goods" ? "generators" : null,
    announcedOn: "2024-01-29",
    announcedBy: null,
    dueBy: null,
    years: [],
    packageCodes: [],
    overlaps: [],
    reviewState: "approved",
    hasReviewedEvidence: true,
    events: [],
    ...more,
  };
}
/** 'remainder pledged at_least': each leaf of the first pledge with how firm it is. */
function told(pack: Pledge, parts: readonly Pledge[] = []): string[] {
  return leavesAsStated([pack, ...parts], converter)
    .filter((leaf) => leaf.pledge.code === pack.code)
    .map((leaf) =>
      [leaf.kind, leaf.year ?? leaf.status, qualifierOfLeaf(leaf, parts.filter(counts))].join(" "),
    );
}
const event = (status: Status, of: string | null) => ({
  status,
  amount: of === null ? null : amount(of),
  happenedOn: "2024-02-01",
  isRest: false,
});

describe("how firm a row is", () => {
  it.each([
    "exact 10",
    "about 10",
    "at_least 10",
    "more_than 10",
    "up_to 10",
    "less_than 10",
    "between 10 20",
  ])("as its words say: %s", (of) => {
    const [qualifier] = of.split(" ");
    expect(told(pledge("P-2024-0001", of))).toEqual([`pledge pledged ${qualifier}`]);
    expect(told(pledge("P-2024-0001", of, { events: [event("disbursed", null)] }))).toEqual([
      `pledge disbursed ${qualifier}`,
    ]);
  });

  it("nothing, of goods", () => {
    expect(told(pledge("P-2024-0001", "goods"))).toEqual(["pledge pledged unquantified"]);
  });

  it.each<[string, string[], string]>([
    ["exact 122", ["exact 87"], "exact"],
    ["about 500", ["exact 445"], "about"],
    ["exact 500", ["about 445"], "about"],
    ["exact 500", ["exact 100 USD"], "about"], // at a rate
    ["more_than 100", ["exact 40"], "more_than"],
    ["at_least 100", ["exact 40"], "at_least"],
    ["less_than 100", ["exact 40"], "less_than"],
    ["up_to 100", ["exact 40"], "up_to"],
    ["exact 100", ["up_to 40"], "between"],
    ["exact 100", ["at_least 40"], "up_to"],
    ["exact 100", ["more_than 40"], "less_than"],
    ["between 100 200", ["exact 40", "about 20"], "between"],
    ["exact 100", ["exact 40", "goods"], "exact"],
  ])("what is left of %s without %j: %s", (of, parts, qualifier) => {
    const pack = pledge("P-2024-0001", of);
    const components = parts.map((part, index) =>
      pledge(`P-2024-000${index + 2}`, part, { packageCodes: [pack.code] }),
    );
    expect(told(pack, components)).toEqual([`remainder pledged ${qualifier}`]);
  });

  it.each<[string, string, string[]]>([
    ["exact 100", "exact 40", ["pledge pledged exact", "pledge disbursed exact"]],
    ["about 100", "exact 40", ["pledge pledged about", "pledge disbursed exact"]],
    ["exact 100", "about 40", ["pledge pledged about", "pledge disbursed about"]],
    ["more_than 100", "exact 40", ["pledge pledged more_than", "pledge disbursed exact"]],
    ["less_than 100", "exact 40", ["pledge pledged less_than", "pledge disbursed exact"]],
  ])("the parts of %s of which %s were paid", (of, paid, rows) => {
    expect(told(pledge("P-2024-0001", of, { events: [event("disbursed", paid)] }))).toEqual(rows);
  });

  it("a year's share has its own, and what no year explains is as loose as the loosest", () => {
    const years = [
      { year: 2025, amount: amount("about 40") },
      { year: 2026, amount: amount("exact 30") },
    ];
    expect(told(pledge("P-2024-0001", "exact 100", { years }))).toEqual([
      "pledge 2025 about",
      "pledge 2026 exact",
      "pledge pledged about",
    ]);
  });

  it("fits the bounds of every leaf, whatever it was worked out of", () => {
    const of = fc
      .tuple(
        fc.constantFrom("exact", "about", "at_least", "more_than", "up_to", "less_than"),
        fc.integer({ min: 1, max: 200 }),
      )
      .map(([qualifier, millions]) => `${qualifier} ${millions}`);
    const paid = fc.tuple(fc.constantFrom<Status>("committed", "disbursed", "cancelled"), of);
    fc.assert(
      fc.property(
        of,
        fc.array(of, { maxLength: 3 }),
        fc.array(paid, { maxLength: 3 }),
        (whole, parts, events) => {
          const pack = pledge("P-2024-0001", whole, {
            events: events.map(([status, sum]) => event(status, sum)),
          });
          const components = parts.map((part, index) =>
            pledge(`P-2024-000${index + 2}`, part, { packageCodes: [pack.code] }),
          );
          for (const leaf of leavesAsStated([pack, ...components], converter)) {
            const own = leaf.pledge.code === pack.code ? components : [];
            const qualifier = qualifierOfLeaf(leaf, own);
            const { floor = 0, ceiling = null } = leaf.original ?? {};
            const fits =
              ceiling === null
                ? ["at_least", "more_than"]
                : floor === ceiling
                  ? ["exact", "about"]
                  : floor > 0
                    ? ["between"]
                    : ["up_to", "less_than"];
            expect(fits).toContain(qualifier);
          }
        },
      ),
    );
  });
});
