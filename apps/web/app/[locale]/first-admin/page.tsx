import { isFirstAdminToken } from "@pledgebook/api/accounts/first-admin";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { newsroom } from "@/server/api.ts";
import { FormLine } from "@/site/chrome/form-line.tsx";
import { SitePage } from "@/site/chrome/site-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ token?: string | string[]; problem?: string | string[] }>;
}

export const metadata = { robots: { index: false }, referrer: "no-referrer" as const };

/** Where the link of a first start without the demonstration leads: makes the first admin, once. */
export default async function FirstAdminPage({ params, searchParams }: Props) {
  setRequestLocale((await params).locale);
  const { token, problem } = await searchParams;
  const say = await getTranslations("first_admin");
  const secret = typeof token === "string" ? token : "";
  const isGood = await isFirstAdminToken(newsroom().store, secret, new Date());
  const fields = [
    ["name", "text", "name"],
    ["email", "email", "username"],
    ["password", "password", "new-password"],
  ] as const;
  return (
    <SitePage path="/first-admin">
      <div className="max-w-[24rem]">
        <h1 className="text-3xl">{say("title")}</h1>
        {isGood ? (
          <>
            <p className="mt-3 text-muted">{say("lead")}</p>
            {problem && (
              <p role="alert" className="note note-bad mt-4">
                {say(problem === "weak" ? "bad_password" : "bad_fields")}
              </p>
            )}
            <form method="post" action="/api/first-admin" className="mt-6 grid gap-4">
              <input type="hidden" name="token" value={secret} />
              {fields.map(([name, type, autoComplete]) => (
                <FormLine
                  key={name}
                  label={say(name)}
                  name={name}
                  type={type}
                  minLength={name === "password" ? 12 : undefined}
                  autoComplete={autoComplete}
                />
              ))}
              <button type="submit" className="button">
                {say("submit")}
              </button>
            </form>
          </>
        ) : (
          <p role="alert" className="note note-bad mt-4">
            {say("bad_link")}
          </p>
        )}
      </div>
    </SitePage>
  );
}
