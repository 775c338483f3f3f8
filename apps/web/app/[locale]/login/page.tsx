import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations, setRequestLocale } from "next-intl/server";
import { LoginForm } from "@/desk/people/login-form.island.tsx";
import { address } from "@/i18n/address.ts";
import { currentPerson } from "@/server/api.ts";
import { Awake } from "@/site/chrome/awake.island.tsx";
import { SitePage } from "@/site/chrome/site-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string | string[]; done?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const say = await getTranslations({ locale: (await params).locale, namespace: "login" });
  return { title: say("title"), robots: { index: false } };
}

export default async function LoginPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { next, done } = await searchParams;
  // Only a page of the desk may follow, never another site.
  const after =
    typeof next === "string" && /^\/(uk\/)?desk(\/[\w/-]*)?$/.test(next) ? next : address(locale, "/desk");
  if (await currentPerson()) redirect(after);
  const say = await getTranslations("login");
  const { login } = await getMessages();
  return (
    <SitePage path="/login">
      <div className="max-w-[24rem]">
        <h1 className="text-3xl">{say("title")}</h1>
        <p className="mt-3 text-muted">{say("lead")}</p>
        {(done === "chosen" || done === "admin_made") && (
          <p role="status" className="note mt-4">
            {say(done)}
          </p>
        )}
        <NextIntlClientProvider messages={{ login }}>
          <Awake>
            <LoginForm after={after} />
          </Awake>
        </NextIntlClientProvider>
        <p className="mt-6 text-sm">
          <a href={address(locale, "/forgotten")}>{say("forgotten")}</a>
        </p>
      </div>
    </SitePage>
  );
}
