import type { LinearModel } from "@pledgebook/core/reading/judge/model";
import type { Page } from "../../fixtures/pages.ts";
import { lineFeatures, pageLines } from "../read/paste/line-features.ts";
import { linesOf } from "../read/pasted.ts";
import { type Example, SCALE, weightsOf } from "./logistic.ts";

/** Weights that are less are left out. Of one. */
const LEAST = 0.12;

/** What the lines of a page teach: which are furniture, which is the headline, which the standfirst. */
function lineLessons(page: Page): Map<string, Example[]> {
  const tagged = page.text.split("\n").filter((line) => line.trim() !== "");
  const lines = linesOf(page.text);
  const lessons = new Map<string, Example[]>([
    ["furniture", []],
    ["headline", []],
    ["standfirst", []],
    ["day", []],
    ["byline", []],
  ]);
  // Lines that hold nothing once they are in the fixed form, or more than one, are no lesson.
  if (tagged.length !== lines.length || page.tags.length !== lines.length) return lessons;
  const all = pageLines(lines);
  lines.forEach((_, at) => {
    const tag = page.tags[at] ?? "";
    const features = lineFeatures(all, at);
    lessons.get("furniture")?.push({ features, isYes: tag === "x" });
    lessons.get("day")?.push({ features, isYes: /^[bd]*d[bd]*$/.test(tag) });
    lessons.get("byline")?.push({ features, isYes: /^[bd]*b[bd]*$/.test(tag) });
    if (all.firstProse < 0 || at <= all.firstProse + 1) {
      lessons.get("headline")?.push({ features, isYes: tag === "t" });
      lessons.get("standfirst")?.push({ features, isYes: tag === "s" });
    }
  });
  return lessons;
}

/** Learns what the lines of pages are. */
export function learnLines(pages: readonly Page[]): LinearModel {
  const all = pages.map(lineLessons);
  const weights: Record<string, Record<string, number>> = {};
  for (const question of ["furniture", "headline", "standfirst", "day", "byline"]) {
    const examples = all.flatMap((lessons) => lessons.get(question) ?? []);
    weights[question] = weightsOf(examples, LEAST);
  }
  return { scale: SCALE, weights };
}
