import { suggestionsIn } from "@pledgebook/core/reading/detect";
import { learned } from "@pledgebook/core/reading/judge/learned";
import type { LearnedModel } from "@pledgebook/core/reading/judge/model";
import { readText } from "@pledgebook/core/reading/read-text";
import type { Suggestion } from "@pledgebook/core/reading/suggestion";
import { minorPerUnit } from "@pledgebook/core/values/currencies";
import { type Page, type PagePledge, readPages } from "@pledgebook/formats/fixtures/pages";
import { learn } from "@pledgebook/formats/learn/learn";
import { readPasted } from "@pledgebook/formats/read/pasted";
import { table } from "../table.ts";

const percent = (part: number, of: number) => (of === 0 ? "–" : `${((100 * part) / of).toFixed(1)} %`);

/** How whole pages are read, from their first line to what is suggested: those that were worked on, and those that nobody saw. */
export function scorePages(): void {
  const sets = [
    ["worked on", readPages("train")],
    ["held out", readPages("held-out")],
  ] as const;
  console.log("\nPages as people copy them: how they are understood\n");
  const heads = [
    "",
    "pages",
    "headline",
    "byline",
    "day",
    "standfirst",
    "furniture left out",
    "paragraphs kept",
  ];
  console.log(
    table(
      heads,
      sets.map(([name, pages]) => [name, String(pages.length), ...understandingOf(pages)]),
    ),
  );
  console.log(
    "\nTheir pledges: found when span, sum, currency and qualifier are right; the rest of those found by sum\n",
  );
  const columns = [
    "",
    "pledges",
    "precision",
    "recall",
    "F1",
    "donor",
    "qualifier",
    "category",
    "stage",
    "background",
    "counted too high",
  ];
  console.log(
    table(
      columns,
      sets.map(([name, pages]) => [name, ...readingOf(pages.map((page) => scored(page)))]),
    ),
  );
  const heldOut = readPages("held-out");
  console.log(
    "\nHow sure suggestions of the pages held out were said to be, and how often they were pledges\n",
  );
  console.log(table(["said", "suggestions", "said on average", "right"], calibration(heldOut)));
  console.log("\nHow the pages held out are read by what is learned of so many pages\n");
  console.log(table(["learned from", "precision", "recall", "F1"], learningCurve(heldOut)));
}

/** From one share to the next, in hundredths. */
const BANDS = [0, 50, 70, 80, 90, 100];

function calibration(pages: readonly Page[]): string[][] {
  const said = pages
    .map((page) => scored(page))
    .flatMap(({ found, pairs }) =>
      found.map((one) => ({ sure: 100 * one.confidence, isRight: pairs.includes(one) })),
    );
  return BANDS.slice(1).map((below, at) => {
    const from = BANDS[at]!;
    const list = said.filter(({ sure }) => sure >= from && (sure < below || below === 100));
    const average = list.reduce((sum, { sure }) => sum + sure, 0) / list.length;
    const right = list.filter(({ isRight }) => isRight).length;
    return [
      `${from}–${below} %`,
      String(list.length),
      list.length === 0 ? "–" : `${average.toFixed(1)} %`,
      percent(right, list.length),
    ];
  });
}

/** Of how many pages, spread evenly over all kinds, it is learned each time. */
const CURVE = [50, 100, 200, 400];

function learningCurve(heldOut: readonly Page[]): string[][] {
  const all = readPages("train");
  const spread = (count: number) =>
    Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]!);
  const models: [number, LearnedModel][] = CURVE.map((count) => [count, learn(spread(count))]);
  models.push([all.length, learned]);
  return models.map(([count, model]) => {
    const [, precision = "", recall = "", both = ""] = readingOf(heldOut.map((page) => scored(page, model)));
    return [`${count} pages`, precision, recall, both];
  });
}

const fixed = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\t|\s\u00a0\u202f\u2009]+/g, " ")
    .trim();

function understandingOf(pages: readonly Page[]): string[] {
  const right = { title: 0, byline: 0, day: 0, standfirst: 0, out: 0, kept: 0 };
  for (const page of pages) {
    const read = readPasted(page.text);
    const kept = new Set(read.paragraphs.map(fixed));
    if (read.standfirst !== "" && !page.paragraphs.map(fixed).includes(fixed(read.standfirst)))
      kept.delete(fixed(read.standfirst));
    if (fixed(read.title) === fixed(page.title)) right.title++;
    if (fixed(read.byline) === fixed(page.byline)) right.byline++;
    if (read.publishedOn === page.publishedOn) right.day++;
    if (fixed(read.standfirst) === fixed(page.standfirst)) right.standfirst++;
    right.out += page.furniture.filter((line) => !kept.has(fixed(line))).length;
    right.kept += page.paragraphs.filter((line) => kept.has(fixed(line))).length;
  }
  const lines = (of: (page: Page) => readonly string[]) =>
    pages.reduce((sum, page) => sum + of(page).length, 0);
  return [
    ...[right.title, right.byline, right.day, right.standfirst].map((count) => percent(count, pages.length)),
    percent(
      right.out,
      lines((page) => page.furniture),
    ),
    percent(
      right.kept,
      lines((page) => page.paragraphs),
    ),
  ];
}

/** A page's pledges, what was suggested of it, and which belong together: by sum, and by all. */
export interface Scored {
  page: Page;
  found: Suggestion[];
  /** Of each pledge the suggestion with its sum; of goods, with their words. */
  pairs: (Suggestion | null)[];
}

function scored(page: Page, model: LearnedModel = learned): Scored {
  const reading = readText(page.body, { title: page.title, publishedOn: page.publishedOn });
  return paired(page, suggestionsIn({ ...reading, model }));
}

/** What was suggested of a page beside what it states. */
function paired(page: Page, found: Suggestion[]): Scored {
  const left = new Set(found);
  const pairs = page.pledges.map((pledge) => {
    const match = [...left].find((one) => isSame(one, pledge));
    if (match) left.delete(match);
    return match ?? null;
  });
  return { page, found, pairs };
}

function isSame(one: Suggestion, pledge: PagePledge): boolean {
  const figure = one.because.amount ?? one;
  if (figure.start >= pledge.end || figure.end <= pledge.start) return false;
  if (pledge.currency === null) return one.amount.currency === null;
  const units = (minor: number | null) =>
    minor === null ? null : minor / minorPerUnit(pledge.currency ?? "EUR");
  const { currency, min, max } = one.amount;
  const [low, high] = [units(min) ?? units(max), units(max) ?? units(min)];
  return (
    currency === pledge.currency && low === (pledge.min ?? pledge.max) && high === (pledge.max ?? pledge.min)
  );
}

/** The columns of a table: how well some pages were read. */
function readingOf(list: readonly Scored[]): string[] {
  const pairs = list.flatMap(({ page, pairs }) =>
    pairs.flatMap((one, at) => (one ? [{ one, pledge: page.pledges[at]! }] : [])),
  );
  const wanted = list.reduce((sum, { page }) => sum + page.pledges.length, 0);
  const suggested = list.reduce((sum, { found }) => sum + found.length, 0);
  const right = pairs.filter(({ one, pledge }) => one.amount.qualifier === pledge.qualifier).length;
  const share = (isRight: (pair: (typeof pairs)[number]) => boolean, of = pairs) =>
    percent(of.filter(isRight).length, of.length);
  const tooHigh = list.filter(isTooHigh).length;
  return [
    String(wanted),
    percent(pairs.length, suggested),
    percent(pairs.length, wanted),
    percent(2 * pairs.length, wanted + suggested),
    share(({ one, pledge }) => [...one.donorCodes].sort().join() === [...pledge.donorCodes].sort().join()),
    percent(right, pairs.length),
    share(
      ({ one, pledge }) => one.category === pledge.category,
      pairs.filter(({ pledge }) => pledge.category !== null),
    ),
    share(({ one, pledge }) => one.status === pledge.status),
    share(({ one, pledge }) => one.isBackground === pledge.isBackground),
    percent(tooHigh, list.length),
  ];
}

/** Whether accepting all that is suggested would count more money of some currency than the page promises. */
function isTooHigh({ page, found }: Scored): boolean {
  const sums = new Map<string, number>();
  const add = (currency: string | null, units: number, sign: 1 | -1) => {
    if (currency !== null) sums.set(currency, (sums.get(currency) ?? 0) + sign * units);
  };
  for (const one of found)
    if (one.restates === null && one.partOf === null && one.amount.currency !== null)
      add(
        one.amount.currency,
        (one.amount.min ?? one.amount.max ?? 0) / minorPerUnit(one.amount.currency),
        1,
      );
  for (const pledge of page.pledges)
    if (pledge.restates === null && pledge.partOf === null)
      add(pledge.currency, pledge.min ?? pledge.max ?? 0, -1);
  return [...sums.values()].some((difference) => difference > 0.5);
}
