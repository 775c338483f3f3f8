import "server-only";
import { cell } from "@pledgebook/api/exports";
import type { Slice } from "@pledgebook/api/ledger";
import type { StageTotal } from "@pledgebook/core/counting";
import { type LedgerFilter, writeFilter } from "@pledgebook/core/filter";
import { decimalFromMinor } from "@pledgebook/core/money";
import { type Status, statuses } from "@pledgebook/core/vocabulary";
import { getTranslations } from "next-intl/server";
import { money, totalText } from "@/ledger/amount.ts";
import { dayText } from "@/ledger/day.ts";
import { overviewOf, readerApi } from "@/server/api.ts";
import { namesIn } from "@/server/names.ts";
import { drawBars, drawFlow, drawOverTime, type Row, type Width, type Words } from "./drawing.ts";

export const pictureNames = ["over-time", "holders", "purposes", "flow"] as const;
export type PictureName = (typeof pictureNames)[number];

/** A picture with everything that goes with it: its words, its figures as a table, and how it is drawn. */
export interface LoadedPicture {
  title: string;
  description: string;
  filter: LedgerFilter;
  isEmpty: boolean;
  /** One line for each bar: the words of its slice, its stage, its sum in words. */
  table: { head: string[]; rows: string[][] };
  csv: () => string;
  draw: (width: Width) => string;
}

/** Bars that a picture names one by one; the others are summed in one row that says so. */
const MOST_ROWS = 12;
/** Months that still fit side by side; of more, quarters, and of many more, years are drawn. */
const MOST_PERIODS = 24;

/** Draws from the same sums as the page of the same query. */
export async function loadPicture(name: PictureName, query: string, locale: string): Promise<LoadedPicture> {
  const say = await getTranslations({ locale, namespace: "picture" });
  const amount = await getTranslations({ locale, namespace: "amount" });
  const totals = await getTranslations({ locale, namespace: "totals" });
  const status = await getTranslations({ locale, namespace: "status" });
  const overview = name === "flow" ? null : await overviewOf(query);
  const flow = name === "flow" ? await readerApi().ledger.flow({ query }) : null;
  const filter = (overview ?? flow)!.filter;
  const { currency } = filter;
  const words: Words = {
    title: say(`${name}.title`),
    description: say(`${name}.description`, { currency }),
    status: (stage) => status(stage),
    money: (minor) => money(minor, currency, locale),
    highest: (sum) => say("highest", { sum }),
    total: (total) => totalText(total, currency, locale, amount, totals),
    nothing: say("nothing"),
  };
  if (flow) return loadFlow();
  const rows: Row[] =
    name === "over-time"
      ? periodsOf(overview!.months, locale, say("no_day"))
      : name === "purposes"
        ? await namedRows(overview!.purposes, "purposes", locale)
        : await namedRows(overview!.holders, "holders", locale);
  const lines = rows.flatMap((row) => row.totals.map((total) => ({ label: row.label, total })));
  return {
    title: words.title,
    description: words.description,
    filter,
    isEmpty: lines.length === 0,
    table: {
      head: [say(`${name}.slice`), say("stage"), say("sum")],
      rows: lines.map(({ label, total }) => [label, status(total.status), words.total(total)]),
    },
    csv: () =>
      csvOf(
        ["slice", "status", "floor", "ceiling", "currency", "pledges", "without_value", "without_rate"],
        lines.map(({ label, total }) => [
          label,
          total.status,
          decimalFromMinor(total.bounds.floor, currency),
          total.bounds.ceiling === null ? null : decimalFromMinor(total.bounds.ceiling, currency),
          currency,
          String(total.pledges),
          String(total.unquantified),
          String(total.unconverted),
        ]),
      ),
    draw: (width) =>
      name === "over-time"
        ? drawOverTime(
            rows.map((row) => ({ ...row, short: row.label.replace(/ \d{2}(\d{2})$/, " ’$1") })),
            words,
            width,
          )
        : drawBars(rows, words, width),
  };

  async function loadFlow(): Promise<LoadedPicture> {
    const purpose = await getTranslations({ locale, namespace: "purpose" });
    const names = await namesIn(locale);
    const stage = fullestStage(flow!.flows.flatMap((one) => one.totals));
    const links = flow!.flows
      .map((one) => ({
        channel: one.channel ? names.channel(one.channel) : say("direct"),
        purpose: purpose(one.purpose),
        total: one.totals.find((total) => total.status === stage),
      }))
      .flatMap(({ total, ...link }) => (total ? [{ ...link, total, floor: total.bounds.floor }] : []))
      .sort((a, b) => b.floor - a.floor);
    const description = stage
      ? say("flow.description_at", { stage: status(stage), currency })
      : words.description;
    const from = filter.donors.length > 0 ? names.parties(filter.donors) : say("all_donors");
    return {
      title: words.title,
      description,
      filter,
      isEmpty: links.every(({ floor }) => floor === 0),
      table: {
        head: [say("flow.channel"), say("flow.purpose"), stage ? status(stage) : say("sum")],
        rows: links.map((link) => [link.channel, link.purpose, words.total(link.total)]),
      },
      csv: () =>
        csvOf(
          ["donor", "channel", "purpose", "status", "floor", "ceiling", "currency"],
          links.map(({ channel, purpose: what, total }) => [
            from,
            channel,
            what,
            total.status,
            decimalFromMinor(total.bounds.floor, currency),
            total.bounds.ceiling === null ? null : decimalFromMinor(total.bounds.ceiling, currency),
            currency,
          ]),
        ),
      draw: (width) => drawFlow(links, from, { ...words, description }, width),
    };
  }
}

/** The query of a picture's own files: the selection's, in one fixed form, and the language. */
export function pictureQuery(filter: LedgerFilter, locale: string): string {
  const query = writeFilter({ ...filter, sort: "newest" });
  if (locale !== "en") query.append("lang", locale);
  return query.size > 0 ? `?${query}` : "";
}

/** The stage at which most is sure, those aside at which nothing will flow. */
function fullestStage(totals: readonly StageTotal[]): Status | null {
  const sums = new Map<Status, number>();
  for (const { status, bounds } of totals)
    if (status !== "cancelled" && status !== "suspended")
      sums.set(status, (sums.get(status) ?? 0) + bounds.floor);
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

async function namedRows(
  slices: readonly Slice[],
  name: "purposes" | "holders",
  locale: string,
): Promise<Row[]> {
  const say = await getTranslations({ locale, namespace: "picture" });
  const purpose = await getTranslations({ locale, namespace: "purpose" });
  const names = await namesIn(locale);
  const label = (slice: string) => {
    if (name === "purposes") return purpose(slice);
    return slice.startsWith("fund:")
      ? names.channel(slice.slice("fund:".length))
      : names.parties(slice.split(";"));
  };
  const weight = ({ totals }: Slice) =>
    Math.max(...totals.map(({ bounds }) => Math.max(bounds.floor, bounds.ceiling ?? 0)));
  const sorted = [...slices].sort((a, b) => weight(b) - weight(a) || a.slice.localeCompare(b.slice));
  const isTooLong = sorted.length > MOST_ROWS;
  const named = sorted.slice(0, isTooLong ? MOST_ROWS - 1 : MOST_ROWS);
  const rows = named.map((slice) => ({ label: label(slice.slice), totals: slice.totals }));
  const rest = sorted.slice(named.length);
  return isTooLong
    ? [
        ...rows,
        {
          label: say("others", { count: rest.length }),
          totals: merged(rest.flatMap(({ totals }) => totals)),
        },
      ]
    : rows;
}

/** Months as they are, or as quarters or years when there are many; without gaps; what has no day comes last. */
function periodsOf(months: readonly Slice[], locale: string, noDay: string): Row[] {
  const known = months.filter(({ slice }) => slice !== "").map(({ slice }) => slice);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return restOf(months, noDay);
  const span = monthsBetween(first, last);
  const periodOf =
    span.length <= MOST_PERIODS
      ? (month: string) => month
      : span.length <= 3 * MOST_PERIODS
        ? (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
        : (month: string) => month.slice(0, 4);
  const periods = [...new Set(span.map(periodOf))];
  const inPeriod = Map.groupBy(
    months.filter(({ slice }) => slice !== ""),
    ({ slice }) => periodOf(slice),
  );
  return [
    ...periods.map((period) => ({
      label: dayText(period, locale),
      totals: merged((inPeriod.get(period) ?? []).flatMap(({ totals }) => totals)),
    })),
    ...restOf(months, noDay),
  ];
}

function restOf(months: readonly Slice[], noDay: string): Row[] {
  const without = months.find(({ slice }) => slice === "");
  return without ? [{ label: noDay, totals: without.totals }] : [];
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = first.split("-").map(Number);
  for (let at = first; at <= last; ) {
    months.push(at);
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
    at = `${year}-${String(month).padStart(2, "0")}`;
  }
  return months;
}

/** Totals of several slices in one, stage by stage. */
function merged(totals: readonly StageTotal[]): StageTotal[] {
  return statuses.flatMap((status): StageTotal[] => {
    const part = totals.filter((total) => total.status === status);
    if (part.length === 0) return [];
    const sum = (of: (total: StageTotal) => number) => part.reduce((all, total) => all + of(total), 0);
    const isOpen = part.some(({ bounds }) => bounds.ceiling === null);
    return [
      {
        status,
        bounds: {
          floor: sum(({ bounds }) => bounds.floor),
          ceiling: isOpen ? null : sum(({ bounds }) => bounds.ceiling ?? 0),
        },
        pledges: sum(({ pledges }) => pledges),
        unquantified: sum(({ unquantified }) => unquantified),
        unconverted: sum(({ unconverted }) => unconverted),
        byFinance: [],
      },
    ];
  });
}

function csvOf(head: string[], rows: (string | null)[][]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
