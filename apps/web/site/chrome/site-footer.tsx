import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { siteEnvironment } from "@/server/environment.ts";

/** Where else one may want to go, in three lists, and what the site promises. */
const PLACES = {
  read: ["articles", "authors", "corrections"],
  ledger: ["overdue", "channels", "purposes", "data", "methodology"],
  site: ["about", "contact", "privacy", "follow", "desk"],
} as const;

export async function SiteFooter() {
  const [say, locale] = [await getTranslations("footer"), await getLocale()];
  const theme = await getTranslations("theme");
  return (
    <footer className="mt-16 border-t border-line text-sm text-muted no-print">
      <div className="mx-auto grid w-full max-w-page gap-x-10 gap-y-6 px-5 py-8 lg:grid-cols-[2fr_3fr]">
        <div className="grid content-start gap-3">
          <p className="max-w-measure">{say("promise")}</p>
          <theme-switch class="theme" hidden>
            <label>
              {theme("label")}{" "}
              <select>
                <option value="">{theme("auto")}</option>
                <option value="light">{theme("light")}</option>
                <option value="dark">{theme("dark")}</option>
              </select>
            </label>
          </theme-switch>
          {siteEnvironment().demo && <p className="max-w-measure">{say("demonstration")}</p>}
        </div>
        <nav aria-label={say("places")} className="grid grid-cols-2 gap-6 sm:grid-cols-3">
          {(Object.keys(PLACES) as (keyof typeof PLACES)[]).map((list) => (
            <div key={list}>
              <h2 className="font-sans text-sm font-semibold text-ink">{say(list)}</h2>
              <ul className="mt-1">
                {PLACES[list].map((place) => (
                  <li key={place}>
                    <a
                      href={address(locale, `/${place}`)}
                      rel={place === "desk" ? "nofollow" : undefined}
                      className="inline-block py-1"
                    >
                      {say(place)}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
    </footer>
  );
}
