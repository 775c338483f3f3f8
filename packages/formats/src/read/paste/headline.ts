import { countWords } from "@pledgebook/core/text/document";
import { isFurniture } from "./furniture.ts";
import { isPlace, readHeadLine } from "./head-line.ts";
import { hasSmallWord, isProse, LITTLE } from "./prose.ts";

/** Lines among which a headline is looked for: menus are longer than one thinks. */
const MOST_ABOVE = 60;

/** A headline is no longer. Characters, as the desk's field has it. */
const LONGEST = 250;

/** Paragraphs with whose words a headline is compared. */
const COMPARED = 8;

/** What names a body and no event. 'Ministry of Defence', 'Посольство України' */
const INSTITUTION =
  /^(?:the )?(?:\p{Lu}[\p{L}-]+ (?=\p{Lu}))?(?:ministry|ministère|ministerie|ministerium|ministério|ministerio|ministero|bundes\p{L}+|président|президент україни|government|embassy|federal|council|department|office|agency|national|portal|secretariat|permanent|directorate|state|parliament|cabinet|prime minister|president(?:ial)? office|commission|delegation|royal|republic|kingdom|official|посольство|міністерство|урядовий|кабінет|офіс|фонд|державн\p{L}+|національн\p{L}+|\p{L}+ (?:обласна|міська|районна)|генеральн\p{L}+|представництво|верховна|управління|департамент|агенція|агентство|служба|єдиний|офіційн\p{L}+|портал|сайт)(?!\p{L})/iu;

const SEPARATORS = /\s[|·•/>›»–—-]\s|[|·•›»]/gu;

/**
 * Which line is the headline; -1: none is. It stands above the story, often once more below byline and date. Of several lines there
 * it is the one that tells what the story tells: a menu, a section and the name of a ministry do not.
 */
export function headlineAt(lines: readonly string[]): number {
  const above = lines.slice(0, MOST_ABOVE);
  const heads = above.map((line) => readHeadLine(line));
  const isAside = (index: number) =>
    heads[index] !== null || isFurniture(above[index] ?? "", false) || isPlace(above[index] ?? "");
  const storyAt = above.findIndex(
    (line, index) => isProse(line) && !isAside(index) && !isHeadlineAgain(above, index),
  );
  const end = storyAt < 0 ? above.length : storyAt;
  const candidates = above
    .map((line, index) => ({ line, index, words: countWords(line) }))
    .slice(0, end)
    .filter(({ line, index }) => isTitle(line) && !isAside(index));
  const counts = Map.groupBy(above, (line) => line);
  const again = candidates.find(({ line, words }) => (counts.get(line)?.length ?? 0) > 1 && words > 2);
  if (again) return again.index;
  if (candidates.length === 0) return isSentenceTitle(above, storyAt) ? 0 : -1;
  // Without a sentence below them nothing tells them apart.
  if (storyAt < 0) return candidates[0]?.index ?? -1;
  const story = stemsOf(
    lines
      .filter((line) => isProse(line))
      .slice(0, COMPARED)
      .join(" "),
  );
  const scored = candidates.map((candidate) => {
    const next = heads.findIndex((_, at) => at > candidate.index && !isFurniture(above[at] ?? "", false));
    const isByHead = next >= 0 && (heads[next] !== null || next === storyAt);
    return { ...judged(candidate.line, candidate.words, story), index: candidate.index, isByHead };
  });
  const scoreOf = (one: (typeof scored)[number]) => one.score + (one.isByHead ? 1 : 0);
  const best = Math.max(...scored.map(scoreOf));
  // What stands below it and tells as much is the standfirst.
  const first = scored.find((one) => scoreOf(one) >= best - (one.isPlausible ? 4 : 0));
  return first?.index ?? -1;
}

/** How much a line says of the story, and whether it could be a headline at all. */
function judged(line: string, words: number, story: ReadonlySet<string>) {
  const own = [...stemsOf(line)];
  const shared = own.filter((stem) => story.has(stem)).length;
  const separators = line.match(SEPARATORS)?.length ?? 0;
  const isNamed = words > 1 && words <= 6 && !hasSmallWord(line);
  const isInstitution = INSTITUTION.test(line) && words <= 9;
  const isOfSomeLength = words >= 4 && words <= 22;
  const against = [
    separators >= 2 ? 4 : separators,
    isNamed ? 2 : 0,
    isInstitution ? 4 : 0,
    /[.:]$/.test(line) ? 1 : 0,
  ].reduce((sum, one) => sum + one, 0);
  return {
    isPlausible: isOfSomeLength && separators < 2 && !isNamed && !isInstitution && shared > 0,
    score:
      0.7 * Math.min(4, shared) + (2 * shared) / Math.max(1, own.length) + (isOfSomeLength ? 2 : 0) - against,
  };
}

/** A headline that is a sentence stands there twice. */
function isHeadlineAgain(lines: readonly string[], index: number): boolean {
  return (
    index < 12 && lines.indexOf(lines[index] ?? "", index + 1) > 0 && countWords(lines[index] ?? "") < 30
  );
}

/** A headline can be a sentence with a full stop; what follows it is the story. */
function isSentenceTitle(lines: readonly string[], storyAt: number): boolean {
  const [first = "", second] = lines;
  return storyAt === 0 && second !== undefined && first.length <= LONGEST && countWords(first) <= 40;
}

function isTitle(line: string): boolean {
  return /\p{L}/u.test(line) && line.length <= LONGEST && countWords(line) <= 40;
}

/** What words begin with, which is what their forms have in common. */
function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(words.filter((word) => !LITTLE.has(word)).map((word) => word.slice(0, 5)));
}
