import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Currency } from "../values/currencies.ts";
import { type Amount, amountFrom, unquantified } from "../values/money.ts";
import { convert, type Rate } from "../values/rates.ts";
import { type Converter, leavesAsStated } from "./leaves.ts";
import { type PackageTree, packageTree } from "./package-tree.ts";
import type { Pledge } from "./pledge.ts";

const converter: Converter = (minor, from, to) =>
  convert(minor, from, to, (currency): Rate | null =>
    currency === "DKK" ? { date: "2024-01-29", currency, perEuro: "7.4568", source: "test" } : null,
  );

function pledge(code: string, amount: Amount, packageCodes: string[] = []): Pledge {
  return {
    code,
    donorCodes: ["ES"],
    recipientCode: "UA",
    amount,
    category: "military",
    purpose: "other",
    financeType: "not_stated",
    channelSlug: null,
    inKind: amount.currency === null ? "generators" : null,
    announcedOn: "2024-01-29",
    announcedBy: null,
    dueBy: null,
    years: [],
    packageCodes,
    overlaps: [],
    reviewState: "approved",
    hasReviewedEvidence: true,
    events: [],
  };
}

const exact = (units: number, currency: Currency = "EUR") =>
  amountFrom("exact", currency, Math.round(units * 100));

/** 'A 817 [B 615 [C 300, rest 315], rest 202]' */
function drawn({ pledge, parts, rest, inParent, isExceeded }: PackageTree<Pledge>): string {
  const { min, currency } = pledge.amount;
  const share = inParent && currency !== "EUR" ? ` (${inParent.floor / 100})` : "";
  const lines = [...parts.map(drawn), ...(rest ? [`rest ${rest.floor / 100}`] : [])];
  const own = `${pledge.code} ${min === null ? "goods" : min / 100}${share}${isExceeded ? "!" : ""}`;
  return lines.length > 0 ? `${own} [${lines.join(", ")}]` : own;
}

const draw = (all: Pledge[]) => drawn(packageTree(all[0]!, all.slice(1), converter));

describe("packageTree", () => {
  it("draws parts under what they are parts of, with what none of them explains", () => {
    const all = [
      pledge("A", exact(817)),
      pledge("D", exact(100), ["B"]),
      pledge("C", exact(300), ["B"]),
      pledge("E", exact(200), ["A"]),
      pledge("B", exact(615), ["A"]),
    ];
    expect(draw(all)).toBe("A 817 [B 615 [C 300, D 100, rest 215], E 200, rest 2]");
  });

  it("tells a part of another currency in that of its package, and goods without a sum", () => {
    const all = [
      pledge("A", exact(100)),
      pledge("B", exact(149.14, "DKK"), ["A"]),
      pledge("C", { ...unquantified }, ["A"]),
      pledge("D", exact(50, "SEK"), ["A"]),
    ];
    expect(draw(all)).toBe("A 100 [B 149.14 (20), C goods, D 50, rest 80]");
  });

  it("says where parts state more than their package, and stands a part of two under both", () => {
    const all = [
      pledge("A", exact(100)),
      pledge("B", exact(60), ["A"]),
      pledge("C", exact(40), ["A"]),
      pledge("D", exact(50), ["B", "C"]),
    ];
    expect(draw(all)).toBe("A 100 [B 60 [D 50, rest 10], C 40! [D 50, rest 0], rest 0]");
  });

  it("ends where packages were made part of each other", () => {
    const all = [pledge("A", exact(100)), pledge("B", exact(60), ["A"]), pledge("A", exact(100), ["B"])];
    expect(draw(all)).toBe("A 100 [B 60, rest 40]");
  });

  // Whatever is promised exactly in one currency: a line is what stands under it, and the leaves are those that count.
  it("adds up at every line, and to the leaves", () => {
    const sizes = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: 0, max: 100 })), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, (list) => {
        // Each pledge is a part of one before it, and no larger than what is left of that.
        const all = [pledge("P00", exact(1000))];
        const left = [1000];
        for (const [at, share] of list) {
          const parent = at % all.length;
          const units = Math.floor(((left[parent] ?? 0) * share) / 100);
          left[parent] = (left[parent] ?? 0) - units;
          left.push(units);
          all.push(pledge(`P${String(all.length).padStart(2, "0")}`, exact(units), [all[parent]!.code]));
        }
        const tree = packageTree(all[0]!, all.slice(1), converter);
        const ends: number[] = [];
        const check = (node: PackageTree<Pledge>): void => {
          if (node.rest === null) return void ends.push(node.pledge.amount.min ?? 0);
          const parts = node.parts.reduce((sum, { inParent }) => sum + (inParent?.floor ?? 0), 0);
          expect(parts + node.rest.floor).toBe(node.pledge.amount.min);
          ends.push(node.rest.floor);
          node.parts.forEach(check);
        };
        check(tree);
        const counted = leavesAsStated(all, converter).map(({ original }) => original?.floor ?? 0);
        const total = (sums: number[]) => sums.reduce((sum, one) => sum + one, 0);
        expect(total(ends)).toBe(100_000);
        expect(total(counted)).toBe(100_000);
      }),
    );
  });
});
