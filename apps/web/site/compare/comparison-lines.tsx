import type { ComparisonLine, ComparisonView } from "@pledgebook/api/comparisons/comparison-view";
import type { Currency } from "@pledgebook/core/values/currencies";
import { amountFrom } from "@pledgebook/core/values/money";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { amountText, money } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** What each class adds up to, with the way to its lines. */
export async function ComparisonTotals(props: {
  view: ComparisonView;
  path: string | null;
  chosen: string | null;
}) {
  const [say, locale] = [await getTranslations("compare_sets"), await getLocale()];
  return (
    <table className="mt-6 w-full max-w-[46rem] text-sm">
      <caption className="sr-only">{say("totals")}</caption>
      <thead>
        <tr className="text-left text-muted">
          <th scope="col" className="py-1 font-normal">
            {say("class_head")}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {say("lines_head")}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {say("theirs_head")}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {say("ours_head")}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.view.totals.map((total) => (
          <tr key={total.class} className="border-t border-line">
            <th scope="row" className="py-2 text-left font-normal">
              {props.path === null ? (
                say(`class.${total.class}`)
              ) : (
                <a
                  href={address(locale, `${props.path}?show=${total.class}`)}
                  aria-current={props.chosen === total.class ? "true" : undefined}
                >
                  {say(`class.${total.class}`)}
                </a>
              )}
            </th>
            <td className="figure py-2 text-right">{total.lines}</td>
            <td className="figure py-2 text-right">{money(total.theirEuros, "EUR", locale, "short")}</td>
            <td className="figure py-2 text-right">{money(total.ourEuros, "EUR", locale, "short")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Lines of a comparison: theirs and ours side by side. */
export async function ComparisonLines({ lines }: { lines: readonly ComparisonLine[] }) {
  const say = await getTranslations("compare_sets");
  return (
    <ol className="mt-6 text-sm">
      {lines.map(({ theirs, ours, ...line }) => (
        <li
          key={theirs?.outsideId ?? ours?.code}
          id={theirs ? `row-${theirs.outsideId}` : undefined}
          className="grid gap-x-8 gap-y-1 border-t border-line py-3 sm:grid-cols-[1fr_1fr_9rem]"
        >
          <div className="min-w-0">
            {theirs ? <Theirs row={theirs} /> : <span className="text-muted">{say("not_with_them")}</span>}
          </div>
          <div className="min-w-0">
            {ours ? <Ours pledge={ours} /> : <span className="text-muted">{say("not_with_us")}</span>}
          </div>
          <div>
            {say(`class.${line.class}`)}
            {(line.isOtherDay || line.isOtherStage) && (
              <span className="block text-muted">
                {[line.isOtherDay && say("other_day"), line.isOtherStage && say("other_stage")]
                  .filter(Boolean)
                  .join(", ")}
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

async function Theirs({ row }: { row: NonNullable<ComparisonLine["theirs"]> }) {
  const [say, locale] = [await getTranslations("compare_sets"), await getLocale()];
  const [amount, status] = [await getTranslations("amount"), await getTranslations("status")];
  const names = await namesIn(locale);
  const sum = (figures: { amount: number | null; currency: Currency | null }) =>
    figures.amount === null || figures.currency === null
      ? amount("unquantified")
      : amountText(amountFrom("exact", figures.currency, figures.amount), locale, amount, "whole");
  return (
    <>
      <strong>{names.party(row.donorCode)}</strong>: {sum(row)}
      <span className="block text-muted">
        {[
          row.outsideId,
          row.announcedOn ? dayText(row.announcedOn, locale) : say("no_day"),
          row.stage && status(row.stage),
        ]
          .filter(Boolean)
          .join(" · ")}
        {row.source && (
          <>
            {" · "}
            <a href={row.source} rel="nofollow noopener">
              {say("source")}
            </a>
          </>
        )}
      </span>
      {row.was && <span className="block text-muted">{say("was", { sum: sum(row.was) })}</span>}
    </>
  );
}

async function Ours({ pledge }: { pledge: NonNullable<ComparisonLine["ours"]> }) {
  const [say, locale] = [await getTranslations("compare_sets"), await getLocale()];
  const [amount, status] = [await getTranslations("amount"), await getTranslations("status")];
  const names = await namesIn(locale);
  return (
    <>
      <a href={address(locale, `/pledges/${pledge.code}`)}>{pledge.code}</a>{" "}
      {pledge.amount.currency === null
        ? amount("unquantified")
        : amountText(pledge.amount, locale, amount, "whole")}
      <span className="block text-muted">
        {[
          names.parties(pledge.donorCodes),
          pledge.announcedOn ? dayText(pledge.announcedOn, locale) : say("no_day"),
          status(pledge.status),
        ].join(" · ")}
      </span>
    </>
  );
}
