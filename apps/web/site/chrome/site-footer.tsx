import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { siteEnvironment } from "@/server/environment.ts";

export async function SiteFooter() {
  const [say, locale] = [await getTranslations("footer"), await getLocale()];
  return (
    <footer className="mt-16 border-t border-line text-sm text-muted no-print">
      <div className="mx-auto grid w-full max-w-page gap-4 px-5 py-8 sm:grid-cols-[2fr_1fr]">
        <p className="max-w-measure">{say("promise")}</p>
        <ul className="flex flex-wrap gap-x-5 gap-y-2 sm:justify-end">
          <li>
            <a href={address(locale, "/methodology")}>{say("methodology")}</a>
          </li>
          <li>
            <a href={address(locale, "/data")}>{say("data")}</a>
          </li>
          <li>
            <a href={address(locale, "/desk")} rel="nofollow">
              {say("desk")}
            </a>
          </li>
        </ul>
        {siteEnvironment().demo && <p className="max-w-measure">{say("demonstration")}</p>}
      </div>
    </footer>
  );
}
