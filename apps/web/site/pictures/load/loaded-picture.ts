import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { Row, Width } from "@/site/pictures/draw/frame.ts";
import { type Figures, TOTAL_COLUMNS, totalCells } from "./figures.ts";
import type { PictureName } from "./picture-names.ts";
import type { PictureWords } from "./say-picture.ts";

/** A picture with everything that goes with it: its words, its figures as a table, and how it is drawn. */
export interface LoadedPicture {
  /** What it shows, as a sentence; or, where no bar stands out, what it is. */
  title: string;
  /** What it is of. */
  subject: string;
  description: string;
  filter: LedgerFilter;
  isEmpty: boolean;
  /** One line for each bar or stream: what it is of, its stage, its whole sum in words. The files have the same lines. */
  table: { head: string[]; rows: string[][] };
  figures: () => Figures;
  draw: (width: Width) => string;
}

/** One bar with the name of its slice and the code that is the same in every language. */
interface Line {
  code: string;
  label: string;
  total: StageTotal;
}

/** A picture of bars: one line for each stage of each row. */
export function pictureOfRows(
  name: Exclude<PictureName, "flow">,
  rows: readonly (Row & { code: string })[],
  filter: LedgerFilter,
  { say, status, words, whole }: Pick<PictureWords, "say" | "status" | "words" | "whole">,
  draw: LoadedPicture["draw"],
): LoadedPicture {
  const lines = rows.flatMap(({ code, label, totals: of }) =>
    of.map((total): Line => ({ code, label, total })),
  );
  return {
    title: words.title,
    subject: say(`${name}.title`),
    description: words.description,
    filter,
    isEmpty: lines.length === 0,
    table: {
      head: [say(`${name}.slice`), say("stage"), say("sum")],
      rows: lines.map(({ label, total }) => [label, status(total.status), whole(total)]),
    },
    figures: () => ({
      columns: ["code", "slice", ...TOTAL_COLUMNS],
      rows: lines.map(({ code, label, total }) => [code, label, ...totalCells(total, filter)]),
    }),
    draw,
  };
}
