import "server-only";
import { cell } from "@pledgebook/api/ledger/ledger-file";
import type { Slice } from "@pledgebook/api/ledger/slices";
import { type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { decimalFromMinor } from "@pledgebook/core/values/money";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { overviewOf, readerApi } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { boundsText, money, totalText } from "@/wording/amount.ts";
import { dayText, shortDayText } from "@/wording/day.ts";
import { namesIn } from "@/wording/names-of-request.ts";
import { drawBars, drawFlow, drawOverTime, type Row, type Width, type Words } from "./drawing.ts";
import { gathered, largest, merged, periodsOf } from "./parts.ts";

export const pictureNames = ["over-time", "holders", "purposes", "flow"] as const;
export type PictureName = (typeof pictureNames)[number];

/** A picture with everything that goes with it: its words, its figures as a table, and how it is drawn. */
export interface LoadedPicture {
  title: string;
  description: string;
  filter: LedgerFilter;
  isEmpty: boolean;
  /** One line for each bar or stream: what it is of, its stage, its whole sum in words. The CSV has the same lines. */
  table: { head: string[]; rows: string[][] };
  csv: () => string;
  draw: (width: Width) => string;
}

/** Bars that a picture names one by one; the others are summed in one row that says so. */
const MOST_ROWS = 15;
/** Channels and purposes between which streams can still be told apart. */
const MOST_ENDS = 8;

/** One bar with the name of its slice and the code that is the same in every language. */
interface Line {
  code: string;
  label: string;
  total: StageTotal;
}

/** Draws from the same sums as the page of the same query. */
export async function loadPicture(name: PictureName, query: string, locale: string): Promise<LoadedPicture> {
  const say = await getTranslations({ locale, namespace: "picture" });
  const amount = await getTranslations({ locale, namespace: "amount" });
  const totals = await getTranslations({ locale, namespace: "totals" });
  const status = await getTranslations({ locale, namespace: "status" });
  const purpose = await getTranslations({ locale, namespace: "purpose" });
  const names = await namesIn(locale);
  const overview = name === "flow" ? null : await overviewOf(query);
  const flow = name === "flow" ? await readerApi().ledger.flow({ query }) : null;
  const filter = (overview ?? flow)!.filter;
  const { currency } = filter;
  const { siteName, siteUrl } = siteEnvironment();
  const words: Words = {
    title: say(`${name}.title`),
    description:
      name === "holders" && filter.countAt === "fund"
        ? say("holders.description_fund", { currency })
        : say(`${name}.description`, { currency }),
    status: (stage) => status(stage),
    money: (minor) => money(minor, currency, locale),
    highest: (sum) => say("highest", { sum }),
    total: (total) => totalText(total, currency, locale, amount, totals),
    nothing: say("nothing"),
    source: say("source_line", {
      site: siteName,
      day: dayText(filter.asOf ?? new Date().toISOString().slice(0, 10), locale),
      address: selectionAddress(siteUrl, filter, locale),
    }),
  };
  /** To the cent, and with what its sum leaves out: the table says what the CSV says. */
  const whole = (total: StageTotal) => {
    const { bounds, unquantified, unconverted } = total;
    const isSum = bounds.floor > 0 || bounds.ceiling !== 0;
    return [
      isSum ? boundsText(bounds, currency, locale, amount, "whole") : words.total(total),
      ...(isSum && unquantified > 0 ? [totals("beside_goods", { count: unquantified })] : []),
      ...(unconverted > 0 && (isSum || unquantified > 0)
        ? [totals("beside_rates", { count: unconverted })]
        : []),
    ].join(", ");
  };
  if (flow) return loadFlow();
  return name === "over-time" ? loadOverTime(overview!.months) : loadBars();

  function loadOverTime(months: readonly Slice[]): LoadedPicture {
    const periods = periodsOf(months).map(({ code, totals: of }) => ({
      code,
      label: dayText(code, locale),
      short: shortDayText(code, locale),
      totals: of,
    }));
    const undated = merged(months.filter(({ slice }) => slice === "").flatMap((one) => one.totals));
    const rows = [...periods, { code: "", label: say("no_day"), totals: undated }];
    const aside = [
      ...(undated.length > 0
        ? [
            `${say("no_day")}: ${undated.map((one) => `${status(one.status)} ${words.total(one)}`).join("; ")}.`,
          ]
        : []),
      ...besideSums(rows.flatMap((row) => row.totals)),
    ];
    return picture(rows, (width) => drawOverTime(periods, words, width, aside));
  }

  function loadBars(): LoadedPicture {
    const { named, others } = largest(
      name === "purposes" ? overview!.purposes : overview!.holders,
      MOST_ROWS,
    );
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
    return picture(rows, (width) => drawBars(rows, words, width, aside));
  }

  function picture(rows: readonly (Row & { code: string })[], draw: LoadedPicture["draw"]): LoadedPicture {
    const lines = rows.flatMap(({ code, label, totals: of }) =>
      of.map((total): Line => ({ code, label, total })),
    );
    return {
      title: words.title,
      description: words.description,
      filter,
      isEmpty: lines.length === 0,
      table: {
        head: [say(`${name}.slice`), say("stage"), say("sum")],
        rows: lines.map(({ label, total }) => [label, status(total.status), whole(total)]),
      },
      csv: () =>
        csvOf(
          ["code", "slice", ...TOTAL_COLUMNS],
          lines.map(({ code, label, total }) => [code, label, ...totalCells(total, filter)]),
        ),
      draw,
    };
  }

  /** Where bars leave something out: what, by stage. */
  function besideSums(all: readonly StageTotal[]): string[] {
    const number = new Intl.NumberFormat(locale === "en" ? "en-GB" : locale);
    const counted = (of: "unquantified" | "unconverted") =>
      merged(all)
        .filter((total) => total[of] > 0)
        .map((total) => `${status(total.status)} ${number.format(total[of])}`)
        .join("; ");
    const [goods, rates] = [counted("unquantified"), counted("unconverted")];
    return [
      ...(goods ? [say("beside_goods", { list: goods })] : []),
      ...(rates ? [say("beside_rates", { list: rates })] : []),
    ];
  }

  function loadFlow(): LoadedPicture {
    const all = flow!.flows.flatMap((one) => one.totals);
    const drawn = fullestStage(all);
    const lines = flow!.flows
      .flatMap((one) =>
        one.totals.map((total) => ({
          channelCode: one.channel ?? "",
          purposeCode: one.purpose,
          channel: one.channel ? names.channel(one.channel) : say("direct"),
          purpose: purpose(one.purpose),
          total,
          floor: total.bounds.floor,
        })),
      )
      .sort(
        (a, b) =>
          Number(b.total.status === drawn) - Number(a.total.status === drawn) ||
          a.total.status.localeCompare(b.total.status) ||
          b.floor - a.floor,
      );
    const others = merged(all).filter((total) => total.status !== drawn);
    const description = drawn
      ? say("flow.description_at", { stage: status(drawn), currency })
      : words.description;
    // What is not in the drawing is said: no stage disappears, and none is added to another.
    const open = merged(all).find((total) => total.status === drawn);
    const aside = drawn
      ? [
          ...(open && open.bounds.ceiling !== open.bounds.floor
            ? [say("flow.not_sure", { sum: words.total(open) })]
            : []),
          ...(others.length > 0
            ? [
                say("flow.not_drawn", {
                  list: others.map((one) => `${status(one.status)} ${words.total(one)}`).join("; "),
                }),
              ]
            : []),
        ]
      : [];
    const from = filter.donors.length > 0 ? names.parties(filter.donors) : say("all_donors");
    const links = gathered(
      lines.filter(({ total }) => total.status === drawn),
      MOST_ENDS,
      {
        channels: (count) => say("flow.other_channels", { count }),
        purposes: (count) => say("flow.other_purposes", { count }),
      },
    );
    return {
      title: words.title,
      description,
      filter,
      isEmpty: lines.length === 0,
      table: {
        head: [say("flow.channel"), say("flow.purpose"), say("stage"), say("sum")],
        rows: lines.map((line) => [line.channel, line.purpose, status(line.total.status), whole(line.total)]),
      },
      csv: () =>
        csvOf(
          ["donor", "channel_code", "channel", "purpose_code", "purpose", ...TOTAL_COLUMNS],
          lines.map((line) => [
            from,
            line.channelCode,
            line.channel,
            line.purposeCode,
            line.purpose,
            ...totalCells(line.total, filter),
          ]),
        ),
      draw: (width) => drawFlow(links, from, { ...words, description }, width, aside),
    };
  }
}

const TOTAL_COLUMNS = ["status", "floor", "ceiling", "currency", "pledges", "without_value", "without_rate"];

/** The cells of `TOTAL_COLUMNS`; no ceiling is an empty one. */
function totalCells(total: StageTotal, { currency }: LedgerFilter): (string | null)[] {
  const { floor, ceiling } = total.bounds;
  return [
    total.status,
    decimalFromMinor(floor, currency),
    ceiling === null ? null : decimalFromMinor(ceiling, currency),
    currency,
    String(total.pledges),
    String(total.unquantified),
    String(total.unconverted),
  ];
}

/** The page with all the rows of a selection, as others may follow it. */
export function selectionAddress(siteUrl: string, filter: LedgerFilter, locale: string): string {
  const query = writeFilter(filter);
  return `${siteUrl}${address(locale, query.size > 0 ? `/pledges?${query}` : "/pledges")}`;
}

/** The query of a picture's own files: the selection's, in one fixed form, the language, and what else is given. */
export function pictureQuery(
  filter: LedgerFilter,
  locale: string,
  more: Record<string, string> = {},
): string {
  const query = writeFilter({ ...filter, sort: "newest" });
  if (locale !== "en") query.append("lang", locale);
  for (const [key, value] of Object.entries(more)) query.append(key, value);
  return query.size > 0 ? `?${query}` : "";
}

/** The stage at which most is sure, those aside at which nothing will flow. */
function fullestStage(totals: readonly StageTotal[]): Status | null {
  const flowing = merged(totals).filter(({ status }) => status !== "cancelled" && status !== "suspended");
  return flowing.sort((a, b) => b.bounds.floor - a.bounds.floor)[0]?.status ?? null;
}

function csvOf(head: string[], rows: (string | null)[][]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
