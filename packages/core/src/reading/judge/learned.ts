import type { LearnedModel } from "./model.ts";
import weights from "./weights.json" with { type: "json" };

/** What was learned from the pages of this repository (`npm run train`). */
export const learned: LearnedModel = weights;
