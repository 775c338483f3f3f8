import { subscriptionOf } from "@pledgebook/api/subscriptions/subscriptions";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { contextFor } from "@/server/api.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { followedPath, followedText } from "@/site/letters/followed.ts";
import { dayText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; token: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const say = await getTranslations({ locale: (await params).locale, namespace: "letters" });
  return { title: say("title"), robots: { index: false }, referrer: "no-referrer" };
}

/** Where a letter's link leads: confirming is a press, since programs that look through mail follow links by themselves. */
export default async function LettersPage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("letters");
  const subscription = await subscriptionOf(contextFor(null), token);
  const what = subscription && (await followedText(subscription, locale));
  return (
    <SitePage path="/letters">
      <div className="max-w-measure">
        <h1 className="text-3xl">{say("title")}</h1>
        {subscription && what !== null ? (
          <>
            <p className="mt-3 text-lg">
              {subscription.confirmedAt
                ? say(`confirmed.${subscription.frequency}`, {
                    what,
                    day: dayText(subscription.nextOn, locale),
                  })
                : say(`asked.${subscription.frequency}`, { what, email: subscription.email })}
            </p>
            <form method="post" action={`/api/letters/${token}`} className="mt-6 flex flex-wrap gap-4">
              {subscription.confirmedAt === null && (
                <button type="submit" name="do" value="confirm" className="button">
                  {say("confirm")}
                </button>
              )}
              <button type="submit" name="do" value="leave" className="button button-quiet">
                {say(subscription.confirmedAt === null ? "not_me" : "leave")}
              </button>
            </form>
            <p className="mt-6 text-sm">
              <a href={address(locale, followedPath(subscription))}>{say("page", { what })}</a>
            </p>
          </>
        ) : (
          <>
            <p className="mt-3 text-lg">{say("nothing")}</p>
            <p className="mt-6 text-sm">
              <a href={address(locale, "/follow")}>{say("follow")}</a>
            </p>
          </>
        )}
      </div>
    </SitePage>
  );
}
