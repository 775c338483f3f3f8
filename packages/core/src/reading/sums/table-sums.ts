import type { Currency } from "../../values/currencies.ts";
import { isCurrencyInTexts, minorPerUnit } from "../../values/currencies.ts";
import { amountFrom } from "../../values/money.ts";
import { pattern } from "../lexicon/compile.ts";
import { SYMBOLS, unitAt } from "../lexicon/currencies.ts";
import { NUMBER, readNumber } from "../lexicon/numbers.ts";
import { type Figure, scaleAt } from "./sums.ts";

/** What a column, or a whole table, counts in: its currency, and how many units of it one is; null where it does not tell. */
interface Unit {
  currency: Currency | null;
  scale: number | null;
}

/** A line of cells, as tables are kept in a plain text: parted by tabs or bars. Offsets in the text. */
interface Cell {
  start: number;
  words: string;
}

const PARTED = /\t| \| |\|/g;
const WHOLE_NUMBER = new RegExp(`^(?:${NUMBER})$`, "u");
const TOTAL = pattern("iu")`^(?:${"rowsOfTotals"})(?!\p{L})`;

/** A sum in a cell that leaves the million to the heading: 'EUR 31.0', '€5'. */
const WITH_CURRENCY = new RegExp(`^(\\p{Sc}|[A-Z]{3})\\s?(${NUMBER})$`, "u");
/** A year is no sum. */
const YEAR = /^(?:19|20)\d\d$/;
/** What is written in full tells that no million is left out: '3 000 000'. */
const IN_FULL = /^\d{1,3}(?:[., \u00a0\u202f'’]\d{3})+$/;

/**
 * The sums of a text's tables. Their currency stands in the heading of their column ('EUR million', 'Сума, млн грн'), in the line
 * above the table ('in millions of euros'), in a cell of their row ('NOK'), or beside them; the million in the same places. Where
 * no place tells it, only what is written in full is a sum. Rows that add up the others have none, and of two columns of money
 * in two currencies the second converts the first. In the order of the text; in time linear in it.
 */
export function tableSums(text: string): Figure[] {
  const figures: Figure[] = [];
  let columns: (Unit | null)[] = [];
  /** What stands above the table, read once a row asks. */
  let lineAbove: string | null = null;
  let above: Unit | null = null;
  /** The currency of the rows below a line that names it for them: 'DENMARK (DKK) | |'. */
  let group: Currency | null = null;
  let start = 0;
  for (const line of text.split("\n")) {
    const lineStart = start;
    start += line.length + 1;
    if (line.trim() === "") continue;
    const cells = cellsOf(line, lineStart);
    if (cells.length < 2) {
      columns = [];
      group = null;
      lineAbove = line;
      continue;
    }
    if (lineAbove !== null) above = unitOf(lineAbove.slice(-LONGEST_HEADING));
    lineAbove = null;
    const [only, ...others] = cells.filter(({ words }) => words !== "");
    if (only && others.length === 0) {
      group = unitOf(only.words)?.currency ?? null;
      continue;
    }
    const hasNumbers = cells.some(({ words }) => isNumber(words) || WITH_CURRENCY.test(words));
    const headed = hasNumbers ? [] : cells.map(({ words }) => unitOf(words));
    if (headed.some((column) => column !== null)) columns = headed;
    else if (!cells.some(({ words }) => TOTAL.test(words)))
      figures.push(...sumsOfRow(cells, columns, above, group));
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

/** What a heading, or a line above a table, says that is counted: 'EUR million', 'Sum (€bn)', 'млн євро', 'in millions'. */
function unitOf(words: string): Unit | null {
  if (words.length > LONGEST_HEADING) return null;
  let scaleAlone: Unit | null = null;
  for (const { index } of words.matchAll(/(?<![\p{L}\d]|\d |(?:ten|hundred|dozen)s of )[\p{L}\p{Sc}]/giu)) {
    const behind = words.slice(index).replace(PLURAL, "$1");
    const { scale, end } = scaleAt(behind, 0);
    const currency = currencyAt(scale > 1 ? behind.slice(end).replace(/^ (?:of )?/, "") : behind);
    if (!currency) {
      if (scale > 1) scaleAlone ??= { currency: null, scale };
      continue;
    }
    if (/^\s?\d/.test(behind.slice(currency.length)) && scale === 1) continue;
    const told = scale > 1 ? scale : scaleAt(behind, currency.length).scale;
    return { currency: currency.currency, scale: told > 1 ? told : (scaleAlone?.scale ?? null) };
  }
  return scaleAlone;
}

/** 'in millions' is 'million' as well. */
const PLURAL = /^((?:m|b)illion|thousand)s(?!\p{L})/iu;

/** In characters. */
const LONGEST_HEADING = 160;

function currencyAt(words: string): { currency: Currency; length: number } | null {
  const code = /^[A-Z]{3}(?!\p{L})/u.exec(words)?.[0];
  if (isCurrencyInTexts(code)) return { currency: code, length: 3 };
  const sign = SYMBOLS.find(([mark]) => words.startsWith(mark));
  if (sign) return { currency: sign[1], length: sign[0].length };
  // Crowns and dollars of nobody in particular tell no currency.
  const unit = unitAt(words, true, () => null);
  return unit && !unit.isShared ? unit : null;
}

/** What a row of a table knows beside its cells. */
interface Row {
  /** The currency that one of its cells holds. */
  currency: Currency | null;
  /** The million or the like that some heading, or the line above, tells. */
  scale: number | null;
  above: Unit | null;
  /** Some column says in which currency it counts. */
  isHeaded: boolean;
}

function sumsOfRow(
  cells: readonly Cell[],
  columns: readonly (Unit | null)[],
  above: Unit | null,
  group: Currency | null,
): Figure[] {
  const figures: Figure[] = [];
  const row: Row = {
    currency: cells.map(({ words }) => currencyAlone(words)).find((currency) => currency !== null) ?? group,
    scale: columns.find((column) => column?.scale)?.scale ?? above?.scale ?? null,
    above,
    isHeaded: columns.some((column) => column?.currency),
  };
  for (const [at, { start, words }] of cells.entries()) {
    const column = columns[at] ?? null;
    const sum = withOwnCurrency(words, row) ?? inColumn(words, column, row, figures.length === 0);
    if (!sum) continue;
    const { currency, scale, number } = sum;
    const minor = Math.round(readNumber(number, scale > 1) * scale * minorPerUnit(currency));
    if (!Number.isSafeInteger(minor) || minor <= 0) continue;
    const isConversion =
      Boolean(column?.currency) && figures.some(({ amount }) => amount.currency !== currency);
    const amount = amountFrom("exact", currency, minor, null);
    figures.push({ start, end: start + words.length, amount, isConversion, mayBe: [] });
  }
  return figures;
}

/** What a cell tells: its number, and the currency and the million or the like in which it counts. */
interface Sum {
  number: string;
  currency: Currency;
  scale: number;
}

/** 'EUR 31.0' under a heading that tells millions. What '$' stands for is settled in running text. */
function withOwnCurrency(words: string, { scale }: Row): Sum | null {
  const [, sign = "", number = ""] = WITH_CURRENCY.exec(words) ?? [];
  const currency = sign === "$" ? null : (currencyAt(sign)?.currency ?? null);
  if (!currency || scale === null || IN_FULL.test(number)) return null;
  return { number, currency, scale };
}

/** A number whose currency stands elsewhere. `isFirst`: no sum stands before it in its row. */
function inColumn(number: string, column: Unit | null, row: Row, isFirst: boolean): Sum | null {
  if (!isNumber(number)) return null;
  if (column?.currency) return { number, currency: column.currency, scale: column.scale ?? 1 };
  const scale = column?.scale ?? row.scale ?? (IN_FULL.test(number) ? 1 : null);
  if (scale === null || row.isHeaded) return null;
  if (row.currency) return { number, currency: row.currency, scale };
  // What the line above the table counts is the first numbers of its rows; others may count anything.
  const { above } = row;
  return isFirst && above?.currency && above.scale ? { number, currency: above.currency, scale } : null;
}

/** A sum without its currency, or a count. */
const isNumber = (words: string) => WHOLE_NUMBER.test(words) && !YEAR.test(words);

/** The currency of a cell that holds nothing else; '$' may be of several countries. */
function currencyAlone(words: string): Currency | null {
  const unit = currencyAt(words);
  return unit && unit.length === words.length && words !== "$" ? unit.currency : null;
}
