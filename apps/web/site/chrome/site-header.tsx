import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { siteFace } from "@/server/face.ts";

/** `path`: the page's own address without a language, for the link to the same page in the other one. */
export async function SiteHeader({ path }: { path: string }) {
  const [say, locale] = [await getTranslations("nav"), await getLocale()];
  const face = siteFace();
  const other = face.languages.find((language) => language !== locale);
  const places = [
    ["/", say("news")],
    ["/pledges", say("ledger")],
    ["/donors", say("donors")],
    ["/overdue", say("overdue")],
    ["/pledges/changes", say("changes")],
    ["/corrections", say("corrections")],
    ["/data", say("data")],
    ["/methodology", say("methodology")],
  ] as const;
  // The longest address that the page lies under: what has changed lies under the ledger, too.
  const here = places
    .filter(([href]) => path === href || (href !== "/" && path.startsWith(`${href}/`)))
    .reduce((best, [href]) => (href.length > best.length ? href : best), "");
  const links = places.map(([href, text]) => (
    <a key={href} href={address(locale, href)} aria-current={href === here ? "page" : undefined}>
      {text}
    </a>
  ));
  return (
    <header className="site-header no-print">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:bg-paper focus:p-3">
        {say("skip")}
      </a>
      <div className="site-bar mx-auto w-full max-w-page px-5">
        <a href={address(locale, "/")} className="brand">
          {face.logo && <img src={face.logo} alt="" height={32} className="h-8 w-auto" />}
          {face.name}
        </a>
        <nav aria-label={say("main")} className="places">
          {links}
        </nav>
        <a
          href={address(locale, "/search")}
          aria-current={path === "/search" ? "page" : undefined}
          className="tool ml-auto"
        >
          <span className="sr-only">{say("search")}</span>
          <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5">
            <circle cx="10.5" cy="10.5" r="6.5" fill="none" stroke="currentColor" strokeWidth="2.2" />
            <path d="m15.5 15.5 5.5 5.5" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
          </svg>
        </a>
        {other && (
          <a href={address(other, path)} hrefLang={other} lang={other} className="tool">
            <span aria-hidden="true">{other === "uk" ? "УКР" : "ENG"}</span>
            <span className="sr-only">{other === "uk" ? "Українською" : "In English"}</span>
          </a>
        )}
        <details className="menu">
          <summary className="tool" aria-label={say("menu")}>
            <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6">
              <path d="M4 7h16M4 12h16M4 17h16" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
            </svg>
          </summary>
          <nav aria-label={say("menu")}>{links}</nav>
        </details>
      </div>
    </header>
  );
}
