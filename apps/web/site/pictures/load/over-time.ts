import type { Slice } from "@pledgebook/api/ledger/slices";
import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import { drawOverTime } from "@/site/pictures/draw/over-time.ts";
import { dayText, shortDayText } from "@/wording/day.ts";
import { type LoadedPicture, pictureOfRows } from "./loaded-picture.ts";
import { merged, periodsOf } from "./parts.ts";
import type { PictureWords } from "./say-picture.ts";

/** What was announced when; what has no day is said beside it. */
export function overTimePicture(
  months: readonly Slice[],
  filter: LedgerFilter,
  said: PictureWords,
  locale: string,
): LoadedPicture {
  const { say, besideSums, stageList } = said;
  const periods = periodsOf(months).map(({ code, totals }) => ({
    code,
    label: dayText(code, locale),
    short: shortDayText(code, locale),
    totals,
  }));
  const undated = merged(months.filter(({ slice }) => slice === "").flatMap((one) => one.totals));
  const rows = [...periods, { code: "", label: say("no_day"), totals: undated }];
  const aside = [
    ...(undated.length > 0 ? [`${say("no_day")}: ${stageList(undated)}.`] : []),
    ...besideSums(rows.flatMap((row) => row.totals)),
  ];
  const told = said.withFinding(periods);
  return pictureOfRows("over-time", rows, filter, told, (width) =>
    drawOverTime(periods, told.words, width, aside),
  );
}
