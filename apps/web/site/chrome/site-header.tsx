import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { siteEnvironment } from "@/server/environment.ts";

/** `path`: the page's own address without a language, for the link to the same page in the other one. */
export async function SiteHeader({ path }: { path: string }) {
  const [say, locale] = [await getTranslations("nav"), await getLocale()];
  const other = locale === "en" ? "uk" : "en";
  const links = [
    ["/pledges", say("ledger")],
    ["/donors", say("donors")],
    ["/corrections", say("corrections")],
    ["/methodology", say("methodology")],
    ["/search", say("search")],
  ] as const;
  return (
    <header className="border-b border-line no-print">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:bg-paper focus:p-3">
        {say("skip")}
      </a>
      <div className="mx-auto flex w-full max-w-page flex-wrap items-baseline gap-x-8 gap-y-1 px-5 py-4">
        <a href={address(locale, "/")} className="plain font-serif text-xl font-semibold tracking-tight">
          {siteEnvironment().siteName}
        </a>
        <nav aria-label={say("main")} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {links.map(([href, text]) => (
            <a
              key={href}
              href={address(locale, href)}
              aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}
              className="plain py-1.5 aria-[current=page]:font-semibold aria-[current=page]:underline"
            >
              {text}
            </a>
          ))}
        </nav>
        <a href={address(other, path)} hrefLang={other} lang={other} className="plain ml-auto py-1.5 text-sm">
          {other === "uk" ? "Українською" : "In English"}
        </a>
      </div>
    </header>
  );
}
