import type { Category, Purpose } from "../values/vocabulary.ts";
import { allOf, pattern } from "./lexicon/compile.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import type { Words } from "./lexicon/words.ts";
import type { Naming } from "./who/newsroom-names.ts";

const stemsOf = (pick: (language: Lexicon) => Words | undefined) =>
  new RegExp(`(?<!\\p{L})${allOf(pick)}`, "giu");

/** What words are about, each purpose with its category; the first of equals wins. */
const CATEGORY_OF = {
  cyber: "cyber",
  demining: "humanitarian",
  ammunition: "military",
  air_defence: "military",
  armour: "military",
  aircraft: "military",
  drones: "military",
  maritime: "military",
  training: "military",
  energy: "energy",
  medical: "humanitarian",
  housing: "reconstruction",
  transport: "reconstruction",
  budget: "financial",
  governance: "humanitarian",
} as const satisfies Partial<Record<Purpose, Category>>;

const PURPOSES = (Object.keys(CATEGORY_OF) as (keyof typeof CATEGORY_OF)[]).map(
  (purpose): [RegExp, Purpose, Category] => [
    stemsOf(({ purposes }) => purposes[purpose]),
    purpose,
    CATEGORY_OF[purpose],
  ],
);

/** Words that tell a category and no purpose. */
const CATEGORIES = (["military", "humanitarian", "reconstruction", "financial"] as const).map(
  (category): [RegExp, Category] => [stemsOf(({ categories }) => categories[category]), category],
);

export interface Subject {
  category: Category | null;
  purpose: Purpose | null;
}

/** A newsroom adds what it wants to tell more finely: its purpose wins over one of this package, told thrice in the same words. */
const OWN = 4;

/** How often some words tell each purpose and each category, at most thrice each. */
export type SubjectCount = readonly { purpose: Purpose | null; category: Category; hits: number }[];

/** Banks that are called after what they do, whatever they give for. */
const BANKS = pattern("gu")`${"banks"}`;

/**
 * Counts what some words are about. Reading them is what costs: count a text that is asked about again only once, and a
 * part of one that was counted only for what was found in it (`within`). `ownIn`: the newsroom's own purposes.
 */
export function countSubjects(
  named: string,
  within?: SubjectCount,
  ownIn: Naming["purposesIn"] = () => [],
): SubjectCount {
  if (within?.length === 0) return within;
  const words = named.replace(BANKS, "");
  const isIn = (purpose: Purpose | null, category: Category) =>
    !within || within.some((one) => one.purpose === purpose && one.category === category);
  const found: { purpose: Purpose | null; category: Category; hits: number }[] = [];
  for (const [pattern, purpose, category] of PURPOSES) {
    const hits = isIn(purpose, category) ? count(pattern, words) : 0;
    if (hits > 0) found.push({ purpose, category, hits: hits * (category === "military" ? 1 : 1.25) });
  }
  for (const { code, category } of ownIn(words)) {
    const before = found.find(({ purpose }) => purpose === code);
    if (before) before.hits = Math.min(before.hits + OWN, 3 * OWN);
    else found.push({ purpose: code, category, hits: OWN });
  }
  for (const [pattern, category] of CATEGORIES) {
    const hits = isIn(null, category) ? count(pattern, words) : 0;
    if (hits > 0) found.push({ purpose: null, category, hits: hits * OF_CATEGORY[category] });
  }
  return found;
}

/**
 * What some words are about, each with the weight of what they say: the words beside a sum count for more than its
 * sentence, and that for more than its paragraph. Null where nothing tells.
 */
export function subjectOf(weighted: readonly [counted: SubjectCount, weight: number][]): Subject {
  const categories = new Map<Category, number>();
  const purposes = new Map<Purpose, number>();
  const categoryOf = new Map<Purpose, Category>();
  for (const [counted, weight] of weighted)
    for (const { purpose, category, hits } of counted) {
      categories.set(category, (categories.get(category) ?? 0) + weight * hits);
      if (!purpose) continue;
      purposes.set(purpose, (purposes.get(purpose) ?? 0) + weight * hits);
      categoryOf.set(purpose, category);
    }
  const category = heaviest(categories);
  return {
    category,
    purpose: heaviest(new Map([...purposes].filter(([purpose]) => categoryOf.get(purpose) === category))),
  };
}

/** A loan says how money is given, and only then what for. */
const OF_CATEGORY: Record<Category, number> = {
  military: 1,
  humanitarian: 1.2,
  reconstruction: 0.85,
  financial: 0.55,
  energy: 1,
  cyber: 1,
};

function count(pattern: RegExp, words: string): number {
  pattern.lastIndex = 0;
  let hits = 0;
  while (hits < 3 && pattern.exec(words)) hits++;
  return hits;
}

function heaviest<K>(counts: Map<K, number>): K | null {
  let best: [K, number] | null = null;
  for (const entry of counts) if (!best || entry[1] > best[1]) best = entry;
  return best?.[0] ?? null;
}
