import { may } from "@pledgebook/core/desk/permissions";
import { isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskKeys } from "@/desk/home/desk-keys.island.tsx";
import { ApiProvider } from "@/desk/kit/api.island.tsx";
import { DeskNav } from "@/desk/kit/desk-nav.island.tsx";
import { LiveRegion } from "@/desk/kit/live-region.island.tsx";
import { SignOut } from "@/desk/people/sign-out.island.tsx";
import { address } from "@/i18n/address.ts";
import { currentPerson } from "@/server/api.ts";
import { siteFace } from "@/server/face.ts";
import { Awake } from "@/site/chrome/awake.island.tsx";

export const metadata = { robots: { index: false } };

export default async function DeskLayout(props: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await props.params;
  if (!isOneOf(languages, locale)) notFound();
  setRequestLocale(locale);
  const person = await currentPerson();
  // The page itself sends a stranger to log in: it knows its own address.
  if (!person) return props.children;
  const say = await getTranslations("desk");
  const role = await getTranslations("role");
  const links = [
    ["/desk", say("nav.queue"), true],
    ["/desk/articles", say("nav.articles"), true],
    ["/desk/review", say("nav.review"), may(person.role, "pledge.review")],
    ["/desk/reconcile", say("nav.reconcile"), true],
    ["/desk/reports", say("nav.reports"), true],
    ["/desk/suggestions", say("nav.suggestions"), true],
    ["/desk/compare", say("nav.compare"), may(person.role, "pledge.review")],
    ["/desk/sources", say("nav.sources"), true],
    ["/desk/names", say("nav.names"), true],
    ["/desk/history", say("nav.history"), may(person.role, "history.read")],
    ["/desk/people", say("nav.people"), may(person.role, "people.manage")],
    ["/desk/newsroom", say("nav.newsroom"), may(person.role, "people.manage")],
    ["/desk/design", say("nav.design"), true],
  ] as const;
  return (
    <NextIntlClientProvider messages={await getMessages()}>
      <header className="border-b border-line bg-surface">
        <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:bg-paper focus:p-3">
          {say("skip")}
        </a>
        <div className="mx-auto flex w-full max-w-[84rem] items-center gap-x-6 px-5 text-sm">
          <a href={address(locale, "/")} className="plain font-serif text-lg font-semibold">
            {siteFace().name}
          </a>
          <DeskNav
            links={links.flatMap(([href, text, isShown]) =>
              isShown ? [{ href: address(locale, href), text }] : [],
            )}
          />
          <span className="desk-who ml-auto text-muted">
            <a data-person={person.id} href={address(locale, "/desk/account")} title={say("nav.account")}>
              {person.name}
            </a>
            <span className="desk-role"> · {role(person.role)}</span>
          </span>
          <Awake>
            <SignOut after={address(locale, "/")} />
          </Awake>
        </div>
      </header>
      <main id="content" className="mx-auto w-full max-w-[84rem] grow px-5 pt-7 pb-20">
        <DeskKeys
          places={{
            h: address(locale, "/desk"),
            a: address(locale, "/desk/articles"),
            r: address(locale, "/desk/review"),
            p: address(locale, "/desk/reconcile"),
          }}
        />
        <LiveRegion>
          <ApiProvider>{props.children}</ApiProvider>
        </LiveRegion>
      </main>
    </NextIntlClientProvider>
  );
}
