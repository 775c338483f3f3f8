import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { newsroomDay } from "@/server/api.ts";
import { dayText } from "@/wording/day.ts";
import { namesIn } from "@/wording/names-of-request.ts";
import { SourceSeen } from "./source-seen.tsx";

interface Source {
  publisher: string;
  title?: string;
  date?: string;
  url?: string;
}
interface Related {
  slug: string;
  title: string;
  language: string;
  publishedOn: string;
  sharedPledges: number;
  donors: string | null;
  channels: string | null;
  purposes: string | null;
}

/** Below an article: what it was made from, when it changed, what else is about the same. */
export async function ArticleFoot(props: {
  slug: string;
  sources: Source[];
  seenSources: Parameters<typeof SourceSeen>[0]["seen"];
  related: Related[];
  tags: { slug: string; nameEn: string; nameUk: string }[];
  publishedOn: string | null;
  firstPublishedAt: string | null;
  modifiedAt: string | null;
}) {
  const [say, locale] = [await getTranslations("article"), await getLocale()];
  const names = await namesIn(locale);
  const purpose = await getTranslations("purpose");
  const listed = (codes: string | null) => (codes ?? "").split(",").filter(Boolean);
  /** What two articles share, in names: the first few donors, the channels, the purposes. */
  const aboutOf = (article: Related) => [
    ...listed(article.donors).slice(0, 3).map(names.party),
    ...listed(article.channels).slice(0, 2).map(names.channel),
    ...listed(article.purposes)
      .slice(0, 2)
      .map((code) => purpose(code).toLocaleLowerCase(locale)),
  ];
  const changed =
    props.modifiedAt && props.modifiedAt !== props.firstPublishedAt ? newsroomDay(props.modifiedAt) : null;
  const first = props.firstPublishedAt ? newsroomDay(props.firstPublishedAt) : null;
  return (
    <footer className="mt-12 grid gap-10 border-t border-line pt-6 md:grid-cols-2">
      {props.tags.length > 0 && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm md:col-span-2">
          <span className="text-muted">{say("tags")}</span>
          {props.tags.map((tag) => (
            <a key={tag.slug} href={address(locale, `/topics/${tag.slug}`)} rel="tag">
              {locale === "uk" ? tag.nameUk : tag.nameEn}
            </a>
          ))}
        </p>
      )}
      {props.sources.length > 0 && (
        <section aria-labelledby="sources">
          <h2 id="sources" className="text-lg">
            {say("sources")}
          </h2>
          <ul className="mt-3 grid gap-2 text-sm">
            {props.sources.map((source) => (
              <li key={`${source.publisher}${source.url ?? source.title ?? ""}`}>
                {source.url ? (
                  <a href={source.url} rel="nofollow noopener">
                    {source.title ?? source.publisher}
                  </a>
                ) : (
                  (source.title ?? source.publisher)
                )}
                <span className="text-muted">
                  {source.title ? `, ${source.publisher}` : ""}
                  {source.date ? `, ${dayText(source.date, locale)}` : ""}
                </span>
                <SourceSeen url={source.url} seen={props.seenSources} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {(changed || (first && first !== props.publishedOn)) && (
        <p className="text-sm text-muted md:col-span-2 md:row-start-2">
          {first && first !== props.publishedOn && say("first_here", { day: dayText(first, locale) })}{" "}
          {changed && (
            <>
              {say("modified", { day: dayText(changed, locale) })}{" "}
              <a href={address(locale, `/articles/${props.slug}/history`)}>{say("history")}</a>
            </>
          )}
        </p>
      )}
      {props.related.length > 0 && (
        <section aria-labelledby="related">
          <h2 id="related" className="text-lg">
            {say("related")}
          </h2>
          <ul className="mt-3 grid gap-3">
            {props.related.map((article) => (
              <li key={article.slug}>
                <a
                  href={address(locale, `/articles/${article.slug}`)}
                  lang={article.language}
                  className="font-serif text-base leading-snug"
                >
                  {article.title}
                </a>
                <span className="block text-sm text-muted">
                  {[
                    article.sharedPledges > 0 && say("related_pledges", { count: article.sharedPledges }),
                    say("related_about", { about: aboutOf(article).join(" · ") }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </footer>
  );
}
