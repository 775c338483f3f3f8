import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { siteFace } from "@/server/face.ts";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

/**
 * The frame of every public page. `path` is its address without a language. In a language that the newsroom does not serve it is
 * read in one that it does.
 */
export async function SitePage({ path, children }: { path: string; children: ReactNode }) {
  const [locale, { languages }] = [await getLocale(), siteFace()];
  if (languages[0] && !languages.some((language) => language === locale))
    redirect(address(languages[0], path));
  return (
    <>
      <SiteHeader path={path} />
      <main id="content" className="mx-auto w-full max-w-page grow px-5 pt-6">
        {children}
      </main>
      <SiteFooter />
    </>
  );
}
