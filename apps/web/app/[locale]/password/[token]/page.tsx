import { findLinked } from "@pledgebook/api/accounts/password-link";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { newsroom } from "@/server/api.ts";
import { segmentOf } from "@/server/query.ts";
import { FormLine } from "@/site/chrome/form-line.tsx";
import { SitePage } from "@/site/chrome/site-page.tsx";

interface Props {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<{ problem?: string | string[] }>;
}

export const dynamic = "force-dynamic";
export const metadata = { robots: { index: false }, referrer: "no-referrer" as const };

/** Where the link leads that an admin hands to somebody: they choose their own password, once. */
export default async function PasswordPage({ params, searchParams }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("choose_password");
  const secret = segmentOf(token);
  const person = await findLinked(newsroom().store.db, secret, new Date());
  const { problem } = await searchParams;
  return (
    <SitePage path="/login">
      <div className="max-w-[24rem]">
        <h1 className="text-3xl">{say("title")}</h1>
        {person ? (
          <>
            <p className="mt-3 text-muted">{say("lead", { name: person.name, email: person.email })}</p>
            {problem && (
              <p role="alert" className="note note-bad mt-4">
                {say("weak")}
              </p>
            )}
            <form method="post" action="/api/password" className="mt-6 grid gap-4">
              <input type="hidden" name="token" value={secret} />
              <input type="hidden" name="language" value={locale} />
              <input
                type="text"
                name="username"
                value={person.email}
                autoComplete="username"
                readOnly
                hidden
              />
              <FormLine
                label={say("password")}
                name="password"
                type="password"
                minLength={12}
                maxLength={200}
                autoComplete="new-password"
              />
              <button type="submit" className="button">
                {say("submit")}
              </button>
            </form>
          </>
        ) : (
          <p role="alert" className="note note-bad mt-4">
            {say("gone")}
          </p>
        )}
      </div>
    </SitePage>
  );
}
