import type { TextMark, TextNode } from "@pledgebook/core/text/document";
import type { Shift } from "./html-look.ts";

/**
 * A piece of a line as a page has it: words on the line, above it or below it, or what stands between words. `break`: a line
 * ends; `tab`: a column does; `gap`: something stood here that is left out.
 */
export interface Piece {
  at: "line" | Shift | "break" | "tab" | "gap";
  text: string;
  marks: TextMark[];
  /** It leads to a note. */
  isNote?: boolean;
}

/**
 * The paragraphs that pieces make. Two line ends in a row are what many feeds and old pages have for a new paragraph; a single
 * one is white space, but between two figures it ends the paragraph too: '€10' and '20 million' are never €1020 million, nor
 * '10' and '200' ten thousand. What stands above or below the line is left out, kept apart or written as such, see `settled`.
 */
export function paragraphsOf(pieces: readonly Piece[]): TextNode[][] {
  const paragraphs: TextNode[][] = [[]];
  let before = "";
  let border: Border = "none";
  const add = (text: string, marks: TextMark[]) => {
    paragraphs.at(-1)?.push({ type: "text", text, ...(marks.length > 0 ? { marks } : {}) });
    before = (before + text.slice(-REACH)).slice(-REACH);
  };
  const joined = together(pieces);
  for (const [index, piece] of joined.entries()) {
    if (isBetween(piece.at)) {
      border = withNext(border, piece.at);
      continue;
    }
    const text =
      piece.at === "line" ? piece.text : settled(piece.at, piece, before, textBehind(joined, index));
    if (text.trim() !== "") {
      const between = joint(border, before, text);
      if (between === null) {
        paragraphs.push([]);
        before = "";
      } else if (between !== "") add(between, []);
      border = "none";
    }
    add(text, piece.marks);
  }
  return paragraphs.filter((paragraph) => paragraph.some(({ text }) => text.trim() !== ""));
}

/** What stands between two runs of words, the strongest last. */
const borders = ["none", "gap", "tab", "break", "paragraph"] as const;
type Border = (typeof borders)[number];

function isBetween(at: Piece["at"]): at is "break" | "tab" | "gap" {
  return at === "break" || at === "tab" || at === "gap";
}

function withNext(border: Border, next: "break" | "tab" | "gap"): Border {
  if (next === "break" && (border === "break" || border === "paragraph")) return "paragraph";
  return borders.indexOf(next) > borders.indexOf(border) ? next : border;
}

/** What is written where two runs of words meet; null where a paragraph ends. */
function joint(border: Border, before: string, behind: string): string | null {
  const areFigures = endsInDigit(before) && beginsWithDigit(behind);
  switch (border) {
    case "none":
      return "";
    case "gap":
      return areFigures ? " | " : "";
    case "tab":
      return areFigures ? " | " : " ";
    case "break":
      return areFigures ? null : " ";
    case "paragraph":
      return null;
  }
}

/** Several lines as one, where there is room for one alone: two figures stay two. */
export function onOneLine(lines: readonly TextNode[][]): TextNode[] {
  const textOf = (nodes: readonly TextNode[]) => nodes.map(({ text }) => text).join("");
  return lines.flatMap((line, index) => {
    const previous = lines[index - 1];
    if (previous === undefined) return line;
    const isBetweenFigures = endsInDigit(textOf(previous)) && beginsWithDigit(textOf(line));
    return [{ type: "text" as const, text: isBetweenFigures ? " / " : " " }, ...line];
  });
}

/** A table that was copied as text has tabs between its cells: they stay cells, and two figures two. */
export function columnsApart(text: string): string {
  return text.replace(/(?<=[^\s]) *\t[\t ]*(?=[^\s])/g, " | ");
}

/** Text without the digits of a note that somebody typed as such between a figure and its 'million'. */
export function withoutTypedNotes(text: string): string {
  return text.replace(TYPED_NOTE, "");
}

/** So many characters on either side say what raised ones are. */
const REACH = 40;
const endsInDigit = (text: string) => /\d\s*$/.test(text.slice(-REACH));
const beginsWithDigit = (text: string) => /^\s*\d/.test(text.slice(0, REACH));

/** 'Million' and its like: a power of ten is not told in millions. */
const SCALE =
  "(?:thousand|million|billion|trillion|[mb]n|bln|mln|[mbk](?!\\p{L})|тис|млн|млрд|трлн|мільйон|мільярд|трильйон)";
const BEFORE_SCALE = new RegExp(`^\\s{0,3}${SCALE}`, "iu");
const TYPED_NOTE = new RegExp(`(?<=\\d)[⁰¹²³⁴-⁹]{1,3}(?=\\s{0,3}${SCALE})`, "giu");

/** Neighbours that stand equally high are one: programs write '1', ',' and '2' apart. */
function together(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if ((piece.at === "above" || piece.at === "below") && last?.at === piece.at)
      joined[joined.length - 1] = {
        ...last,
        text: last.text + piece.text,
        isNote: Boolean(last.isNote || piece.isNote),
      };
    else if (isBetween(piece.at) || piece.text !== "") joined.push(piece);
  }
  return joined;
}

/** The beginning of the text that follows on the line. */
function textBehind(pieces: readonly Piece[], index: number): string {
  let text = "";
  for (let next = index + 1; next < pieces.length && text.length < REACH; next++) {
    const piece = pieces[next]!;
    if (piece.at !== "line") break;
    text += piece.text.slice(0, REACH);
  }
  return text;
}

/**
 * What becomes of words above or below the line. Powers and the digits of a formula are written as such: 10⁹, km², CO₂. The
 * sign of a note (4, [4], *) is left out: beside a figure it would be read as part of it. All else (the 'th' of '24th') is
 * kept, and never makes one number of two.
 */
function settled(shift: Shift, piece: Piece, before: string, behind: string): string {
  const text = piece.text.replace(/\s+/g, " ").trim();
  if (text === "") return piece.text === "" ? "" : " ";
  const base = before.trimEnd();
  if (!isOfFraction(shift, text, base, behind)) {
    const formula = piece.isNote ? null : inFormula(shift, text, base, behind);
    if (formula !== null) return formula;
    if (
      isNoteSign(text) ||
      isLetterOfNote(text, base, behind) ||
      (piece.isNote && text.length <= LONGEST_NOTE)
    )
      return /\d$/.test(base) && /^\d/.test(behind) ? " " : "";
  }
  const isApartBefore = /\d$/.test(base) && /^\d/.test(text);
  const isApartBehind = /\d$/.test(text) && /^\d/.test(behind);
  return `${isApartBefore ? " " : ""}${text}${isApartBehind ? " " : ""}`;
}

/** One half of a raised and a lowered number with a stroke between them. */
function isOfFraction(shift: Shift, text: string, base: string, behind: string): boolean {
  return /^\d{1,3}$/.test(text) && (shift === "above" ? /^[/⁄∕]/.test(behind) : /\d[/⁄∕]$/.test(base));
}

/** A power, or digits of a formula, as Unicode has them; null for what is none. */
function inFormula(shift: Shift, text: string, base: string, behind: string): string | null {
  if (shift === "above" && isPower(text, base, behind)) return inDigits(text, "⁰¹²³⁴⁵⁶⁷⁸⁹");
  const isIndex = shift === "below" && /^\d{1,3}$/.test(text) && /[\p{L})\]]$/u.test(base);
  return isIndex ? inDigits(text, "₀₁₂₃₄₅₆₇₈₉") : null;
}

/** '[citation needed]' is one; a sentence is none. */
const LONGEST_NOTE = 20;

function isNoteSign(text: string): boolean {
  const signs = text.replace(/[[\](){}]/g, " ").trim();
  return /^(?:\d{1,3}|[*†‡§¶]+)(?:[\s,;–—-]+(?:\d{1,3}|[*†‡§¶]+))*$/.test(signs);
}

/** 'b' is a note of a table, behind a figure and before its million, or behind a word; the 'o' of 'No 5' is none. */
function isLetterOfNote(text: string, base: string, behind: string): boolean {
  if (!/^[[(]?[a-zа-я][\])]?$/iu.test(text)) return false;
  return /\d$/.test(base) ? BEFORE_SCALE.test(behind) : /\p{L}{3}$/u.test(base) && !/^\p{L}/u.test(behind);
}

/**
 * A power: of ten from the third on (hundreds are written out, a 2 behind a 10 is a note), of any base with a sign, and of a
 * measure of length.
 */
function isPower(text: string, base: string, behind: string): boolean {
  const [, sign, digits] = /^([-−–+]?)(\d{1,3})$/.exec(text) ?? [];
  if (digits === undefined) return false;
  if (sign) return /[\p{L}\d)]$/u.test(base);
  if (/[×x·⋅*]\s?10$/i.test(base)) return true;
  if (/(?<!\d[.,\s]?)10$/.test(base))
    return Number(digits) > 2 && Number(digits) <= 30 && !BEFORE_SCALE.test(behind);
  return (
    /^[23]$/.test(digits) &&
    /(?<!\p{L})(?:[kcdm]?m|ft|yd|mi|[кдсм]?м)$/u.test(base) &&
    !/[€$£¥₴]\s?[\d.,]+\s?m$/.test(base) // €12m³ is a note
  );
}

function inDigits(text: string, digits: string): string {
  return text
    .replace(/[-−–]/, "⁻")
    .replace("+", "⁺")
    .replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}
