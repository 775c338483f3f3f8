import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { isOneOf } from "@pledgebook/core/values/vocabulary";
import { getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { Stripes, stagesInBar } from "@/site/ledger/totals/stage-bar.tsx";
import { inSymbols, totalText } from "@/wording/amount.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** Donors of which the front page shows how far their promises have come. */
const MOST = 6;

/**
 * The donors of the largest promises, one small bar each, all of one width: what became of what each promised, whatever its
 * size. Below it the sums of the first and the furthest stage in it, which are not added up.
 */
export async function DonorPanels({ locale }: { locale: string }) {
  const say = await getTranslations("front");
  const status = await getTranslations("status");
  const totals = await getTranslations("totals");
  const amount = inSymbols(await getTranslations("amount"));
  const names = await namesIn(locale);
  const donors = (await readerApi().ledger.slices({ by: "donor" }))
    .flatMap(({ slice, totals: all }) => {
      const sure = all.filter((one) => isOneOf(stagesInBar, one.status) && one.bounds.floor > 0);
      return slice.includes(";") || sure.length === 0 ? [] : [{ code: slice, sure }];
    })
    .sort((a, b) => lengthOf(b.sure) - lengthOf(a.sure))
    .slice(0, MOST);
  if (donors.length < 2) return null;
  return (
    <section aria-labelledby="donors" className="mt-12">
      <h2 id="donors" className="border-t-2 border-ink pt-2 font-sans text-base">
        {say("donors")}
      </h2>
      <ul className="mt-3 grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {donors.map(({ code, sure }) => (
          <li key={code}>
            <a href={address(locale, `/donors/${code}`)} className="plain font-semibold">
              {names.party(code)}
            </a>
            <Stripes totals={sure} />
            <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
              {[...new Set([sure[0], sure.at(-1)])].map(
                (total) =>
                  total && (
                    <span key={total.status}>
                      {status(total.status)} {totalText(total, emptyFilter.currency, locale, amount, totals)}
                    </span>
                  ),
              )}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm">
        <a href={address(locale, "/donors")} className="font-semibold">
          {say("all_donors")}
        </a>
      </p>
    </section>
  );
}

function lengthOf(sure: readonly { bounds: { floor: number } }[]): number {
  return sure.reduce((sum, { bounds }) => sum + bounds.floor, 0);
}
