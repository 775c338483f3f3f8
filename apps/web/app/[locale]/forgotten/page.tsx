import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { newsroom } from "@/server/api.ts";
import { FormLine } from "@/site/chrome/form-line.tsx";
import { SitePage } from "@/site/chrome/site-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ asked?: string | string[] }>;
}

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const say = await getTranslations({ locale: (await params).locale, namespace: "forgotten" });
  return { title: say("title"), robots: { index: false } };
}

/** Where somebody of the desk asks for a letter with a link to choose a new password. */
export default async function ForgottenPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("forgotten");
  const isAsked = (await searchParams).asked !== undefined;
  const canSend = newsroom().mail !== null;
  return (
    <SitePage path="/login">
      <div className="max-w-[24rem]">
        <h1 className="text-3xl">{say("title")}</h1>
        {isAsked && (
          <p role="status" className="note mt-4">
            {say("asked")}
          </p>
        )}
        {!canSend && <p className="mt-3 text-muted">{say("no_mail")}</p>}
        {canSend && !isAsked && (
          <>
            <p className="mt-3 text-muted">{say("lead")}</p>
            <form method="post" action="/api/forgotten" className="mt-6 grid gap-4">
              <input type="hidden" name="language" value={locale} />
              <FormLine
                label={say("email")}
                name="email"
                type="email"
                maxLength={200}
                autoComplete="username"
              />
              <button type="submit" className="button">
                {say("submit")}
              </button>
            </form>
          </>
        )}
        <p className="mt-6 text-sm">
          <a href={address(locale, "/login")}>{say("back")}</a>
        </p>
      </div>
    </SitePage>
  );
}
