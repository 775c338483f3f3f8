import type { Span } from "../text/span.ts";
import { each, pattern, whole } from "./lexicon/compile.ts";

/** Goods that a sentence says will be or were handed over, with the verb that says so. Offsets in the sentence. */
export interface Goods extends Span {
  words: string;
  verb: Span;
  /** The goods are what is handed over by somebody: 'ten tanks will be sent'. */
  isPassive: boolean;
}

const SENT = each(({ goodsSent }) => goodsSent);
const GIVEN = each(({ goodsGiven }) => goodsGiven);
/** A line of a list: 'Lithuania: 7,000 drones'. */
const LISTED = pattern(
  "iu",
)`^(?:[•*–—-]\s*)?((?:${"the"} )?\p{Lu}[\p{L} ]{2,30}?(?::| [–—-]))\s(${"countedGoods"})`;
/** 'A few of the tanks' are known already. */
const OF_THE_KNOWN = pattern("iu")`^${"goodsKnown"}(?!\p{L})`;
const THINGS = each(({ things }) => things);

/** Goods of which a sentence says how many there are, whatever else it says of them. Offsets in the words. */
export function findThings(words: string): Goods[] {
  return THINGS.flatMap((pattern) => [...words.matchAll(pattern)]).map((match) => {
    const place = { start: match.index, end: match.index + match[0].length };
    return { ...place, words: match[0], verb: place, isPassive: true };
  });
}

const ALONE = each(({ thingsAlone }) => thingsAlone);

/** Goods that are all that a line of a list says. Offsets in the line. */
export function findLoneThings(line: string): Goods | null {
  for (const pattern of ALONE) {
    const [whole = "", words = ""] = pattern.exec(line) ?? [];
    if (words === "") continue;
    const start = whole.indexOf(words);
    const place = { start, end: start + words.length };
    return { ...place, words, verb: place, isPassive: true };
  }
  return null;
}

/** What was handed over long ago or is only spoken of. */
const NOT_NOW = whole("goodsNotNow");

/** Goods behind the name that begins a line of a list. Offsets in the line. */
export function findListedGoods(line: string): Goods | null {
  const match = LISTED.exec(line);
  if (!match) return null;
  const [whole, name = "", thing = ""] = match;
  const start = whole.length - thing.length;
  const nameStart = whole.indexOf(name);
  return {
    start,
    end: whole.length,
    words: thing,
    verb: { start: nameStart + name.length, end: nameStart + name.length },
    isPassive: false,
  };
}

/** Goods that a sentence says are given, told by verbs of handing over. Linear; offsets in the words. */
export function findGoods(words: string): Goods[] {
  const found: Goods[] = [];
  const add = (goods: Goods) => {
    if (OF_THE_KNOWN.test(goods.words)) return;
    if (found.some((one) => one.start < goods.end && one.end > goods.start)) return;
    found.push(goods);
  };
  if (NOT_NOW.test(words)) return found;
  for (const match of SENT.flatMap((pattern) => [...words.matchAll(pattern)])) {
    const [, thing = "", verb = ""] = match;
    add({
      start: match.index,
      end: match.index + thing.length,
      words: thing,
      verb: { start: match.index + match[0].length - verb.length, end: match.index + match[0].length },
      isPassive: true,
    });
  }
  for (const match of GIVEN.flatMap((pattern) => [...words.matchAll(pattern)])) {
    const [whole, verb = "", thing = ""] = match;
    add({
      start: match.index + whole.length - thing.length,
      end: match.index + whole.length,
      words: thing,
      verb: { start: match.index, end: match.index + verb.length },
      isPassive: false,
    });
  }
  return found;
}
