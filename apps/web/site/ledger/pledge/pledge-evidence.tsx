import type { Amount } from "@pledgebook/core/values/money";
import type { AnnotationRole } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";

interface Evidence {
  id: string;
  role: AnnotationRole;
  stated: Amount;
  quote: string;
  prefix: string;
  suffix: string;
  isInPlace: boolean;
  articleSlug: string;
  articleTitle: string;
  articleLanguage: string;
  publishedOn: string | null;
}

/** The sentences that promised it, each in its words and one step from its place. */
export async function PledgeEvidence({ evidence }: { evidence: Evidence[] }) {
  const locale = await getLocale();
  const say = await getTranslations("pledge");
  const amount = await getTranslations("amount");
  const card = await getTranslations("card");
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence" className="text-xl">
        {say("evidence", { count: evidence.length })}
      </h2>
      <ol className="mt-4 grid gap-7">
        {evidence.map((mark) => {
          const href = address(
            locale,
            `/articles/${mark.articleSlug}${mark.isInPlace ? `#m-${mark.id}` : ""}`,
          );
          return (
            <li key={mark.id} id={`e-${mark.id}`}>
              <blockquote
                lang={mark.articleLanguage}
                cite={href}
                className="border-l-[3px] border-mark-line pl-5 font-serif text-lg leading-relaxed"
              >
                <span className="text-muted">{fromWord(mark.prefix)}</span>
                <mark>
                  <a href={href}>{mark.quote}</a>
                </mark>
                <span className="text-muted">{toWord(mark.suffix)}</span>
              </blockquote>
              <p className="mt-2 pl-5 text-sm text-muted">
                <a href={href} lang={mark.articleLanguage}>
                  {mark.articleTitle}
                </a>
                {mark.publishedOn && (
                  <>
                    , <time dateTime={mark.publishedOn}>{dayText(mark.publishedOn, locale)}</time>
                  </>
                )}
                {" · "}
                {mark.role === "first" ? say("first") : card(`role.${mark.role}`)}
                {!mark.isInPlace && <> · {say("edited_since")}</>}
                {mark.stated.currency !== null && (
                  <> · {say("stated_as", { amount: amountText(mark.stated, locale, amount) })}</>
                )}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Context is cut in the middle of words; shown from the first whole one, within its paragraph. */
function fromWord(prefix: string): string {
  const line = prefix.slice(prefix.lastIndexOf("\n") + 1);
  return line === prefix ? `… ${line.slice(line.indexOf(" ") + 1)}` : line;
}

function toWord(suffix: string): string {
  const end = suffix.indexOf("\n");
  if (end >= 0) return suffix.slice(0, end);
  const cut = suffix.lastIndexOf(" ");
  return cut > 0 ? `${suffix.slice(0, cut)} …` : suffix;
}
