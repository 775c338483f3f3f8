import { cases } from "@pledgebook/core/fixtures/cases";
import { type LearnedModel, likelihood, rulesAlone } from "@pledgebook/core/reading/judge/model";
import type { Page } from "../../fixtures/pages.ts";
import {
  type DecidedArticle,
  type Lessons,
  lessonsOf,
  lessonsOfDesk,
  lessonsOfSameMoney,
  lessonsOfSentence,
} from "./examples.ts";
import { SCALE, weightsOf } from "./logistic.ts";

/** Weights that are less are left out, of one: of what is asked of every claim, and of what is asked of pledges alone. */
const LEAST = { pledge: 0.11, field: 0.22 };

/** From which likelihood on sums and goods are suggested: what made the fewest mistakes on pages that were not learned from. */
const THRESHOLDS = { sum: 0.4, goods: 0.25 };

/** Into so many parts pages are parted to see how sure a model may be of pages that it has not learned from. */
const PARTS = 4;

/**
 * Learns from pages, and from what a desk decided: first as the rules read them, then as what was learned does, for one
 * suggestion depends on those before it.
 */
export function learn(
  pages: readonly Page[],
  decided: readonly DecidedArticle[] = [],
  rounds = 2,
): LearnedModel {
  let model = rulesAlone;
  for (let round = 0; round < rounds; round++)
    model = modelOf([
      ...pages.map((page) => lessonsOf(page, model)),
      ...tableLessons(model),
      ...decided.map((article) => lessonsOfDesk(article, model)),
    ]);
  return model;
}

/** How often a model is right of what a desk has decided. */
export interface DeskScore {
  decided: number;
  /** Of what the desk called pledges, those that the model calls so, and of what it called none. Shares of 1; null without any. */
  pledges: number | null;
  others: number | null;
}

/** How models do on decisions of a desk: `of` gives the model for each article. */
export function scoreOnDesk(
  articles: readonly DecidedArticle[],
  of: (article: DecidedArticle, index: number) => LearnedModel,
): DeskScore {
  const seen = articles.flatMap((article, index) => {
    const model = of(article, index);
    return (lessonsOfDesk(article, model).get("pledge") ?? []).map(({ features, isYes }) => {
      const least = model.thresholds[features.includes("goods") ? "goods" : "sum"];
      return { isYes, isRight: likelihood(model, "pledge", features) >= least === isYes };
    });
  });
  const share = (list: typeof seen) =>
    list.length === 0 ? null : list.filter(({ isRight }) => isRight).length / list.length;
  return {
    decided: seen.length,
    pledges: share(seen.filter(({ isYes }) => isYes)),
    others: share(seen.filter(({ isYes }) => !isYes)),
  };
}

/** The score of what pages and the desk's own decisions teach, on articles of the desk that it was not learned from. */
export function scoreFromDesk(pages: readonly Page[], articles: readonly DecidedArticle[]): DeskScore {
  const models = Array.from({ length: PARTS }, (_, part) =>
    learn(
      pages,
      articles.filter((_, index) => index % PARTS !== part),
    ),
  );
  return scoreOnDesk(articles, (_, index) => models[index % PARTS]!);
}

/**
 * How likely a claim really is by what a model says of it, seen on pages that it has not learned from: Platt's scaling of its
 * log-odds (J. Platt, Probabilistic Outputs for Support Vector Machines, 1999), by gradient descent.
 */
export function calibrated(pages: readonly Page[], decided: readonly DecidedArticle[] = []): LearnedModel {
  const seen: { odds: number; isYes: boolean }[] = [];
  for (let part = 0; part < PARTS; part++) {
    const model = learn(pages.filter((_, index) => index % PARTS !== part));
    for (const page of pages.filter((_, index) => index % PARTS === part))
      for (const { features, isYes } of lessonsOf(page, model).get("pledge") ?? []) {
        const likely = likelihood(model, "pledge", features);
        if (likely >= THRESHOLDS.goods) seen.push({ odds: Math.log(likely / (1 - likely)), isYes });
      }
  }
  let [slope, base] = [1, 0];
  for (let round = 0; round < 4000; round++) {
    let [toSlope, toBase] = [0, 0];
    for (const { odds, isYes } of seen) {
      const error = (isYes ? 1 : 0) - 1 / (1 + Math.exp(-(slope * odds + base)));
      toSlope += error * odds;
      toBase += error;
    }
    slope += (0.2 * toSlope) / seen.length;
    base += (0.2 * toBase) / seen.length;
  }
  const round = (value: number) => Math.round(1000 * value) / 1000;
  return { ...learn(pages, decided), sureness: { slope: round(slope), base: round(base) } };
}

/** What our own tables of sentences teach. */
function tableLessons(model: LearnedModel): Lessons[] {
  const lines = (text: string) => text.replaceAll("↵", "\n");
  return [
    ...["detection", "detection-articles", "detection-fresh"].flatMap((table) =>
      cases(table).map(([text = "", expected = "", title = ""]) =>
        lessonsOfSentence(lines(text), title, expected, model),
      ),
    ),
    ...cases("same-money").map(([text = "", expected = ""]) =>
      lessonsOfSameMoney(lines(text), expected, model),
    ),
  ];
}

function modelOf(all: readonly Lessons[]): LearnedModel {
  const questions = [...new Set(all.flatMap((lessons) => [...lessons.keys()]))].sort();
  const weights: Record<string, Record<string, number>> = {};
  for (const question of questions) {
    const examples = all.flatMap((lessons) => lessons.get(question) ?? []);
    weights[question] = weightsOf(examples, question === "pledge" ? LEAST.pledge : LEAST.field);
  }
  return { scale: SCALE, thresholds: THRESHOLDS, sureness: { slope: 1, base: 0 }, weights };
}
