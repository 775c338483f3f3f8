import type { Slice } from "@pledgebook/api/ledger/slices";
import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import { drawBars } from "@/site/pictures/draw/bars.ts";
import { type LoadedPicture, pictureOfRows } from "./loaded-picture.ts";
import { largest } from "./parts.ts";
import type { PictureWords } from "./say-picture.ts";

/** Bars that a picture names one by one; the others are summed in one row that says so. */
const MOST_ROWS = 15;

/** Who gives, or what for: the largest slices, each with a bar for each stage. */
export function barsPicture(
  name: "holders" | "purposes",
  slices: readonly Slice[],
  filter: LedgerFilter,
  said: PictureWords,
): LoadedPicture {
  const { say, purpose, names, besideSums } = said;
  const { named, others } = largest(slices, MOST_ROWS);
  const label = (slice: string) => {
    if (name === "purposes") return purpose(slice);
    return slice.startsWith("fund:")
      ? names.channel(slice.slice("fund:".length))
      : names.parties(slice.split(";"));
  };
  const rows = [
    ...named.map((part) => ({ ...part, label: label(part.code) })),
    ...(others ? [{ ...others, label: say("others", { count: others.count }) }] : []),
  ];
  const aside = besideSums(rows.flatMap((row) => row.totals));
  const told = said.withFinding(rows.slice(0, named.length));
  return pictureOfRows(name, rows, filter, told, (width) => drawBars(rows, told.words, width, aside));
}
