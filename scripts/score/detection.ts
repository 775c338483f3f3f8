import { existsSync, readFileSync } from "node:fs";
import { cases } from "@pledgebook/core/fixtures/cases";
import { detect } from "@pledgebook/core/reading/detect";
import type { Suggestion } from "@pledgebook/core/reading/suggestion";
import { decimalFromMinor } from "@pledgebook/core/values/money";
import { categories, isOneOf } from "@pledgebook/core/values/vocabulary";
import { table } from "../table.ts";

interface Tally {
  wanted: number;
  suggested: number;
  found: number;
  donors: number;
  /** Of those found, how many have a category that the set tells, and for how many of these it is right. */
  categoriesTold: number;
  categories: number;
}

/** 'exact 12000000 EUR' or 'in kind': what a suggestion is known by. */
function sumOf({ amount, inKind }: Suggestion): string {
  const { qualifier, min, max, currency } = amount;
  if (inKind !== null || currency === null) return "in kind";
  const figures = [...new Set([min, max])].filter((value) => value !== null);
  return [qualifier, ...figures.map((value) => decimalFromMinor(value, currency)), currency].join(" ");
}

/** What a set wants read: 'DK exact 12000000 EUR cyber' → its donors, its sum, and its category where one is told. */
function wish(words: string): { donors: string; sum: string; category: string | null } {
  const [donors = "", ...sum] = words.split(" ");
  const category = isOneOf(categories, sum.at(-1)) ? (sum.pop() ?? null) : null;
  return { donors, sum: sum.join(" "), category };
}

/** One of our own sets: texts with what should be read in them, told by donors, qualifier, sum, currency and category. */
function tallyOf(noun: string): Tally {
  const tally: Tally = {
    wanted: 0,
    suggested: 0,
    found: 0,
    donors: 0,
    categoriesTold: 0,
    categories: 0,
  };
  for (const [text = "", expected = "", title = ""] of cases(noun)) {
    const found = detect(text.replaceAll("↵", "\n"), { title, publishedOn: "2024-10-10" });
    const left = found.map((one) => ({
      donors: one.donorCodes.join(";"),
      sum: sumOf(one),
      category: one.category,
    }));
    const wanted = expected === "-" ? [] : expected.split("; ");
    tally.wanted += wanted.length;
    tally.suggested += found.length;
    for (const want of wanted) {
      const { donors, sum: sumWanted, category } = wish(want);
      const same = left.filter(({ sum }) => sum === sumWanted);
      const best = same.find((one) => one.donors === donors) ?? same[0];
      if (!best) continue;
      left.splice(left.indexOf(best), 1);
      tally.found++;
      if (best.donors === donors) tally.donors++;
      if (category !== null) tally.categoriesTold++;
      if (category !== null && best.category === category) tally.categories++;
    }
  }
  return tally;
}

/** What the rules read right in each of our sets, and how many articles of the common kind they read in a second. */
export function scoreDetection(): void {
  const sets: [string, string][] = [
    ["sentences, kind by kind", "detection"],
    ["short articles, developed on", "detection-articles"],
    ["short articles, a second lot, developed on", "detection-fresh"],
    ["short articles, held out", "detection-held-out"],
  ];
  const percent = (part: number, of: number) => (of === 0 ? "–" : `${((100 * part) / of).toFixed(1)} %`);
  console.log("\nDetection: a pledge is found when qualifier, sum and currency are right\n");
  console.log(
    table(
      ["", "texts", "pledges", "precision", "recall", "F1", "donor of those found", "category of those told"],
      sets.map(([name, noun]) => {
        const { wanted, suggested, found, donors, categoriesTold, categories } = tallyOf(noun);
        return [
          name,
          String(cases(noun).length),
          String(wanted),
          percent(found, suggested),
          percent(found, wanted),
          percent(2 * found, wanted + suggested),
          percent(donors, found),
          percent(categories, categoriesTold),
        ];
      }),
    ),
  );
  const articles = cases("detection-articles").map(([text = ""]) => text.replaceAll("↵", "\n"));
  let letters = 0;
  let read = 0;
  const began = performance.now();
  while (performance.now() - began < 2000)
    for (const text of articles) {
      detect(text, { publishedOn: "2024-10-10" });
      letters += text.length;
      read++;
    }
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `\n  ${(read / seconds).toFixed(0)} such articles a second, ${(letters / seconds / 1000).toFixed(0)},000 letters a second`,
  );
}

const beside = new URL("../../../shared/data/articles-dev.jsonl", import.meta.url);

/** A pledge that a person marked in a development article. Amounts in units of the currency. */
interface Gold {
  start: number;
  end: number;
  donor_code: string;
  amount_min: number | null;
  currency: string | null;
  qualifier: string | null;
  category: string;
  status: string;
}

/** Fields in which a suggestion that was found can still be wrong. */
const FIELDS: Record<
  "donor" | "qualifier" | "category" | "status",
  (one: Suggestion, gold: Gold) => boolean
> = {
  donor: (one, gold) => one.donorCodes.join(";") === gold.donor_code,
  qualifier: ({ amount: { qualifier } }, gold) =>
    (qualifier === "unquantified" ? null : qualifier) === gold.qualifier,
  category: (one, gold) => one.category === gold.category,
  status: (one, gold) => one.status === gold.status,
};

/** A pledge is found when spans overlap and sums are the same. */
function isFound({ start, end, amount }: Suggestion, gold: Gold): boolean {
  const units = amount.min === null ? null : Number(decimalFromMinor(amount.min, amount.currency ?? "EUR"));
  const isOverlapping = Math.min(gold.end, end) > Math.max(gold.start, start);
  return isOverlapping && amount.currency === gold.currency && units === gold.amount_min;
}

/** The development articles, where they stand beside the checkout. */
export function scoreDevelopmentArticles(): void {
  if (!existsSync(beside)) {
    console.log("\n  The development articles are not beside this checkout: their score is left out.");
    return;
  }
  const articles: { title: string; published_on: string; body: string; pledges: Gold[] }[] = readFileSync(
    beside,
    "utf8",
  )
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const right = { donor: 0, qualifier: 0, category: 0, status: 0 };
  let [wanted, suggested, found] = [0, 0, 0];
  for (const { title, published_on, body, pledges } of articles) {
    const left = detect(body, { title, publishedOn: published_on });
    wanted += pledges.length;
    suggested += left.length;
    for (const gold of pledges) {
      const index = left.findIndex((one) => isFound(one, gold));
      const [one] = index < 0 ? [] : left.splice(index, 1);
      if (!one) continue;
      found++;
      for (const field of Object.keys(FIELDS) as (keyof typeof FIELDS)[])
        if (FIELDS[field](one, gold)) right[field]++;
    }
  }
  const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
  console.log(
    `\n  The ${articles.length} development articles (all of them were developed on): precision ${percent(found, suggested)}, recall ${percent(found, wanted)}, F1 ${percent(2 * found, wanted + suggested)};\n  of those found: donor ${percent(right.donor, found)}, qualifier ${percent(right.qualifier, found)}, category ${percent(right.category, found)}, stage ${percent(right.status, found)}`,
  );
}
