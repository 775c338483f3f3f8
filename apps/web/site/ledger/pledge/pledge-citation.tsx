import { emptyFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import { addDays } from "@pledgebook/core/values/day";
import { bibtex, type Cited, ris } from "@pledgebook/formats/write/citation";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { recordToday } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { dayText } from "@/wording/day.ts";

/** How to cite a pledge: as a sentence, as BibTeX and RIS, and with an address whose answer never changes. */
export async function PledgeCitation(props: {
  code: string;
  text: string;
  announcedOn: string | null;
  /** The day since when the ledger says what is cited; null where that is not known. */
  changedOn: string | null;
}) {
  const { code } = props;
  const locale = await getLocale();
  const say = await getTranslations("pledge");
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
  const here = `${siteUrl}${address(locale, `/pledges/${code}`)}`;
  const today = recordToday();
  // The last whole day, whose answer never changes; or today, where the ledger did not say it before.
  const yesterday = addDays(today, -1);
  const asOf = props.changedOn !== null && props.changedOn > yesterday ? props.changedOn : yesterday;
  const state = `/pledges?${writeFilter({ ...emptyFilter, text: code, asOf })}`;
  const cited: Cited = {
    key: `${siteName.toLowerCase().replace(/[^a-z0-9]+/g, "")}-${code}`,
    title: `${props.text} (${code})`,
    author: siteName,
    day: props.announcedOn,
    url: here,
    note: `As recorded on ${asOf}: ${siteUrl}${state}`,
    accessedOn: today,
    kind: "page",
  };
  return (
    <section aria-labelledby="cite" className="no-print">
      <h2 id="cite" className="text-lg">
        {say("cite")}
      </h2>
      <p className="mt-2 text-sm break-words select-all">
        {siteName}, {code}: {props.text}. {here}
      </p>
      <p className="mt-2 text-sm">
        <a href={address(locale, state)} rel="nofollow">
          {say("cite_state", { day: dayText(asOf, locale) })}
        </a>
      </p>
      {(
        [
          ["BibTeX", bibtex],
          ["RIS", ris],
        ] as const
      ).map(([name, write]) => (
        <details key={name} className="mt-2 text-sm">
          <summary className="min-h-6 font-semibold text-accent">{name}</summary>
          <pre className="mt-1 whitespace-pre-wrap break-words rounded bg-surface p-3 text-xs select-all">
            {write(cited)}
          </pre>
        </details>
      ))}
    </section>
  );
}
