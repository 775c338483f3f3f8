import { reanchor } from "@pledgebook/core/anchoring/reanchor";
import { editedStatements } from "@pledgebook/core/fixtures/edited-statements";
import { table } from "../table.ts";

interface Tally {
  edits: number;
  silent: number;
  asked: number;
  givenUp: number;
}

const isHarmless = (kind: string) => /^(?:plain|nothing)/.test(kind);

/**
 * So many edits of statements with numbers in words, in both languages, each of which its maker knows: how many marks were
 * carried in silence, by what was changed in their sentence. None may be but where only style changed, or nothing.
 */
export function scoreStatements(edits: number): void {
  const tallies = new Map<string, Tally>();
  let made = 0;
  const began = performance.now();
  for (let seed = 1; made < edits; seed++) made += tallyText(seed, tallies);
  const seconds = (performance.now() - began) / 1000;
  const rows = [...tallies].sort(
    ([a], [b]) => Number(isHarmless(a)) - Number(isHarmless(b)) || a.localeCompare(b),
  );
  const wrong = rows.reduce((sum, [kind, { silent }]) => sum + (isHarmless(kind) ? 0 : silent), 0);
  console.log(`\nStatements: ${made} edits in ${seconds.toFixed(0)} s, ${wrong} of them wrong and silent\n`);
  console.log(
    table(
      ["changed in the sentence", "marks", "carried in silence", "asked a person", "given up"],
      rows.map(([kind, tally]) => [
        kind,
        ...[tally.edits, tally.silent, tally.asked, tally.givenUp].map(String),
      ]),
    ),
  );
}

/** Adds what becomes of the marks of one text; how many of their sentences were edited. */
function tallyText(seed: number, tallies: Map<string, Tally>): number {
  const { before, after, marks } = editedStatements(seed);
  const found = reanchor(before, after, marks);
  marks.forEach(({ change, isUkrainian }, index) => {
    const kind = `${change ?? "nothing"} (${isUkrainian ? "Ukrainian" : "English"})`;
    const tally = tallies.get(kind) ?? { edits: 0, silent: 0, asked: 0, givenUp: 0 };
    tallies.set(kind, tally);
    const state = found[index]?.state;
    tally.edits++;
    if (state === "needs_review") tally.asked++;
    else if (state === "orphaned") tally.givenUp++;
    else tally.silent++;
  });
  return marks.filter(({ change }) => change !== null).length;
}
