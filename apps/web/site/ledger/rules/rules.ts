/** The rules of the ledger, in the order in which they are told. */
export const rules = [
  "trace",
  "leaves",
  "stages",
  "bounds",
  "money",
  "mentions",
  "place",
  "clocks",
  "anchors",
  "decisions",
  "eyes",
  "census",
  "agree",
  "overlap",
  "findable",
] as const;
export type Rule = (typeof rules)[number];
