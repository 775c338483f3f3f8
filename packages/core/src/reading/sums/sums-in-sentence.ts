import type { Span } from "../../text/span.ts";
import type { Claim } from "../claim.ts";
import { trimmedClause } from "../clauses.ts";
import { pattern } from "../lexicon/compile.ts";
import { clauseOf, type Sentence } from "../sentence.ts";
import type { Figure } from "./sums.ts";

/** '…, which recognises neither side, gives': what stands between two commas says nothing of what follows. */
const INSERTION = pattern("u")`^${"insertions"}`;

/** Claim: the sums of a sentence that could be pledges, in order. What a bracket says in another currency is none. */
export function sumsIn(sentence: Sentence): Claim[] {
  const { words } = sentence;
  const figures = sentence.figures.filter(({ isConversion }) => !isConversion);
  return figures.map((figure, index): Claim => {
    const previous = figures[index - 1];
    const clause = clauseOf(sentence, figure);
    const own = ownPart(words, clause, figure, figures);
    return {
      figure,
      goods: null,
      place: figure,
      said: figure,
      giverFrom: figure,
      clause,
      own,
      quoted: own,
      around: {
        lead: words.slice(Math.max(clause.start, previous?.end ?? 0), figure.start),
        before: words.slice(clause.start, figure.start).replace(INSERTION, ""),
        after: words.slice(figure.end, clause.end),
        clause: words.slice(clause.start, clause.end),
        sentence: words,
        between: previous ? words.slice(previous.end, figure.start) : null,
      },
    };
  });
}

/** The part of a clause that belongs to one sum: from the border behind the sum before it to the border before the next. */
function ownPart(words: string, clause: Span, figure: Figure, figures: readonly Figure[]): Span {
  const others = figures.filter((one) => one.start >= clause.start && one.end <= clause.end);
  const index = others.indexOf(figure);
  const previous = others[index - 1];
  const next = others[index + 1];
  const start = previous ? borderBetween(words, previous.end, figure.start) : clause.start;
  const end = next ? borderBetween(words, figure.end, next.start) : clause.end;
  return trimmedClause(words, { start, end });
}

const BORDER = pattern("gu")`[,;:]\s|\s(?=${"joinsSums"}\s)`;

/** The last comma or 'and' between two sums; the second one's start when there is none. */
function borderBetween(words: string, from: number, to: number): number {
  const between = words.slice(from, to);
  const border = [...between.matchAll(BORDER)].at(-1);
  return border ? from + border.index + border[0].length : to;
}
