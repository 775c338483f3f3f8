import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import { recordDay } from "@pledgebook/api/server/days";
import type { YearShare } from "@pledgebook/core/ledger/pledge";
import { daysBetween, lastDay } from "@pledgebook/core/values/day";
import type { Bounds } from "@pledgebook/core/values/money";
import { isOneOf, openStatuses } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { recordToday } from "@/server/api.ts";
import { amountText, firmText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { type Told, toldIn } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";
import { rateWords } from "@/wording/rate.ts";

/** Who, what for, how, how much: stated, original, converted with its rate. */
export async function PledgeFacts({
  found,
}: {
  found: {
    pledge: PledgeSummary;
    note: string | null;
    noteUk: string | null;
    period: string | null;
    periodUk: string | null;
    years: YearShare[];
    recordedAt: string;
    remainder: Bounds | null;
  };
}) {
  const { pledge } = found;
  const locale = await getLocale();
  const names = await namesIn(locale);
  const [say, amount] = [await getTranslations("pledge"), await getTranslations("amount")];
  const [category, purpose, finance] = [
    await getTranslations("category"),
    await getTranslations("purpose"),
    await getTranslations("finance"),
  ];
  const { converted } = pledge;
  const note = toldIn(locale, found.note, found.noteUk);
  const rows: [string, ReactNode][] = [
    [
      say("original"),
      pledge.amount.currency === null
        ? amount("unquantified")
        : amountText(pledge.amount, locale, amount, "whole"),
    ],
    ...(converted
      ? ([
          [
            say("converted"),
            <>
              {firmText(
                { bounds: converted.bounds, qualifier: pledge.amount.qualifier, isWorkedOut: false },
                converted.currency,
                locale,
                amount,
                "whole",
              )}
              {converted.rates.map((rate) => (
                <span key={rate.currency} className="block text-muted">
                  {say("rate", rateWords(rate, locale))}
                </span>
              ))}
            </>,
          ],
        ] as [string, ReactNode][])
      : []),
    ...told(say("goods"), toldIn(locale, pledge.inKind, pledge.inKindUk)),
    [say("recipient"), names.party(pledge.recipientCode)],
    [say("category"), category(pledge.category)],
    [
      say("purpose"),
      <a key="purpose" href={address(locale, `/purposes/${pledge.purpose.replaceAll("_", "-")}`)}>
        {purpose(pledge.purpose)}
      </a>,
    ],
    [say("finance"), finance(pledge.financeType)],
    [
      say("channel"),
      pledge.channelSlug ? (
        <a key="channel" href={address(locale, `/channels/${pledge.channelSlug}`)}>
          {names.channel(pledge.channelSlug)}
        </a>
      ) : (
        say("bilateral")
      ),
    ],
    ...found.years.map(({ year, amount: share }): [string, ReactNode] => [
      String(year),
      amountText(share, locale, amount, "whole"),
    ]),
    ...told(say("period"), toldIn(locale, found.period, found.periodUk)),
    ...(pledge.dueBy
      ? ([[say("due"), <Due key="due" pledge={pledge} dueBy={pledge.dueBy} />]] as [string, ReactNode][])
      : []),
    [say("recorded"), dayText(recordDay(found.recordedAt), locale)],
  ];
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="text-lg">
        {say("facts")}
      </h2>
      <dl className="mt-3 text-sm">
        {rows.map(([term, value]) => (
          <div key={term} className="grid grid-cols-[7.5rem_1fr] gap-x-3 border-t border-line py-2">
            <dt className="text-muted">{term}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      {note && (
        <p lang={note.lang} className="note mt-4 text-sm">
          {note.text}
        </p>
      )}
    </section>
  );
}

/** What is told in words, where anything is, in the language that it is in. */
function told(term: string, words: Told | null): [string, ReactNode][] {
  return words
    ? [
        [
          term,
          <span key={term} lang={words.lang}>
            {words.text}
          </span>,
        ],
      ]
    : [];
}

/** By when it is due and, where that day is over without later evidence, since when. */
async function Due({ pledge, dueBy }: { pledge: PledgeSummary; dueBy: string }) {
  const [locale, say] = [await getLocale(), await getTranslations("pledge")];
  const days = daysBetween(lastDay(dueBy), recordToday());
  const isOpen = isOneOf(openStatuses, pledge.status);
  return (
    <>
      {dayText(dueBy, locale)}
      {isOpen && days > 0 && <span className="block text-warn">{say("due_past", { days })}</span>}
      {!isOpen && <span className="block text-muted">{say("due_kept")}</span>}
    </>
  );
}
