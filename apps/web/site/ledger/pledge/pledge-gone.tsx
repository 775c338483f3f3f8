import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import { getLocale, getTranslations } from "next-intl/server";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { goodsText } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** What a pledge was that counted once, and why it does not any more. */
export async function PledgeGone(props: {
  gone: {
    pledge: PledgeSummary;
    reason: "withdrawn" | "removed";
    notice: string | null;
    quotes: string[];
    goneAt: string;
  };
}) {
  const { pledge, reason, notice, quotes, goneAt } = props.gone;
  const locale = await getLocale();
  const names = await namesIn(locale);
  const [say, amount] = [await getTranslations("pledge"), await getTranslations("amount")];
  return (
    <article className="max-w-measure">
      <h1 className="text-3xl">{say("gone.title", { code: pledge.code })}</h1>
      <p className="mt-4 text-lg">{say(`gone.${reason}`, { day: dayText(goneAt.slice(0, 10), locale) })}</p>
      {notice && <p className="note note-warn mt-4">{notice}</p>}
      <h2 className="mt-8 text-xl">{say("gone.was")}</h2>
      <p className="mt-2">
        {names.parties(pledge.donorCodes)}:{" "}
        <s className="figure">
          {pledge.amount.currency === null
            ? (goodsText(pledge, locale) ?? amount("unquantified"))
            : amountText(pledge.amount, locale, amount)}
        </s>
        {pledge.announcedOn && `, ${dayText(pledge.announcedOn, locale)}`}
      </p>
      {quotes.map((quote) => (
        <blockquote key={quote} className="mt-3 border-l-[3px] border-line pl-5 font-serif text-muted">
          {quote}
        </blockquote>
      ))}
    </article>
  );
}
