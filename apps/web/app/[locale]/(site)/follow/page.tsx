import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { namesIn } from "@/wording/names-of-request.ts";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "follow" });
  return {
    title: say("title"),
    description: say("description"),
    ...ownAddress(locale, "/follow", "/feeds/articles"),
  };
}

export default async function FollowPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("follow");
  const names = await namesIn(locale);
  const donors = (await readerApi().ledger.holders())
    .flatMap(({ donorCodes }) => (donorCodes.length === 1 ? donorCodes : []))
    .map((code) => ({ code, name: names.party(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const feeds: [string, string, string?][] = [
    [say("articles"), "/feeds/articles"],
    [say("pledges"), "/feeds/pledges"],
    [say("overdue"), "/feeds/pledges", "due=past"],
    [say("corrections"), "/feeds/corrections"],
  ];
  return (
    <SitePage path="/follow">
      <div className="max-w-measure">
        <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
        <p className="mt-3 text-lg text-muted">{say("lead")}</p>
        <h2 className="mt-8 text-xl">{say("feeds")}</h2>
        <ul className="mt-2">
          {feeds.map(([name, path, query]) => (
            <li key={name} className="flex justify-between gap-4 border-b border-line py-2.5">
              {name}
              <FeedLinks name={name} path={path} query={query} locale={locale} />
            </li>
          ))}
        </ul>
        <h2 className="mt-8 text-xl">{say("of_donors")}</h2>
        <ul className="mt-2 gap-x-10 sm:columns-2">
          {donors.map(({ code, name }) => (
            <li
              key={code}
              className="flex break-inside-avoid justify-between gap-4 border-b border-line py-2 text-sm"
            >
              <a href={address(locale, `/donors/${code}`)}>{name}</a>
              <FeedLinks name={name} path={`/feeds/donors/${code}`} locale={locale} />
            </li>
          ))}
        </ul>
        <h2 className="mt-8 text-xl">{say("any")}</h2>
        <p className="mt-2">{say("any_text")}</p>
        <p className="mt-2 break-all rounded bg-surface p-3 font-mono text-sm select-all">
          {siteEnvironment().siteUrl}/feeds/pledges.xml?donor=DE&category=military
        </p>
        <h2 className="mt-8 text-xl">{say("by_mail")}</h2>
        <p className="mt-2">
          {say("by_mail_text")}{" "}
          <a href={address(locale, "/follow/mail")} rel="nofollow">
            {say("by_mail_link")}
          </a>
        </p>
        <h2 className="mt-8 text-xl">{say("changes")}</h2>
        <p className="mt-2">
          {say("changes_text")} <a href={address(locale, "/pledges/changes")}>{say("changes_link")}</a>
        </p>
        <h2 className="mt-8 text-xl">{say("how")}</h2>
        <p className="mt-2">{say("how_text")}</p>
      </div>
    </SitePage>
  );
}

function FeedLinks(props: { name: string; path: string; query?: string | undefined; locale: string }) {
  const asked = new URLSearchParams(props.query);
  if (props.locale !== "en") asked.set("lang", props.locale);
  const query = asked.size > 0 ? `?${asked}` : "";
  return (
    <span className="whitespace-nowrap">
      <a href={`${props.path}.xml${query}`} aria-label={`Atom: ${props.name}`}>
        Atom
      </a>{" "}
      ·{" "}
      <a href={`${props.path}.json${query}`} aria-label={`JSON Feed: ${props.name}`}>
        JSON
      </a>
    </span>
  );
}
