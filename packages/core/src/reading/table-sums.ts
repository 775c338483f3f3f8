import type { Currency } from "../values/currencies.ts";
import { isCurrency, minorPerUnit } from "../values/currencies.ts";
import { amountFrom } from "../values/money.ts";
import { pattern } from "./lexicon/compile.ts";
import { SYMBOLS, unitAt } from "./lexicon/currencies.ts";
import { NUMBER, readNumber } from "./lexicon/numbers.ts";
import { type Figure, scaleAt } from "./sums.ts";

/** What a column counts in: its currency, and how many units of it one is. */
interface Column {
  currency: Currency;
  scale: number;
}

/** A line of cells, as tables are kept in a plain text: parted by tabs or bars. Offsets in the text. */
interface Cell {
  start: number;
  words: string;
}

const PARTED = /\t| \| |\|/g;
const WHOLE_NUMBER = new RegExp(`^(?:${NUMBER})$`, "u");
const TOTAL = pattern("iu")`^(?:${"rowsOfTotals"})(?!\p{L})`;

/**
 * The sums of a text's tables whose currency stands in the heading of their column: 'EUR million', 'Сума, млн грн'; or, where a
 * column has it, in their row. Rows that add up the others have none, and of two columns of money the second converts the first.
 * A heading without a currency tells nothing. In the order of the text; in time linear in it.
 */
export function tableSums(text: string): Figure[] {
  const figures: Figure[] = [];
  let columns: (Column | null)[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const lineStart = start;
    start += line.length + 1;
    if (line.trim() === "") continue;
    const cells = cellsOf(line, lineStart);
    if (cells.length < 2) {
      columns = [];
      continue;
    }
    const headed = cells.map(({ words }) => columnOf(words));
    if (headed.some((column) => column !== null) && !cells.some(({ words }) => WHOLE_NUMBER.test(words)))
      columns = headed;
    else if (!cells.some(({ words }) => TOTAL.test(words))) figures.push(...sumsOfRow(cells, columns));
  }
  return figures;
}

function cellsOf(line: string, lineStart: number): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (const { index, 0: mark } of [...line.matchAll(PARTED), { index: line.length, 0: "" }]) {
    const cell = line.slice(from, index);
    const words = cell.trim();
    // The bars around a row hold no cells.
    if (words !== "" || (from > 0 && index < line.length))
      cells.push({ start: lineStart + from + cell.indexOf(words), words });
    from = index + mark.length;
  }
  return cells;
}

/** What a heading says that its column counts: 'EUR million', 'Sum (€bn)', 'млн євро'. */
function columnOf(words: string): Column | null {
  if (words.length > 60 || /\d/.test(words)) return null;
  for (const { index } of words.matchAll(/(?<![\p{L}])[\p{L}\p{Sc}]/gu)) {
    const behind = words.slice(index);
    const scale = scaleAt(behind, 0);
    const currency = currencyAt(scale.scale > 1 ? behind.slice(scale.end).trimStart() : behind);
    if (!currency) continue;
    if (scale.scale > 1) return { currency: currency.currency, scale: scale.scale };
    return { currency: currency.currency, scale: scaleAt(behind, currency.length).scale };
  }
  return null;
}

function currencyAt(words: string): { currency: Currency; length: number } | null {
  const code = /^[A-Z]{3}(?!\p{L})/u.exec(words)?.[0];
  if (isCurrency(code)) return { currency: code, length: 3 };
  const sign = SYMBOLS.find(([mark]) => words.startsWith(mark));
  if (sign) return { currency: sign[1], length: sign[0].length };
  // Crowns and dollars of nobody in particular tell no currency.
  const unit = unitAt(words, true, () => null);
  return unit && !unit.isShared ? unit : null;
}

function sumsOfRow(cells: readonly Cell[], columns: readonly (Column | null)[]): Figure[] {
  const figures: Figure[] = [];
  cells.forEach(({ start, words }, at) => {
    const column = columns[at];
    if (!column || !WHOLE_NUMBER.test(words)) return;
    const minor = Math.round(
      readNumber(words, column.scale > 1) * column.scale * minorPerUnit(column.currency),
    );
    if (!Number.isSafeInteger(minor) || minor <= 0) return;
    const amount = amountFrom("exact", column.currency, minor, null);
    figures.push({ start, end: start + words.length, amount, isConversion: figures.length > 0, mayBe: [] });
  });
  return figures;
}
