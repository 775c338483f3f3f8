import { proposalFields } from "@pledgebook/core/desk/proposal";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import { staffOrLogin } from "@/server/staff.ts";
import { dayText, momentText } from "@/wording/day.ts";

export const generateMetadata = deskTitle("nav.suggestions");

/** How good the machine's suggestions were, as people decided on them: by month and version of the engine. */
export default async function SuggestionsPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  await staffOrLogin(locale, "/desk/suggestions");
  const say = await getTranslations("quality");
  const format = await getFormatter();
  const { quality, afterReview, misses } = await (await deskApi()).suggestions.quality();
  const percent = (share: number | null) =>
    share === null ? "–" : format.number(share, { style: "percent", maximumFractionDigits: 1 });
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      {quality.length === 0 ? (
        <p className="mt-6 text-lg text-muted">{say("empty")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than a phone is scrolled by keyboard
        <section className="mt-6 overflow-x-auto" tabIndex={0} aria-labelledby="by-month">
          <table className="w-full text-sm figure">
            <caption id="by-month" className="pb-2 text-left text-muted">
              {say("caption")}
            </caption>
            <thead>
              <tr className="border-b border-line text-left align-bottom">
                <th scope="col" className="py-1.5 pr-4">
                  {say("month")}
                </th>
                {(["engine", "accepted", "edited", "rejected", "missed", "precision", "recall"] as const).map(
                  (column) => (
                    <th key={column} scope="col" className="py-1.5 pr-4 text-right">
                      {say(column)}
                    </th>
                  ),
                )}
                {proposalFields.map((field) => (
                  <th key={field} scope="col" className="py-1.5 pr-4 text-right">
                    {say(`field.${field}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {quality.map((row) => (
                <tr key={`${row.month} ${row.engineVersion}`} className="border-b border-line">
                  <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                    {dayText(row.month, locale)}
                  </th>
                  {[row.engineVersion, row.accepted, row.edited, row.rejected, row.missed].map(
                    (value, index) => (
                      <td key={index} className="py-1.5 pr-4 text-right">
                        {value}
                      </td>
                    ),
                  )}
                  {[row.precision, row.recall, ...proposalFields.map((field) => row.fields[field])].map(
                    (share, index) => (
                      <td key={index} className="py-1.5 pr-4 text-right">
                        {percent(share)}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {afterReview.all.reviewed > 0 && (
        <section aria-labelledby="after-review" className="mt-12 max-w-[60rem]">
          <h2 id="after-review" className="text-2xl">
            {say("after_review")}
          </h2>
          <p className="mt-2 max-w-measure text-muted">{say("after_review_lead")}</p>
          <div className="mt-3 grid gap-x-12 gap-y-8 md:grid-cols-2">
            <ReviewedTable
              caption={say("by_confidence")}
              rows={[
                ...afterReview.byConfidence.map((row) => ({
                  ...row,
                  name: say("band", { from: row.from, to: Math.min(100, row.below) }),
                })),
                { ...afterReview.all, name: say("all") },
              ]}
              say={say}
              percent={percent}
            />
            <ReviewedTable
              caption={say("by_kind")}
              rows={afterReview.byKind.map((row) => ({
                ...row,
                name: `${say(`kind.${row.kind}`)}, ${say(`language.${row.language}`)}`,
              }))}
              say={say}
              percent={percent}
            />
          </div>
        </section>
      )}
      {misses.length > 0 && (
        <section aria-labelledby="misses" className="mt-12 max-w-[60rem]">
          <h2 id="misses" className="text-2xl">
            {say("misses")}
          </h2>
          <ul className="mt-3">
            {misses.map((miss) => (
              <li key={miss.id} className="border-t border-line py-2.5">
                <p lang={miss.language} className="font-serif">
                  {miss.exact}
                </p>
                <p className="text-sm text-muted">
                  {miss.outcome === "rejected"
                    ? say("was_rejected")
                    : say("was_edited", {
                        fields: miss.changed.map((field) => say(`field.${field}`)).join(", "),
                      })}
                  {miss.reason && `: ${miss.reason}`} ·{" "}
                  <a
                    href={address(
                      locale,
                      `/desk/articles/${miss.articleId}/annotate${miss.annotationId ? `#m-${miss.annotationId}` : ""}`,
                    )}
                    lang={miss.language}
                  >
                    {miss.title}
                  </a>{" "}
                  · {momentText(miss.decidedAt ?? "", locale)}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** How sure suggestions were shown to be, beside how often they were right. */
function ReviewedTable(props: {
  caption: string;
  rows: { name: string; reviewed: number; shown: number | null; right: number | null }[];
  say: (key: "group" | "reviewed" | "shown" | "right") => string;
  percent: (share: number | null) => string;
}) {
  const { rows, say, percent } = props;
  return (
    <table className="w-full self-start text-sm figure">
      <caption className="pb-2 text-left text-muted">{props.caption}</caption>
      <thead>
        <tr className="border-b border-line text-left align-bottom">
          <th scope="col" className="py-1.5 pr-4">
            {say("group")}
          </th>
          {(["reviewed", "shown", "right"] as const).map((column) => (
            <th key={column} scope="col" className="py-1.5 pr-4 text-right">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ reviewed }) => reviewed > 0)
          .map((row) => (
            <tr key={row.name} className="border-b border-line">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {row.name}
              </th>
              <td className="py-1.5 pr-4 text-right">{row.reviewed}</td>
              <td className="py-1.5 pr-4 text-right">{percent(row.shown)}</td>
              <td className="py-1.5 pr-4 text-right">{percent(row.right)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
