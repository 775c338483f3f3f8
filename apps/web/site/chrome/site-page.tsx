import type { ReactNode } from "react";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

/** The frame of every public page. `path` is its address without a language. */
export function SitePage({ path, children }: { path: string; children: ReactNode }) {
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
