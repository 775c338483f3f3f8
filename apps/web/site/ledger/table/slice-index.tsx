import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { Stripes, stagesInBar } from "@/site/ledger/totals/stage-bar.tsx";
import { StageFigure } from "@/site/ledger/totals/stage-figure.tsx";

interface IndexedSlice {
  /** Its own page, without a language. */
  path: string;
  /** Its rows in the ledger. */
  query: string;
  name: string;
  rows: number;
  totals: StageTotal[];
}

/** All channels or all purposes, with a bar and a sum for each stage; the largest first. */
export async function SliceIndex(props: { kind: "channels" | "purposes"; slices: IndexedSlice[] }) {
  const { kind } = props;
  const locale = await getLocale();
  const [say, status] = [await getTranslations("slice_index"), await getTranslations("status")];
  const lengthOf = (slice: IndexedSlice) =>
    stagesInBar.reduce(
      (sum, stage) => sum + (slice.totals.find((total) => total.status === stage)?.bounds.floor ?? 0),
      0,
    );
  const slices = props.slices.toSorted(
    (a, b) => lengthOf(b) - lengthOf(a) || a.name.localeCompare(b.name, locale),
  );
  const longest = Math.max(...slices.map(lengthOf)) || 1;
  return (
    <SitePage path={`/${kind}`}>
      <h1 className="text-2xl sm:text-3xl">{say(kind)}</h1>
      <p className="mt-2 max-w-measure text-muted">{say(`${kind}_lead`)}</p>
      {slices.length === 0 && <p className="mt-6">{say("none")}</p>}
      {slices.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className="mt-4 overflow-x-auto" aria-label={say(kind)} tabIndex={0}>
          <table className="ledger lines donors">
            <thead>
              <tr>
                <th scope="col">{say(`${kind}_name`)}</th>
                <th scope="col">
                  <span className="sr-only">{say("bar")}</span>
                </th>
                {stagesInBar.map((stage) => (
                  <th key={stage} scope="col" className="sum">
                    {status(stage)}
                  </th>
                ))}
                <th scope="col" className="sum">
                  {say("rows")}
                </th>
              </tr>
            </thead>
            <tbody>
              {slices.map((slice) => (
                <tr key={slice.path}>
                  <td className="who">
                    <a href={address(locale, slice.path)}>{slice.name}</a>
                  </td>
                  <td className="bar" aria-hidden="true">
                    <Stripes
                      totals={slice.totals.filter(({ bounds }) => bounds.floor > 0)}
                      width={`${(100 * lengthOf(slice)) / longest}%`}
                    />
                  </td>
                  {stagesInBar.map((stage) => (
                    <td key={stage} className="sum" data-stage={status(stage)}>
                      <StageFigure
                        query={slice.query}
                        total={slice.totals.find((total) => total.status === stage)}
                        measure="sum"
                      />
                    </td>
                  ))}
                  <td className="sum" data-stage={say("rows")}>
                    <a href={address(locale, `/pledges?${slice.query}`)}>{slice.rows}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </SitePage>
  );
}
