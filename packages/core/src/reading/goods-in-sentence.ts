import type { Claim, Memory } from "./claim.ts";
import { trimmedClause } from "./clauses.ts";
import { hasVerbOfGiving } from "./giving.ts";
import { findGoods, findListedGoods, findLoneThings, findThings, type Goods } from "./goods.ts";
import { pattern, whole } from "./lexicon/compile.ts";
import { clauseOf, type Sentence } from "./sentence.ts";

/** Claim: goods that somebody will hand over or has just handed over, as far as no sum of the sentence is for them. */
export function goodsIn(sentence: Sentence, memory: Memory): Claim[] {
  const { words } = sentence;
  const listed = memory.isInList && sentence.isListed ? findListedGoods(words) : null;
  const given = listed ? [listed] : findGoods(words).filter((goods) => isApartFromSums(sentence, goods));
  const lone = given.length === 0 && sentence.isListed ? findLoneThings(words) : null;
  const others = (lone ? [lone] : findThings(words)).filter(
    (thing) =>
      isApartFromSums(sentence, thing) &&
      !given.some((goods) => goods.start < thing.end && goods.end > thing.start),
  );
  const isOther = new Set<Goods>(others);
  return [...given, ...others].map((goods): Claim => {
    const clause = clauseOf(sentence, goods);
    const before = words.slice(clause.start, goods.verb.start);
    return {
      figure: null,
      goods: goods.words,
      ...(isOther.has(goods) && { isBare: true }),
      place: goods,
      said: goods.verb,
      giverFrom: goods.isPassive ? goods : goods.verb,
      clause,
      own: clause,
      quoted: trimmedClause(words, clause),
      around: {
        lead: before,
        before,
        after: words.slice(Math.max(goods.end, goods.verb.end), clause.end),
        clause: words.slice(clause.start, clause.end),
        sentence: words,
        between: null,
      },
    };
  });
}

/** Goods in a statement with a sum are what the sum is for. */
function isApartFromSums(sentence: Sentence, goods: Goods): boolean {
  const clause = clauseOf(sentence, goods);
  const sums = sentence.figures.filter((figure) => !figure.isConversion);
  return sums.every(
    ({ start, end }) =>
      end <= clause.start ||
      start >= clause.end ||
      (start >= goods.end
        ? isGivenToo(sentence.words.slice(goods.end, start))
        : AND.test(sentence.words.slice(end, goods.verb.start))),
  );
}

/** '… and would make ten million available': a sum with a verb of its own, that is not what the goods are worth. */
const isGivenToo = (between: string) => AND.test(between) && hasVerbOfGiving(between) && !WORTH.test(between);

const AND = pattern("u")`(?<!\p{L})${"and"}(?!\p{L})`;
const WORTH = whole("worth");
