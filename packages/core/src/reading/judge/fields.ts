import { type Category, categories, type Status, statuses } from "../../values/vocabulary.ts";
import type { Found } from "../suggestion.ts";
import { type LearnedModel, likeliest, likelihood } from "./model.ts";

/** By so much the likeliest answer must lead before it goes before that of the rules. */
const LEAD = 0.15;

/** That money is stopped the rules hear from its own words alone: the few examples of it teach nothing. */
const STOPPED: ReadonlySet<Status> = new Set(["cancelled", "suspended"]);

/** What the words say besides what the rules say: the stage, the category, and whether an older pledge is recalled. */
export function withLearnedFields(found: Found, model: LearnedModel): Found {
  const told = [...found.features, `kc:${found.category}`, `ks:${found.status}`, `kb:${found.isBackground}`];
  const status = likeliest(model, "status", statuses, told);
  const category = likeliest(model, "category", categories, told);
  const past = likelihood(model, "background", told);
  return {
    ...found,
    status:
      status && status.lead >= LEAD && !STOPPED.has(found.status) ? (status.answer as Status) : found.status,
    category: category && category.lead >= LEAD ? (category.answer as Category) : found.category,
    isBackground: past >= 0.6 ? true : past <= 0.4 ? false : found.isBackground,
  };
}
