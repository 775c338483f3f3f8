import { isPurpose, type Purpose } from "@pledgebook/core/values/vocabulary";
import { getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { ArticleLinks } from "@/site/article/article-links.tsx";

/** Sections of the front page, and stories in each. */
const [MOST_SUBJECTS, MOST_STORIES] = [4, 3];

/** Purposes that say nothing finer than that it is aid. */
const UNSAID: readonly Purpose[] = ["other", "mixed_arms", "military_support"];

/** Stories by what the aid in them is for: the purposes that most pledges have, each with its latest stories. */
export async function Subjects({ locale }: { locale: string }) {
  const api = readerApi();
  const say = await getTranslations("front");
  const purpose = await getTranslations("purpose");
  const told = (await api.ledger.slices({ by: "purpose" }))
    .flatMap(({ slice, rows }) => (isPurpose(slice) && !UNSAID.includes(slice) ? [{ slice, rows }] : []))
    .sort((a, b) => b.rows - a.rows)
    .slice(0, MOST_SUBJECTS);
  const sections = await Promise.all(
    told.map(async ({ slice }) => ({
      slice,
      articles: await api.ledger.articlesOf({ by: "purpose", value: slice, limit: MOST_STORIES }),
    })),
  );
  const shown = sections.filter(({ articles }) => articles.length > 0);
  if (shown.length < 2) return null;
  return (
    <section
      aria-label={say("subjects")}
      className="mt-12 grid gap-x-8 gap-y-8 sm:grid-cols-2 lg:grid-cols-4"
    >
      {shown.map(({ slice, articles }) => (
        <div key={slice}>
          <h2 className="border-t-2 border-ink pt-2 font-sans text-base">
            <a href={address(locale, `/purposes/${slice.replaceAll("_", "-")}`)} className="plain">
              {purpose(slice)}
            </a>
          </h2>
          <ArticleLinks articles={articles} locale={locale} />
        </div>
      ))}
    </section>
  );
}
