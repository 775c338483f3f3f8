import type { Thing } from "schema-dts";
import { address } from "@/i18n/address.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";

/** What machines read of a page, in schema.org's words; a '<' in it is written so that no text ends the script early. */
export function JsonLd({ data }: { data: Exclude<Thing, string> }) {
  const text = JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}

/** Where a page stands in the site: the front page, then each step with its name and its path without a language. */
export function Breadcrumbs({
  locale,
  steps,
}: {
  locale: string;
  steps: readonly (readonly [name: string, path: string])[];
}) {
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
  const trail = [[siteName, "/"] as const, ...steps];
  return (
    <JsonLd
      data={{
        "@type": "BreadcrumbList",
        itemListElement: trail.map(([name, path], index) => ({
          "@type": "ListItem",
          position: index + 1,
          name,
          item: `${siteUrl}${address(locale, path)}`,
        })),
      }}
    />
  );
}
