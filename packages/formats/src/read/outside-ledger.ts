import type { OutsideMapping } from "@pledgebook/core/matching/outside-mapping";
import { type Currency, currencies, isCurrency } from "@pledgebook/core/values/currencies";
import { isPartialDate } from "@pledgebook/core/values/day";
import { partyCalled } from "@pledgebook/core/values/party-called";
import { type Category, categories, type Status, statuses } from "@pledgebook/core/values/vocabulary";
import { readXlsx } from "hucre/xlsx";
import { decodeText } from "./encoding.ts";
import { readTable } from "./table.ts";

/** A row of an outside ledger, in our words. Amounts in minor units. */
export interface OutsideRow {
  outsideId: string;
  packageId: string | null;
  donorCode: string;
  announcedOn: string | null;
  amount: number | null;
  currency: Currency | null;
  stage: Status | null;
  category: Category | null;
  channel: string | null;
  inKind: string | null;
  /** Their words: looked at by the matcher, shown to nobody. */
  wording: string | null;
  source: string | null;
}

export type OutsideDoubt =
  | "id_missing"
  | "donor_unknown"
  | "amount_unreadable"
  | "currency_unknown"
  | "day_unreadable"
  | "amount_rounded"
  | "stage_unknown"
  | "category_unknown";

export interface OutsideReading {
  rows: OutsideRow[];
  /** Rows that were not read, and rows of which a part was not: by their numbers, the header being 1. */
  refused: { number: number; reason: OutsideDoubt; value: string }[];
  doubts: { number: number; reason: OutsideDoubt; value: string }[];
}

/** A column of an outside ledger, and the first values that it has: all of them where they are few. */
export interface OutsideColumn {
  name: string;
  values: string[];
}

/** Values of a column that are told. */
const MOST_VALUES = 12;

/** The columns of an outside ledger, for whoever says what they mean. @throws Error where the file is no table. */
export async function outsideColumns(name: string, bytes: Uint8Array): Promise<OutsideColumn[]> {
  const { columns, rows } = await tableOf(name, bytes);
  return columns.map((column, index) => ({
    name: column.trim(),
    values: [...new Set(rows.map(({ cells }) => (cells[index] ?? "").trim()).filter(Boolean))]
      .slice(0, MOST_VALUES)
      .map((value) => value.slice(0, 200)),
  }));
}

/** @throws Error where a column that the mapping needs is not there. */
export async function readOutsideLedger(
  name: string,
  bytes: Uint8Array,
  mapping: OutsideMapping,
): Promise<OutsideReading> {
  const { columns, rows } = await tableOf(name, bytes);
  const place = new Map(columns.map((column, index) => [column.trim(), index]));
  const needed = [...mapping.columns.id, mapping.columns.donor];
  const missing = needed.filter((column) => !place.has(column));
  if (missing.length > 0)
    throw new Error(
      `The file has no column ${missing.map((one) => `'${one}'`).join(", ")}; it has ${columns.join(", ").slice(0, 300)}.`,
    );
  const reading: OutsideReading = { rows: [], refused: [], doubts: [] };
  const seen = new Map<string, number>();
  for (const { number, cells } of rows) {
    const cell = (column: string | undefined) =>
      column === undefined ? "" : (cells[place.get(column) ?? -1] ?? "").trim();
    const doubts: OutsideReading["doubts"] = [];
    const doubt = (reason: OutsideDoubt, value: string) =>
      doubts.push({ number, reason, value: value.slice(0, 80) });
    const row = rowOf(cell, mapping, doubt);
    if (typeof row === "string") {
      reading.refused.push({ number, reason: row, value: cells.join(" ").slice(0, 80) });
      continue;
    }
    // Theirs may stand several times under one name: each is one of its own.
    const times = (seen.get(row.outsideId) ?? 0) + 1;
    seen.set(row.outsideId, times);
    reading.rows.push(times === 1 ? row : { ...row, outsideId: `${row.outsideId}/${times}` });
    reading.doubts.push(...doubts);
  }
  return reading;
}

type Cell = (column: string | undefined) => string;
type Doubt = (reason: OutsideDoubt, value: string) => void;

function rowOf(cell: Cell, mapping: OutsideMapping, doubt: Doubt): OutsideRow | OutsideDoubt {
  const { columns } = mapping;
  const outsideId = columns.id.map(cell).find((text) => text !== "" && text !== "0");
  if (!outsideId) return "id_missing";
  const donorCode = donorOf(cell(columns.donor), mapping);
  if (donorCode === null) return "donor_unknown";
  const money = moneyOf(cell, mapping, doubt);
  if (typeof money === "string") return money;
  const day = cell(columns.date);
  const announcedOn = dayOf(day);
  if (day !== "" && announcedOn === null) doubt("day_unreadable", day);
  return {
    outsideId: outsideId.slice(0, 100),
    packageId: cell(columns.package) || null,
    donorCode,
    announcedOn,
    ...money,
    stage: ours(statuses, mapping.stages, cell(columns.stage), () =>
      doubt("stage_unknown", cell(columns.stage)),
    ),
    category: ours(categories, mapping.categories, cell(columns.category), () =>
      doubt("category_unknown", cell(columns.category)),
    ),
    channel: cell(columns.channel) || null,
    inKind: cell(columns.inKind) || null,
    wording: cell(columns.wording).slice(0, 2000) || null,
    source: /^https?:\/\//.test(cell(columns.source)) ? cell(columns.source).slice(0, 2000) : null,
  };
}

function donorOf(said: string, { donors, donorEndings }: OutsideMapping): string | null {
  const end = donorEndings.find((one) => said.endsWith(one)) ?? "";
  const name = said.slice(0, said.length - end.length).trim();
  return donors[name] ?? partyCalled(name);
}

function moneyOf(
  cell: Cell,
  { columns, noValue }: OutsideMapping,
  doubt: Doubt,
): Pick<OutsideRow, "amount" | "currency"> | OutsideDoubt {
  const text = cell(columns.amount);
  if (text === "" || noValue.includes(text)) return { amount: null, currency: null };
  const currency = columns.currencyIs ?? cell(columns.currency);
  if (!isCurrency(currency)) return "currency_unknown";
  const amount = minorOf(text, currency);
  if (amount === null) return "amount_unreadable";
  if (amount.isRounded) doubt("amount_rounded", text);
  return { amount: amount.minor, currency };
}

/** One of our values for a word of theirs; a word that means none is told. */
function ours<T extends string>(
  values: readonly T[],
  words: Readonly<Record<string, string>>,
  value: string,
  unknown: () => void,
): T | null {
  const found = values.find((one) => one === (words[value] ?? value.toLowerCase())) ?? null;
  if (value !== "" && found === null) unknown();
  return found;
}

/** A day as days are written in tables, never guessed: '2024-01-29T00:00:00', '29 January 2024' is none, '7/27/2022' only where no other way fits. */
function dayOf(text: string): string | null {
  const [iso] = text.split(/[T ]/, 1);
  if (iso && isPartialDate(iso)) return iso;
  const [, first, second, year] = /^(?:until )?(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  if (!first || !second || !year) return null;
  const ways = [`${year}-${pad(first)}-${pad(second)}`, `${year}-${pad(second)}-${pad(first)}`].filter(
    isPartialDate,
  );
  return new Set(ways).size === 1 ? (ways[0] ?? null) : null;
}

const pad = (text: string) => text.padStart(2, "0");

/** A decimal in minor units. Null where it is no plain number: separators of thousands are not guessed. */
function minorOf(text: string, currency: Currency): { minor: number; isRounded: boolean } | null {
  const [, whole = "", fraction = ""] =
    /^(\d{1,15})(?:\.(\d+))?$/.exec(text.replace(/[\s\u00a0]/g, "")) ?? [];
  if (whole === "") return null;
  const digits = currencies[currency];
  const kept = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const rest = fraction.slice(digits);
  const minor = kept + (/^[5-9]/.test(rest) ? 1 : 0);
  return Number.isSafeInteger(minor) ? { minor, isRounded: /[1-9]/.test(rest) } : null;
}

/** CSV in any Unicode encoding, a workbook's first sheet, or a list of objects as JSON. */
async function tableOf(name: string, bytes: Uint8Array) {
  if (/\.xlsx$/i.test(name)) {
    const [sheet] = (await readXlsx(bytes)).sheets;
    const [header = [], ...rows] = (sheet?.rows ?? []).map((row) => row.map(cellText));
    return {
      columns: header,
      rows: rows
        .map((cells, index) => ({ number: index + 2, cells }))
        .filter(({ cells }) => cells.some(Boolean)),
    };
  }
  const text = decodeText(bytes);
  if (!/\.json$/i.test(name)) return readTable(text);
  const parsed: unknown = JSON.parse(text);
  const list = (Array.isArray(parsed) ? parsed : []).filter(
    (one) => one !== null && typeof one === "object",
  ) as Record<string, unknown>[];
  const columns = [...new Set(list.flatMap((one) => Object.keys(one)))];
  return {
    columns,
    rows: list.map((one, index) => ({
      number: index + 2,
      cells: columns.map((column) => cellText(one[column])),
    })),
  };
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "object" ? JSON.stringify(value) : String(value).trim();
}
