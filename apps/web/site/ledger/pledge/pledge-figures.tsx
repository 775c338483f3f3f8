import { type Amount, sameAmount } from "@pledgebook/core/values/money";
import type { AnnotationRole } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";

interface Mention {
  id: string;
  role: AnnotationRole;
  stated: Amount;
  articleTitle: string;
  articleLanguage: string;
  publishedOn: string | null;
}

/**
 * Every figure that articles give for a pledge beside the one that counts. Nothing is drawn where all say the same, and
 * where only one article tells of it in the donor's own figure.
 */
export async function PledgeFigures({ counted, mentions }: { counted: Amount; mentions: Mention[] }) {
  const stated = mentions.filter(({ stated }) => stated.currency !== null);
  if (stated.every((mention) => sameAmount(mention.stated, counted))) return null;
  const locale = await getLocale();
  const say = await getTranslations("pledge");
  const amount = await getTranslations("amount");
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="text-xl">
        {say("figures")}
      </h2>
      <p className="mt-1 text-sm text-muted">{say("figures_text")}</p>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{say("figures_source")}</th>
            <th scope="col" className="sum">
              {say("figures_stated")}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say("figures_counted")}</th>
            <td data-label={say("figures_stated")} className="sum font-semibold">
              {counted.currency === null
                ? amount("unquantified")
                : amountText(counted, locale, amount, "whole")}
            </td>
          </tr>
          {stated.map((mention) => (
            <tr key={mention.id}>
              <th scope="row" className="font-normal">
                <a href={`#e-${mention.id}`} lang={mention.articleLanguage}>
                  {mention.articleTitle}
                </a>
                {mention.publishedOn && (
                  <span className="block text-muted">{dayText(mention.publishedOn, locale)}</span>
                )}
              </th>
              <td data-label={say("figures_stated")} className="sum">
                {amountText(mention.stated, locale, amount, "whole")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
