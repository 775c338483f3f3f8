import { stems } from "@pledgebook/core/reading/judge/features";
import { countWords } from "@pledgebook/core/text/document";
import { endsArticle, isFurniture, opensBox } from "./furniture.ts";
import { isPlace, readHeadLine } from "./head-line.ts";
import { isProse } from "./prose.ts";

/** Paragraphs with whose words a line is compared. */
const COMPARED = 10;
/** The words of longer lines say less than that they are long. */
const SHORT = 14;

/** The lines of a page with what is known of all of them. */
export interface PageLines {
  lines: readonly string[];
  /** Which are sentences of the story. */
  prose: readonly boolean[];
  firstProse: number;
  lastProse: number;
  story: ReadonlySet<string>;
  counts: ReadonlyMap<string, number>;
  /** What each line is by the rules; of lines far from both ends nothing is asked. */
  kinds: readonly LineKind[];
}

/** What the rules say of a line. */
interface LineKind {
  name: "prose" | "furniture" | "head" | "row" | "line" | "short";
  features: string[];
}

/** So much of a line is looked at. Characters. */
const LOOKED_AT = 400;

/** Lines from either end that are looked at. */
export const MOST_LINES = 400;

/** Looks at the lines of a page once. */
export function pageLines(all: readonly string[]): PageLines {
  const lines = all.map((line) => line.slice(0, LOOKED_AT));
  const kinds = lines.map((line, at) => kindOfLine(line, at < MOST_LINES || lines.length - at <= MOST_LINES));
  const prose = kinds.map(({ name }) => name === "prose");
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const paragraphs = lines.filter((_, index) => prose[index]).slice(0, COMPARED);
  return {
    lines,
    prose,
    firstProse: prose.indexOf(true),
    lastProse: prose.lastIndexOf(true),
    story: new Set(stems(paragraphs.join(" ")).filter((stem) => stem.length > 3)),
    counts,
    kinds,
  };
}

function kindOfLine(line: string, isNear: boolean): LineKind {
  if (!isNear) return { name: isProse(line) ? "prose" : "line", features: [] };
  const head = readHeadLine(line);
  const isWithin = isFurniture(line, true);
  const isMenu = !isWithin && isFurniture(line, false);
  const isAside = isWithin || isMenu || head !== null;
  return {
    name: isProse(line) && !isAside ? "prose" : nameOf(line, isWithin || isMenu, head !== null),
    features: trueOf({
      furniture: isWithin,
      menu: isMenu,
      box: opensBox(line),
      endsarticle: endsArticle(line),
      isplace: isPlace(line),
      dated: head?.isDateline === true,
      day: (head?.days.length ?? 0) > 0,
      byline: Boolean(head?.byline),
    }),
  };
}

/** The names of what is so. */
const trueOf = (all: Record<string, boolean>) => Object.keys(all).filter((name) => all[name]);

function nameOf(line: string, isFurnitureLine: boolean, isHead: boolean): LineKind["name"] {
  if (isFurnitureLine) return "furniture";
  if (isHead) return "head";
  return /^[•*·–—-]\s|\||^\d+[.)]/u.test(line) ? "row" : countWords(line) > 5 ? "line" : "short";
}

/** What speaks for a line's being this or that, each as a word. */
export function lineFeatures(page: PageLines, at: number): string[] {
  const { lines, prose, counts, kinds } = page;
  const line = lines[at] ?? "";
  const words = countWords(line);
  const kindAt = (other: number) => kinds[other]?.name ?? "none";
  return [
    ...ofForm(line, words),
    ...(kinds[at]?.features ?? []),
    `place:${placeOf(page, at)}`,
    `top:${STEPS.findLast((step) => at >= step) ?? 0}`,
    `end:${STEPS.findLast((step) => lines.length - at >= step) ?? 0}`,
    `before:${kindAt(at - 1)}`,
    `after:${kindAt(at + 1)}`,
    `after2:${kindAt(at + 2)}`,
    ...trueOf({ again: (counts.get(line) ?? 0) > 1, prose: prose[at] === true }),
    ...ofStory(page, at),
    ...ofWords(line, words),
  ];
}

/** Lines from either end, by which places are told apart. */
const STEPS = [0, 1, 2, 3, 4, 8, 16];

/** Where a line stands to the story. */
function placeOf({ firstProse, lastProse }: PageLines, at: number): string {
  if (firstProse < 0) return "none";
  if (at < firstProse) return `above${Math.min(4, firstProse - at)}`;
  return at > lastProse ? `below${Math.min(4, at - lastProse)}` : "within";
}

function ofForm(line: string, words: number): string[] {
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  const capitals = line.match(/\p{Lu}/gu)?.length ?? 0;
  const capitalWords = line.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0;
  return [
    `w:${LENGTHS.findLast((length) => words >= length) ?? 0}`,
    `ends:${ENDS.find(([form]) => form.test(line))?.[1] ?? "-"}`,
    `begins:${BEGINS.find(([form]) => form.test(line))?.[1] ?? "?"}`,
    `sep:${Math.min(3, line.match(/[|·•/>›»▸]|\s[–—-]\s/gu)?.length ?? 0)}`,
    ...trueOf({
      digit: /\d/.test(line),
      money: /[€$£]|млн|млрд|million|billion/u.test(line),
      caps: letters > 3 && capitals > letters * 0.7,
      titlecase: words > 2 && capitalWords >= words * 0.8,
      web: /https?:|www\.|@|\.(?:com|org|net|ua|eu)\b/u.test(line),
      sign: /[\u{1F000}-\u{1FAFF}\u2600-\u27BF▲▼★→]/u.test(line),
      bracket: /^[([].*[)\]]$/u.test(line),
      asks: /\?$/.test(line),
    }),
  ];
}

/** Numbers of words from which on lines are called longer. */
const LENGTHS = [1, 2, 3, 4, 5, 6, 10, 16, 26];
const ENDS: [RegExp, string][] = [
  [/[.!?…][»”"'’)\]]*$/u, "."],
  [/:$/, ":"],
  [/[,;]$/, ","],
];
const BEGINS: [RegExp, string][] = [
  [/^\p{Lu}/u, "A"],
  [/^\p{Ll}/u, "a"],
  [/^\p{N}/u, "1"],
  [/^[•*·–—-]/u, "-"],
  [/^["“«']/u, "q"],
];

/** How much of it the story tells, too. */
function ofStory({ story, lines }: PageLines, at: number): string[] {
  if (story.size === 0) return ["nostory"];
  const own = [...new Set(stems(lines[at] ?? "").filter((stem) => stem.length > 3))];
  const shared = own.filter((stem) => story.has(stem)).length;
  return [
    `shared:${Math.min(5, shared)}`,
    `share:${own.length === 0 ? "-" : Math.floor((4 * shared) / own.length)}`,
  ];
}

function ofWords(line: string, words: number): string[] {
  if (words > SHORT)
    return stems(line)
      .slice(0, 3)
      .map((stem, index) => `l${index}:${stem}`);
  const list = stems(line).slice(0, SHORT);
  return [
    ...new Set(list.map((stem) => `s:${stem}`)),
    ...list.slice(0, 2).map((stem, index) => `l${index}:${stem}`),
    `ll:${list.at(-1) ?? ""}`,
    ...list.slice(1, 3).map((stem, index) => `ls:${list[index]} ${stem}`),
  ];
}
