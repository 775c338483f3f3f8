import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import { boundsOf } from "@pledgebook/core/values/money";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { amountText, inSymbols } from "@/wording/amount.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** So many of a story's pledges are drawn beside its headline. */
const MOST = 5;

/** A story's own figure: its largest pledges, each as long as what is sure of it in euros, each with the way to its sentence. */
export async function LeadFigure({ slug }: { slug: string }) {
  const found = await readerApi().articles.bySlug({ slug });
  if (found?.kind !== "article") return null;
  const locale = await getLocale();
  const say = await getTranslations("front");
  const names = await namesIn(locale);
  const short = inSymbols(await getTranslations("amount"));
  const told = [...Map.groupBy(found.marks, ({ pledge }) => pledge.code).values()].map(([first]) => first!);
  // What lies in a package that stands here too would be drawn twice.
  const codes = new Set(told.map(({ pledge }) => pledge.code));
  const whole = told.filter(({ pledge }) => !pledge.packageCodes.some((code) => codes.has(code)));
  const drawn = whole
    .map(({ id, pledge }) => ({ id, pledge, euros: eurosOf(pledge) }))
    .filter(({ euros }) => euros > 0)
    .sort((a, b) => b.euros - a.euros)
    .slice(0, MOST);
  if (drawn.length < 2) return null;
  const longest = drawn[0]!.euros;
  return (
    <figure className="lead-figure">
      <figcaption>{say("lead_figure")}</figcaption>
      <ul>
        {drawn.map(({ id, pledge, euros }) => (
          <li key={id}>
            <a href={address(locale, `/articles/${slug}#m-${id}`)}>
              {pledge.donorCodes.length > 2
                ? say("lead_donors", { count: pledge.donorCodes.length })
                : names.parties(pledge.donorCodes)}{" "}
              <b>{amountText(pledge.amount, locale, short)}</b>
            </a>
            <span style={{ width: `${(100 * euros) / longest}%` }} aria-hidden="true" />
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** What is sure of a pledge, in minor units of the euro; 0 where nothing is, or no rate is known. */
function eurosOf({ amount, converted }: PledgeSummary): number {
  const own = amount.currency === "EUR" ? boundsOf(amount) : converted?.bounds;
  return own ? own.floor || (own.ceiling ?? 0) : 0;
}
