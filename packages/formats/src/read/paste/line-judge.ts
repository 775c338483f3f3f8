import { type LinearModel, likelihood } from "@pledgebook/core/reading/judge/model";
import { lineFeatures, MOST_LINES, pageLines } from "./line-features.ts";
import learned from "./lines.json" with { type: "json" };

/** How likely each line of a page is this or that, from 0 to 1, as it was learned from the pages of this repository. */
export interface JudgedLines {
  furniture: number[];
  headline: number[];
  standfirst: number[];
  /** It tells when the page came out, and by whom. */
  day: number[];
  byline: number[];
}

const QUESTIONS = ["furniture", "headline", "standfirst", "day", "byline"] as const;

/** Judges the lines of a page. In time linear in their number and length. */
export function judgeLines(lines: readonly string[], model: LinearModel = learned): JudgedLines {
  const page = pageLines(lines);
  const judged: JudgedLines = { furniture: [], headline: [], standfirst: [], day: [], byline: [] };
  lines.forEach((_, at) => {
    const isNear = at < MOST_LINES || lines.length - at <= MOST_LINES;
    const features = isNear ? lineFeatures(page, at) : [];
    for (const question of QUESTIONS)
      judged[question].push(isNear ? likelihood(model, question, features) : 0);
  });
  return judged;
}
