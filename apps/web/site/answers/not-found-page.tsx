import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { SiteFooter } from "@/site/chrome/site-footer.tsx";
import { SiteHeader } from "@/site/chrome/site-header.tsx";

/** That there is no page at this address, and where to go. */
export async function NotFoundPage() {
  const [say, locale] = [await getTranslations("not_found"), await getLocale()];
  return (
    <>
      <SiteHeader path="/" />
      <main id="content" className="mx-auto w-full max-w-page px-5 py-20 grow">
        <p className="kicker">404</p>
        <h1 className="text-3xl mt-2">{say("title")}</h1>
        <p className="mt-4 max-w-measure text-lg">{say("text")}</p>
        <p className="mt-6 flex gap-6">
          <a href={address(locale, "/")}>{say("front")}</a>
          <a href={address(locale, "/pledges")}>{say("ledger")}</a>
        </p>
      </main>
      <SiteFooter />
    </>
  );
}
