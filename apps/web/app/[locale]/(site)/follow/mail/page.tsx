import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { newsroom } from "@/server/api.ts";
import type { SearchParams } from "@/server/query.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { follow } from "@/site/letters/follow-action.ts";
import { FollowForm } from "@/site/letters/follow-form.island.tsx";
import { followedBy, followedPath, followedText } from "@/site/letters/followed.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const say = await getTranslations({ locale: (await params).locale, namespace: "follow_mail" });
  return { title: say("title"), description: say("lead"), robots: { index: false } };
}

/** Where a reader asks to be told by mail of a donor, a purpose, a pledge or of all. */
export default async function FollowByMailPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const followed = await followedBy(await searchParams);
  if (!followed) notFound();
  const say = await getTranslations("follow_mail");
  const problem = await getTranslations("problem");
  const what = await followedText(followed, locale);
  const words = ["email", "often", "daily", "weekly", "website", "send", "asked"] as const;
  const problems = ["mail_address", "mail_throttled", "nothing_to_follow", "no_mail", "unknown"] as const;
  const said = <K extends string>(keys: readonly K[], tell: (key: K) => string) =>
    Object.fromEntries(keys.map((key) => [key, tell(key)])) as Record<K, string>;
  return (
    <SitePage path="/follow/mail">
      <p className="kicker">
        <a href={address(locale, "/follow")}>{say("kicker")}</a>
      </p>
      <h1 className="mt-2 text-3xl">{say("title_of", { what })}</h1>
      <p className="mt-3 max-w-measure text-lg text-muted">{say("lead")}</p>
      {newsroom().mail ? (
        <FollowForm
          action={follow}
          given={{ ...followed, language: locale }}
          words={said(words, say)}
          problems={said(problems, problem)}
        />
      ) : (
        <p className="note mt-6 max-w-measure">{problem("no_mail")}</p>
      )}
      <p className="mt-6 max-w-measure text-sm text-muted">{say("privacy")}</p>
      <p className="mt-4 text-sm">
        <a href={address(locale, followedPath(followed))}>{say("back", { what })}</a>
      </p>
    </SitePage>
  );
}
