import { reanchor } from "@pledgebook/core/anchoring/reanchor";
import { randomFrom } from "@pledgebook/core/fixtures/random";
import type { Span } from "@pledgebook/core/text/span";
import search from "approx-string-match";
import { diff_match_patch } from "diff-match-patch";
import { table } from "../table.ts";
import { type EditedText, makeEditedText, type Quote } from "./edited-text.ts";

/** Where a method puts a quote by itself, and null where it leaves it to a person or gives it up. */
type Method = (text: EditedText) => { place: Span | null; isAsked: boolean }[];

const ours: Method = ({ before, after, quotes }) =>
  reanchor(before, after, quotes).map((found) => ({
    place: found.state === "exact" || found.state === "moved" ? { start: found.start, end: found.end } : null,
    isAsked: found.state === "needs_review",
  }));

/** Offsets through one difference of the whole texts (https://github.com/google/diff-match-patch). */
const wholeDiff: Method = ({ before, after, quotes }) => {
  const differ = new diff_match_patch();
  differ.Diff_Timeout = 0;
  const differences = differ.diff_main(before, after);
  return quotes.map(({ start, end }) => {
    const place = {
      start: differ.diff_xIndex(differences, start),
      end: differ.diff_xIndex(differences, end),
    };
    return { place: place.end > place.start ? place : null, isAsked: false };
  });
};

/** What surrounds a quote, as Hypothesis describes its anchoring: 32 letters on either side. */
const CONTEXT = 32;
/** The weights that it publishes: the quote 50, what is before and behind it 20 each, the position 2. */
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };

/** The quote at its place, else the best of all places that are at most half unlike it. */
const approximate: Method = ({ before, after, quotes }) =>
  quotes.map((quote) => {
    const words = before.slice(quote.start, quote.end);
    if (after.startsWith(words, quote.start))
      return { place: { start: quote.start, end: quote.end }, isAsked: false };
    const exact: { start: number; end: number; errors: number }[] = [];
    for (let at = after.indexOf(words); at >= 0 && exact.length < 50; at = after.indexOf(words, at + 1))
      exact.push({ start: at, end: at + words.length, errors: 0 });
    const found = exact.length > 0 ? exact : search(after, words, Math.min(256, words.length / 2));
    let best: { place: Span; score: number } | null = null;
    for (const { start, end, errors } of found) {
      const alike = (a: string, b: string) => {
        const nearest = search(a, b, b.length)[0];
        return b.length === 0 ? 1 : 1 - (nearest?.errors ?? b.length) / b.length;
      };
      const score =
        WEIGHTS.quote * (1 - errors / words.length) +
        WEIGHTS.prefix *
          alike(
            after.slice(Math.max(0, start - CONTEXT), start),
            before.slice(Math.max(0, quote.start - CONTEXT), quote.start),
          ) +
        WEIGHTS.suffix *
          alike(after.slice(end, end + CONTEXT), before.slice(quote.end, quote.end + CONTEXT)) +
        WEIGHTS.position * (1 - Math.abs(start - quote.start) / after.length);
      if (!best || score > best.score) best = { place: { start, end }, score };
    }
    return { place: best?.place ?? null, isAsked: false };
  });

interface Tally {
  right: number;
  asked: number;
  /** Put somewhere else, or put by itself where a figure, a currency or a donor had changed or the sentence was gone. */
  wrong: number;
  lost: number;
  milliseconds: number;
}

function tally(method: Method, text: EditedText): Tally {
  const began = performance.now();
  const found = method(text);
  const milliseconds = performance.now() - began;
  const result: Tally = { right: 0, asked: 0, wrong: 0, lost: 0, milliseconds };
  text.quotes.forEach((quote, index) => {
    const { place = null, isAsked = false } = found[index] ?? {};
    if (place === null) {
      if (isAsked) result.asked++;
      else if (quote.truth === null) result.right++;
      else result.lost++;
    } else if (isRight(quote, place)) result.right++;
    else result.wrong++;
  });
  return result;
}

/** A quote whose figure changed has no right place by itself: it is another statement. */
function isRight({ truth, fate }: Quote, place: Span): boolean {
  if (truth === null || fate === "changed") return false;
  return Math.abs(truth.start - place.start) <= 2 && Math.abs(truth.end - place.end) <= 2;
}

/** The same marks through the same edits by three methods, in turns; and many small edits by ours alone. */
export function scoreReanchoring(): void {
  const text = makeEditedText(7, 1_000_000, 1000);
  const methods: [string, Method][] = [
    ["ours", ours],
    ["a whole difference (diff-match-patch)", wholeDiff],
    ["quote and context (approx-string-match)", approximate],
  ];
  const results = methods.map(([name, method]) => ({ name, ...tally(method, text) }));
  const own = results[0]?.milliseconds ?? 1;
  const fates = (fate: Quote["fate"]) => text.quotes.filter((quote) => quote.fate === fate).length;
  console.log(
    `\nRe-anchoring ${text.quotes.length} quotes in ${(text.before.length / 1e6).toFixed(1)} MB: ${fates("same")} unchanged, ${fates("reworded")} reworded, ${fates("changed")} with another figure, currency or donor, ${fates("deleted")} deleted\n`,
  );
  console.log(
    table(
      ["", "right", "asked a person", "wrong, and silent", "given up wrongly", "ms", "times ours"],
      results.map(({ name, right, asked, wrong, lost, milliseconds }) => [
        name,
        String(right),
        String(asked),
        String(wrong),
        String(lost),
        milliseconds.toFixed(0),
        `${(milliseconds / own).toFixed(1)} ×`,
      ]),
    ),
  );
  const random = randomFrom(11);
  const letters = [...text.before];
  for (let edit = 0; edit < 20_000; edit++) letters[Math.floor(random() * letters.length)] = "x";
  const began = performance.now();
  reanchor(text.before, letters.join(""), text.quotes);
  console.log(`\n  20,000 scattered edits of one letter: ${(performance.now() - began).toFixed(0)} ms`);
}
