import { readArticle } from "@pledgebook/core/reading/article";
import { circumstancesIn, foundIn } from "@pledgebook/core/reading/detect";
import { featuresOf } from "@pledgebook/core/reading/judge/features";
import type { LearnedModel } from "@pledgebook/core/reading/judge/model";
import { readText } from "@pledgebook/core/reading/read-text";
import type { Reading } from "@pledgebook/core/reading/sentence";
import { minorPerUnit } from "@pledgebook/core/values/currencies";
import type { Amount } from "@pledgebook/core/values/money";
import { categories, statuses } from "@pledgebook/core/values/vocabulary";
import type { Page, PagePledge } from "../../fixtures/pages.ts";
import type { Example } from "./logistic.ts";

/** What a page teaches, by question. */
export type Lessons = Map<string, Example[]>;

/** What a page teaches when it is read by a model: of each claim whether it is a pledge, of each pledge found what it is. */
export function lessonsOf(page: Page, model: LearnedModel): Lessons {
  const reading = { ...readText(page.body, { title: page.title, publishedOn: page.publishedOn }), model };
  const lessons: Lessons = new Map();
  const add = (question: string, example: Example) =>
    lessons.set(question, [...(lessons.get(question) ?? []), example]);
  const taken = new Set<PagePledge>();
  for (const circumstance of circumstancesIn(reading)) {
    const { claim, sentence } = circumstance;
    const [start, end] = [sentence.start + claim.place.start, sentence.start + claim.place.end];
    const pledge = page.pledges.find(
      (one) => !taken.has(one) && isAt(one, claim.figure?.amount ?? null, start, end),
    );
    if (pledge) taken.add(pledge);
    add("pledge", { features: featuresOf(circumstance), isYes: pledge !== undefined });
  }
  const told = new Set<PagePledge>();
  for (const found of foundIn(reading)) {
    const { start, end } = found.because.amount ?? found;
    const amount = found.inKind === null ? found.amount : null;
    const pledge = page.pledges.find((one) => !told.has(one) && isAt(one, amount, start, end));
    if (!pledge) continue;
    told.add(pledge);
    const features = [
      ...found.features,
      `kc:${found.category}`,
      `ks:${found.status}`,
      `kb:${found.isBackground}`,
    ];
    if (pledge.category !== null)
      for (const category of categories)
        add(`category=${category}`, { features, isYes: pledge.category === category });
    for (const status of statuses) add(`status=${status}`, { features, isYes: pledge.status === status });
    add("background", { features, isYes: pledge.isBackground });
  }
  return lessons;
}

interface Sum {
  currency: string | null;
  min: number | null;
  max: number | null;
}

function isAt(pledge: PagePledge, amount: Sum | null, start: number, end: number): boolean {
  if (start >= pledge.end || end <= pledge.start) return false;
  if (pledge.currency === null || amount === null) return pledge.currency === null && amount === null;
  const minor = Math.round((pledge.min ?? pledge.max ?? 0) * minorPerUnit(pledge.currency));
  return amount.currency === pledge.currency && (amount.min ?? amount.max) === minor;
}

/** An article of the desk, with the words that people there decided on. */
export interface DecidedArticle {
  id: string;
  title: string;
  publishedOn: string | null;
  text: string;
  /** Offsets in the text; sums in minor units. */
  decided: readonly { start: number; end: number; amount: Amount; isPledge: boolean }[];
}

/** What an article of the desk teaches: of the claims that somebody decided on, which are pledges. Of the others it says nothing. */
export function lessonsOfDesk(article: DecidedArticle, model: LearnedModel): Lessons {
  const read = readArticle(article.text, { title: article.title, publishedOn: article.publishedOn });
  const examples = circumstancesIn({ ...read.text, model }).flatMap((circumstance): Example[] => {
    const { claim, sentence } = circumstance;
    const from = read.textStart + sentence.start;
    const [start, end] = [from + claim.place.start, from + claim.place.end];
    const amount = claim.figure?.amount;
    const one = article.decided.find(
      (one) =>
        start < one.end &&
        end > one.start &&
        (amount?.currency ?? null) === one.amount.currency &&
        (!amount || (amount.min ?? amount.max) === (one.amount.min ?? one.amount.max)),
    );
    return one ? [{ features: featuresOf(circumstance), isYes: one.isPledge }] : [];
  });
  return new Map([["pledge", examples]]);
}

/** What a sentence of our own tables teaches: its sums and goods, told without their places ('DK exact 12000000 EUR; PL in kind'). */
export function lessonsOfSentence(
  text: string,
  title: string,
  expected: string,
  model: LearnedModel,
): Lessons {
  const reading = { ...readText(text, { title, publishedOn: "2024-10-10" }), model };
  const left = expected === "-" ? [] : expected.split("; ").map((one) => one.replace(/^\S+ /, ""));
  return lessonsOfSums(reading, left, (one, sum) => {
    if (sum === null) return one.startsWith("in kind");
    const [, figures = "", currency] = /^\S+ (.*) ([A-Z]{3})(?: \S+)?$/.exec(one) ?? [];
    return currency === sum.currency && figures.split(" ").map(Number).includes(sum.units);
  });
}

/** What the table of sums that are the same money teaches: they are all pledges, told in millions ('1100; 430 < 1'). */
export function lessonsOfSameMoney(text: string, expected: string, model: LearnedModel): Lessons {
  const reading = { ...readText(text, { publishedOn: "2024-10-10" }), model };
  const left = expected.split("; ").map((one) => one.split(" ", 1)[0] ?? "");
  return lessonsOfSums(reading, left, (one, sum) =>
    sum === null ? one === "goods" : Number(one) === sum.units / 1e6,
  );
}

/** Of every claim of a text whether it is one of those that are told of it, each of which is one. */
function lessonsOfSums(
  reading: Reading,
  told: string[],
  isTold: (one: string, sum: { units: number; currency: string } | null) => boolean,
): Lessons {
  const lessons: Example[] = circumstancesIn(reading).map((circumstance) => {
    const { currency = null, min = null, max = null } = circumstance.claim.figure?.amount ?? {};
    const sum = currency === null ? null : { currency, units: (min ?? max ?? 0) / minorPerUnit(currency) };
    const at = told.findIndex((one) => isTold(one, sum));
    if (at >= 0) told.splice(at, 1);
    return { features: featuresOf(circumstance), isYes: at >= 0, weight: OF_A_SENTENCE };
  });
  return new Map([["pledge", lessons]]);
}

/** Sentences that show one kind each count for more than one of a page, where others say the same. */
const OF_A_SENTENCE = 2;
