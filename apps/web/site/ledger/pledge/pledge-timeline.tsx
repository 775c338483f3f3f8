import type { Amount } from "@pledgebook/core/values/money";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { SourceSeen } from "@/site/article/source-seen.tsx";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { toldIn } from "@/wording/for-what.ts";

interface TimelineEvent {
  id: string;
  status: Status;
  happenedOn: string;
  detail: string | null;
  detailUk: string | null;
  amount: Amount | null;
  isRest: boolean;
  evidence: { publisher: string; title?: string; date?: string; url?: string }[];
}

/** What happened to it, dated and with evidence; and, where nothing is known, since when nobody found anything. */
export async function PledgeTimeline(props: {
  events: TimelineEvent[];
  announcedOn: string | null;
  announcedBy: string | null;
  lastCheckedOn: string;
  seenSources: Parameters<typeof SourceSeen>[0]["seen"];
}) {
  const locale = await getLocale();
  const say = await getTranslations("pledge");
  const amount = await getTranslations("amount");
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="text-xl">
        {say("timeline")}
      </h2>
      <ol className="mt-4 border-l border-line pl-6">
        <li className="relative pb-5">
          <Dot />
          <p className="text-sm text-muted">
            {props.announcedOn ? (
              <time dateTime={props.announcedOn}>{dayText(props.announcedOn, locale)}</time>
            ) : (
              say("day_unknown")
            )}
          </p>
          <StatusBadge status="pledged" />
          {props.announcedBy && <p className="text-sm">{say("announced_by", { name: props.announcedBy })}</p>}
        </li>
        {props.events.map((event) => (
          <li key={event.id} className="relative pb-5">
            <Dot />
            <p className="text-sm text-muted">
              <time dateTime={event.happenedOn}>{dayText(event.happenedOn, locale)}</time>
            </p>
            <p className="flex flex-wrap items-baseline gap-x-3">
              <StatusBadge status={event.status} />
              {event.amount && (
                <span className="text-sm font-semibold figure">
                  {event.amount.currency === null
                    ? say("part_unknown")
                    : event.isRest
                      ? say("rest", { amount: amountText(event.amount, locale, amount) })
                      : amountText(event.amount, locale, amount)}
                </span>
              )}
            </p>
            <Detail of={event} locale={locale} />
            {event.evidence.length > 0 && (
              <p className="text-sm text-muted">
                {say("evidence_from")}{" "}
                {event.evidence.map((source, index) => (
                  <span key={`${source.publisher}${source.url ?? ""}`}>
                    {index > 0 && "; "}
                    {source.url ? (
                      <a href={source.url} rel="nofollow noopener">
                        {source.publisher}
                      </a>
                    ) : (
                      source.publisher
                    )}
                    {source.date && `, ${dayText(source.date, locale)}`}
                    <SourceSeen url={source.url} seen={props.seenSources} />
                  </span>
                ))}
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="text-sm text-muted">{say("no_later", { day: dayText(props.lastCheckedOn, locale) })}</p>
    </section>
  );
}

function Dot() {
  return (
    <span
      aria-hidden="true"
      className="absolute top-1.5 -left-[1.83rem] size-2.5 rounded-full border-2 border-paper bg-accent"
    />
  );
}

function Detail({ of, locale }: { of: TimelineEvent; locale: string }) {
  const told = toldIn(locale, of.detail, of.detailUk);
  return (
    told && (
      <p lang={told.lang} className="text-sm">
        {told.text}
      </p>
    )
  );
}
