import { emptyFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import type { LedgerRow } from "@pledgebook/core/ledger/row";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { addDays, isDay } from "@pledgebook/core/values/day";
import { statuses } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { getLocale, getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import type { SearchParams } from "@/server/query.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { boundsText, totalText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { namesIn } from "@/wording/names-of-request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

/** How far back one looks who names no day. */
const USUAL_DAYS = 30;
/** Before this there was nothing to know. */
const EARLIEST = "2000-01-01";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "changes" });
  return { title: say("title"), description: say("lead"), robots: { index: false } };
}

export default async function ChangesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("changes");
  const { from, to, ignored } = readDays(await searchParams, new Date().toISOString().slice(0, 10));
  const found = await readerApi().ledger.changes({ from, to });
  const known = (asOf: string) => address(locale, `/pledges?${writeFilter({ ...emptyFilter, asOf })}`);
  return (
    <SitePage path="/pledges/changes">
      <header className="max-w-measure">
        <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
        <p className="mt-3 text-lg text-muted">{say("lead")}</p>
      </header>
      {ignored.length > 0 && (
        <p role="status" className="note note-warn mt-4 max-w-measure break-words">
          {say("bad_days", { values: ignored.join(", ") })}
        </p>
      )}
      <form
        action={address(locale, "/pledges/changes")}
        className="mt-6 flex flex-wrap items-end gap-4 no-print"
      >
        {(["from", "to"] as const).map((name) => (
          <div key={name}>
            <label htmlFor={name} className="label">
              {say(name)}
            </label>
            <input
              id={name}
              name={name}
              type="date"
              className="field"
              defaultValue={name === "from" ? from : to}
            />
          </div>
        ))}
        <button type="submit" className="button">
          {say("show")}
        </button>
      </form>
      <section aria-labelledby="totals" className="mt-10 max-w-[52rem]">
        <h2 id="totals" className="text-xl">
          {say("totals")}
        </h2>
        <TotalsThenAndNow
          was={found.totals.from}
          is={found.totals.to}
          heads={[
            { text: dayText(from, locale), href: known(from) },
            { text: dayText(to, locale), href: known(to) },
          ]}
        />
      </section>
      <section aria-labelledby="changed" className="mt-10">
        <h2 id="changed" className="text-xl">
          {found.changes.length === 0 ? say("none") : say("changed", { count: found.changes.length })}
        </h2>
        {!found.isComplete && <p className="mt-2 text-muted">{say("more")}</p>}
        {found.changes.length > 0 && (
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">{say("pledge")}</th>
                <th scope="col">{say("was")}</th>
                <th scope="col">{say("is")}</th>
              </tr>
            </thead>
            <tbody>
              {found.changes.map((change) => (
                <Change key={change.code} {...change} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </SitePage>
  );
}

/** Two past days, the earlier first; what is none is said, and the usual span stands in for it. */
function readDays(query: SearchParams, today: string) {
  const value = (key: string) => {
    const given = query[key];
    return (Array.isArray(given) ? given.at(-1) : given)?.trim() ?? "";
  };
  const asked = [value("from"), value("to")];
  const good = asked.map((day) => (isDay(day) && day >= EARLIEST && day <= today ? day : null));
  const ignored = asked.filter((day, index) => day !== "" && !good[index]).map((day) => day.slice(0, 40));
  const to = good[1] ?? today;
  const [first, last] = [good[0] ?? addDays(to, -USUAL_DAYS), to].sort() as [string, string];
  return { from: first, to: last, ignored };
}

async function TotalsThenAndNow(props: {
  was: StageTotal[];
  is: StageTotal[];
  heads: { text: string; href: string }[];
}) {
  const say = await getTranslations("changes");
  const totals = await getTranslations("totals");
  const amount = await getTranslations("amount");
  const locale = await getLocale();
  const text = (total: StageTotal | undefined) =>
    total ? totalText(total, "EUR", locale, amount, totals) : "–";
  const shown = statuses.filter((status) =>
    [...props.was, ...props.is].some((total) => total.status === status),
  );
  if (shown.length === 0) return <p className="mt-2 text-muted">{totals("nothing")}</p>;
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">{totals("stage")}</th>
          {props.heads.map((head) => (
            <th key={head.href} scope="col" className="sum">
              <a href={head.href}>{head.text}</a>
            </th>
          ))}
          <th scope="col" className="sum">
            {say("difference")}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((status) => {
          const was = props.was.find((total) => total.status === status);
          const is = props.is.find((total) => total.status === status);
          const difference = (is?.bounds.floor ?? 0) - (was?.bounds.floor ?? 0);
          return (
            <tr key={status}>
              <th scope="row" className="font-normal">
                <StatusBadge status={status} />
              </th>
              <td data-label={props.heads[0]?.text} className="sum">
                {text(was)}
              </td>
              <td data-label={props.heads[1]?.text} className="sum">
                {text(is)}
              </td>
              <td data-label={say("difference")} className="sum">
                {difference === 0
                  ? "–"
                  : `${difference > 0 ? "+" : "−"}${boundsText({ floor: Math.abs(difference), ceiling: Math.abs(difference) }, "EUR", locale, amount)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

async function Change({ code, was, is }: { code: string; was: LedgerRow[]; is: LedgerRow[] }) {
  const say = await getTranslations("changes");
  const locale = await getLocale();
  const names = await namesIn(locale);
  const purpose = await getTranslations("purpose");
  const one = is[0] ?? was[0];
  if (!one) return null;
  const text = one.purposeNote && locale === "en" ? one.purposeNote : purpose(one.purpose);
  return (
    <tr>
      <td>
        <a href={address(locale, `/pledges/${code}`)} className="plain text-base font-semibold">
          {names.parties(one.donorCodes)}
        </a>
        <span className="block">{text}</span>
        <span className="block text-muted figure">{code}</span>
      </td>
      <td data-label={say("was")}>{was.length === 0 ? say("added") : <Rows rows={was} locale={locale} />}</td>
      <td data-label={say("is")}>{is.length === 0 ? say("gone") : <Rows rows={is} locale={locale} />}</td>
    </tr>
  );
}

async function Rows({ rows, locale }: { rows: LedgerRow[]; locale: string }) {
  const amount = await getTranslations("amount");
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.part} className="flex flex-wrap items-baseline gap-x-3">
          <StatusBadge status={row.status} />
          <span className="figure">
            {row.original && row.currency
              ? boundsText(row.original, row.currency, locale, amount, "whole")
              : (row.inKind ?? amount("unquantified"))}
          </span>
        </li>
      ))}
    </ul>
  );
}
