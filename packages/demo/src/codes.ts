import { pledgeCode } from "@pledgebook/core/ledger/pledge";
import { firstDay } from "@pledgebook/core/values/day";
import { schema } from "@pledgebook/db/schema";
import type { Database, Step } from "@pledgebook/db/store/store";
import type { DemoArticle, DemoPledge } from "./files.ts";

/** Where the series of codes go on: behind the last that the demonstration has given out. */
export function seriesSteps(db: Database, codes: string[]): Step[] {
  const last = new Map<number, number>();
  for (const code of codes) {
    const [, year = "", number = ""] = code.split("-");
    last.set(Number(year), Math.max(last.get(Number(year)) ?? 0, Number(number)));
  }
  return [...last].map(([year, lastNumber]) => ({
    statement: db.insert(schema.pledgeCodeSeries).values({ year, lastNumber }),
  }));
}

/** Codes by year of announcement, in the order of announcement, for every pledge that an article states. */
export function giveCodes(records: DemoPledge[], told: Map<string, DemoArticle>): Map<string, string> {
  const codes = new Map<string, string>();
  const numbers = new Map<number, number>();
  const dayOf = (record: DemoPledge) => firstDay(record.announcedOn ?? told.get(record.ref)!.published_on);
  const first = records.filter((record) => !record.mentions && told.has(record.ref));
  for (const record of first.toSorted(
    (a, b) => dayOf(a).localeCompare(dayOf(b)) || a.ref.localeCompare(b.ref, "en", { numeric: true }),
  )) {
    const year = Number(dayOf(record).slice(0, 4));
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    codes.set(record.ref, pledgeCode(year, number));
  }
  return codes;
}
