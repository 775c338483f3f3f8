import { daysBetween, firstDay, isPartialDate, lastDay } from "../values/day.ts";
import type { PledgeReport } from "./pledge-report.ts";
import { APART_DAYS, NEAR_DAYS } from "./thresholds.ts";

export type Days = { kind: "same" | "near" | "far" | "apart" | "unknown"; gap: number | null };

/** How far apart the two were announced; where a source does not say when, the day of its report is the last it can be. */
export function compareDays(a: PledgeReport, b: PledgeReport): Days {
  const known = [a, b].map(({ announcedOn }) =>
    announcedOn && isPartialDate(announcedOn) ? announcedOn : null,
  );
  const [first, second] = known;
  if (first && second) return gapOf(first, second);
  const reported = [a, b].map(({ announcedOn, reportedOn }) => announcedOn ?? reportedOn);
  const [one, other] = reported;
  if (!one || !other || !isPartialDate(one) || !isPartialDate(other)) return { kind: "unknown", gap: null };
  const { gap, kind } = gapOf(one, other);
  // A late report may tell an early promise.
  return { gap, kind: kind === "apart" || kind === "far" ? "unknown" : kind };
}

function gapOf(a: string, b: string): Days {
  const gap = Math.max(0, daysBetween(lastDay(a), firstDay(b)), daysBetween(lastDay(b), firstDay(a)));
  const isVague = a.length < 7 || b.length < 7 || a.includes("Q") || b.includes("Q");
  if (gap === 0) return { kind: isVague ? "unknown" : "same", gap };
  return { kind: gap <= 1 ? "same" : gap <= NEAR_DAYS ? "near" : gap <= APART_DAYS ? "far" : "apart", gap };
}
