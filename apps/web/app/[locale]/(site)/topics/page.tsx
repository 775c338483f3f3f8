import { topicKinds } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "topic" });
  return { title: say("title"), ...ownAddress(locale, "/topics") };
}

/** Everything that published articles are filed under. */
export default async function TopicsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("topic");
  const topics = (await readerApi().topics.list()).filter(({ published }) => published > 0);
  return (
    <SitePage path="/topics">
      <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
      {topics.length === 0 && (
        <p className="mt-3 text-lg text-muted">
          {say("none")} <a href={address(locale, "/articles")}>{say("all")}</a>
        </p>
      )}
      {topicKinds.map((kind) => {
        const list = topics.filter((topic) => topic.kind === kind);
        return (
          list.length > 0 && (
            <section key={kind} aria-labelledby={kind} className="mt-8 max-w-measure">
              <h2 id={kind} className="text-xl">
                {say(`${kind}s`)}
              </h2>
              <ul className="mt-2">
                {list.map((topic) => (
                  <li key={topic.slug} className="flex justify-between gap-4 border-b border-line py-2.5">
                    <a href={address(locale, `/topics/${topic.slug}`)}>
                      {locale === "uk" ? topic.nameUk : topic.nameEn}
                    </a>
                    <span className="figure text-muted">{topic.published}</span>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </SitePage>
  );
}
