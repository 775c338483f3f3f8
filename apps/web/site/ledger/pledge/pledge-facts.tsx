import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import { recordDay } from "@pledgebook/api/server/days";
import type { YearShare } from "@pledgebook/core/ledger/pledge";
import type { Bounds } from "@pledgebook/core/values/money";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { amountText, firmText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** Who, what for, how, how much: stated, original, converted with its rate. */
export async function PledgeFacts({
  found,
}: {
  found: {
    pledge: PledgeSummary;
    note: string | null;
    period: string | null;
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
                  {say("rate", {
                    rate: rate.perEuro,
                    currency: rate.currency,
                    source: rate.source,
                    day: dayText(rate.date, locale),
                  })}
                </span>
              ))}
            </>,
          ],
        ] as [string, ReactNode][])
      : []),
    ...(pledge.inKind
      ? ([
          [
            say("goods"),
            <span key="goods" lang="en">
              {pledge.inKind}
            </span>,
          ],
        ] as [string, ReactNode][])
      : []),
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
    ...(found.period
      ? ([
          [
            say("period"),
            <span key="period" lang="en">
              {found.period}
            </span>,
          ],
        ] as [string, ReactNode][])
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
      {found.note && (
        <p lang="en" className="note mt-4 text-sm">
          {found.note}
        </p>
      )}
    </section>
  );
}
