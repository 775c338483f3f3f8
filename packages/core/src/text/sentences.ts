import type { Span } from "./span.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
/** Abbreviations after which a full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|St|No|vs|approx|U\.S|U\.K|млн|млрд|тис|ім|вул|р|рр)\.\s*$/u;

/** '5 млрд дол. США' */
const DOLLARS = /дол\.\s*США$/;

/** The sentences of a text, none of which crosses a line, without white space at their edges. */
export function sentences(text: string): Span[] {
  const found: Span[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    let open: Span | null = null;
    for (const { index, segment } of segmenter.segment(line[0])) {
      const start = line.index + index;
      open = open
        ? { start: open.start, end: start + segment.length }
        : { start, end: start + segment.length };
      if (ABBREVIATION.test(text.slice(Math.max(open.start, open.end - 12), open.end))) continue;
      if (DOLLARS.test(text.slice(Math.max(open.start, open.end - 6), open.end + 3))) continue;
      found.push(trimmed(text, open));
      open = null;
    }
    if (open) found.push(trimmed(text, open));
  }
  return found.filter((span) => span.start < span.end);
}

/**
 * The same spans, the ones that are too long for a sentence cut at white space, so that what is read sentence by sentence
 * takes no longer for a text that has no full stops. `most`: UTF-16 code units.
 */
export function cutTo(most: number, text: string, spans: readonly Span[]): Span[] {
  const half = Math.floor(most / 2);
  return spans
    .flatMap((span) => {
      const parts: Span[] = [];
      let { start } = span;
      while (span.end - start > most) {
        const space = /\s\S*$/.exec(text.slice(start + half, start + most));
        const at = space ? start + half + space.index : start + most;
        const end = /[\ud800-\udbff]/.test(text[at - 1] ?? "") ? at + 1 : at;
        parts.push({ start, end });
        start = end;
      }
      return [...parts, { start, end: span.end }].map((part) => trimmed(text, part));
    })
    .filter(({ start, end }) => start < end);
}

/** The sentence (or the run of sentences) that holds a span. */
export function sentenceAround(text: string, span: Span): Span {
  const holding = sentences(text).filter(
    (sentence) => sentence.start < span.end && sentence.end > span.start,
  );
  return {
    start: Math.min(span.start, holding[0]?.start ?? span.start),
    end: Math.max(span.end, holding.at(-1)?.end ?? span.end),
  };
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}
