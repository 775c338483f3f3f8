import "server-only";
import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { getTranslations } from "next-intl/server";
import { recordToday } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import type { Words } from "@/site/pictures/draw/frame.ts";
import { boundsText, money, totalText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { namesIn } from "@/wording/names-of-request.ts";
import { selectionAddress } from "./addresses.ts";
import { merged } from "./parts.ts";
import type { PictureName } from "./picture-names.ts";

export type PictureWords = Awaited<ReturnType<typeof sayPicture>>;

/** Everything that pictures of a selection say, in a language. */
export async function sayPicture(name: PictureName, filter: LedgerFilter, locale: string) {
  const say = await getTranslations({ locale, namespace: "picture" });
  const amount = await getTranslations({ locale, namespace: "amount" });
  const totals = await getTranslations({ locale, namespace: "totals" });
  const status = await getTranslations({ locale, namespace: "status" });
  const purpose = await getTranslations({ locale, namespace: "purpose" });
  const names = await namesIn(locale);
  const { currency } = filter;
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
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
      day: dayText(filter.asOf ?? recordToday(), locale),
      address: selectionAddress(siteUrl, filter, locale),
    }),
  };

  /** To the cent, and with what its sum leaves out: the table says what the CSV says. */
  function whole(total: StageTotal): string {
    const { bounds, unquantified, unconverted } = total;
    const isSum = bounds.floor > 0 || bounds.ceiling !== 0;
    return [
      isSum ? boundsText(bounds, currency, locale, amount, "whole") : words.total(total),
      ...(isSum && unquantified > 0 ? [totals("beside_goods", { count: unquantified })] : []),
      ...(unconverted > 0 && (isSum || unquantified > 0)
        ? [totals("beside_rates", { count: unconverted })]
        : []),
    ].join(", ");
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

  /** 'Pledged €1bn; Committed €2m'. */
  function stageList(all: readonly StageTotal[]): string {
    return all.map((one) => `${status(one.status)} ${words.total(one)}`).join("; ");
  }

  const said = { say, status, purpose, names, words, whole, besideSums, stageList };

  /** The same with what stands out as its title: the largest sum that is sure, of which row and at which stage; what it is of, below it. */
  function withFinding(rows: readonly { label: string; totals: StageTotal[] }[]): typeof said {
    const all = rows.flatMap(({ label, totals: of }) => of.map((total) => ({ label, total })));
    const [first] = all.toSorted((a, b) => b.total.bounds.floor - a.total.bounds.floor);
    if (!first || rows.length < 2 || first.total.bounds.floor === 0) return said;
    const title = say(`${name}.finding`, {
      label: first.label,
      sum: words.total(first.total),
      stage: status(first.total.status).toLocaleLowerCase(locale),
    });
    return { ...said, words: { ...words, title, description: `${words.title}. ${words.description}` } };
  }

  return { ...said, withFinding };
}
