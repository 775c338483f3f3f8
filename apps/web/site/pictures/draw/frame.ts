import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { xmlText } from "@pledgebook/formats/xml";
import type { Element } from "xast";
import { x } from "xastscript";
import { colours } from "@/site/chrome/tokens.ts";
import { inLines } from "./lettering.ts";
import { COMMON, LARGE, round, SMALL, text } from "./shapes.ts";

/** What is around every drawing: its size, its style sheet, what it says of itself. Stages stand apart, never in one bar. */
export interface Words {
  title: string;
  description: string;
  /** What a stage is called. */
  status: (status: Status) => string;
  /** A sum of minor units, short: '€1.2bn'. */
  money: (minor: number) => string;
  /** What a strip's highest bar is: 'highest €1.2bn'. */
  highest: (sum: string) => string;
  /** A stage's sum in words, with its bounds: 'at least €12m'. */
  total: (total: StageTotal) => string;
  /** What is said where there is nothing to draw. */
  nothing: string;
  /** Where the figures come from: said below a picture that stands alone. */
  source?: string;
}

/** A slice with the totals that its bars show. */
export interface Row {
  label: string;
  totals: StageTotal[];
}

/**
 * Room for a drawing, in pixels: that of a column of text, of a phone, or of a file to take away. The file adds margins,
 * its title, its description and its source, on paper of its own that is always light; the others follow the reader's scheme.
 */
export const widths = { wide: 760, narrow: 350, alone: 712 } as const;
export type Width = keyof typeof widths;

/** Around a drawing that leaves the page: room on all sides. */
const MARGIN = 24;

/** Height of a drawing, in the units of its width. */
export function heightOf(drawing: string): number {
  return Number(/viewBox="0 0 \d+ (\d+)"/.exec(drawing)?.[1] ?? 0);
}

/**
 * A drawing as SVG: its parts, and below them from `y` on the lines of `aside`, what the parts leave out. Depends on
 * nothing but its arguments.
 */
export function framed(
  kind: Width,
  y: number,
  words: Words,
  parts: readonly Element[],
  aside: readonly string[],
): string {
  const below: Element[] = [];
  let height = y;
  for (const said of aside)
    for (const line of inLines(said, widths[kind], SMALL)) {
      height += 18;
      below.push(text(0, height, line, "muted small"));
    }
  if (aside.length > 0) height += 8;
  const all = [...parts, ...below];
  return kind === "alone" ? alone(height, words, all) : svg(widths[kind], height, words, all, false);
}

/** A drawing of nothing says so. */
export function drawNothing(words: Words, width: Width, aside: readonly string[]): string {
  return framed(width, 30, words, [text(0, 20, words.nothing, "muted")], aside);
}

/** On paper with margins, below its title and description, above its source. */
function alone(height: number, words: Words, parts: readonly Element[]): string {
  const around: Element[] = [];
  let y = MARGIN;
  const say = (what: string, size: number, look: string) => {
    for (const line of inLines(what, widths.alone, size, { isBold: look.includes("strong") })) {
      y += size + 5;
      around.push(text(MARGIN, y, line, look));
    }
  };
  say(words.title, LARGE, "ink strong large");
  y += 4;
  say(words.description, SMALL, "muted small");
  y += 18;
  around.push(x("g", { transform: `translate(${MARGIN} ${round(y)})` }, [...parts]));
  y += height + 12;
  if (words.source) say(words.source, SMALL, "muted small");
  return svg(widths.alone + 2 * MARGIN, y + MARGIN, words, around, true);
}

function svg(
  width: number,
  height: number,
  words: Words,
  parts: readonly Element[],
  isAlone: boolean,
): string {
  const [w, h] = [width, Math.ceil(height)];
  return xmlText(
    x(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `0 0 ${w} ${h}`,
        width: w,
        height: h,
        role: "img",
        "aria-labelledby": "t d",
      },
      [
        x("title", { id: "t" }, words.title),
        x("desc", { id: "d" }, words.description),
        x("style", styles(isAlone)),
        ...(isAlone ? [x("rect", { width: w, height: h, class: "paper" })] : []),
        ...parts,
      ],
    ),
  );
}

function styles(isAlone: boolean): string {
  return [
    `text{font-family:"Source Sans 3","Source Sans Pro","Helvetica Neue",Arial,sans-serif;font-size:${COMMON}px}`,
    `.small{font-size:${SMALL}px}.large{font-size:${LARGE}px}.strong{font-weight:600}.axis,.grid{fill:none}`,
    ".stream{fill:none;stroke-opacity:.28}.open{fill:none;stroke-width:1.5}",
    ".halo{paint-order:stroke;stroke-width:3;stroke-linejoin:round}",
    `.rest{fill-opacity:.12}${palette(0)}`,
    isAlone ? "" : `@media (prefers-color-scheme:dark){${palette(1)}}`,
  ].join("");
}

function palette(scheme: 0 | 1): string {
  const [ink, muted, accent] = [colours.ink[scheme], colours.muted[scheme], colours.accent[scheme]];
  const paper = colours.paper[scheme];
  return `.ink{fill:${ink}}.muted{fill:${muted}}.paper{fill:${paper}}.halo{stroke:${paper}}.sure{fill:${accent}}.rest{fill:${accent};stroke:${accent}}.stream,.open{stroke:${accent}}.axis,.grid{stroke:${muted}}.grid{stroke-opacity:.25}`;
}
