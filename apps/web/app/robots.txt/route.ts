import { siteEnvironment } from "@/server/environment.ts";

export const dynamic = "force-dynamic";

/** What is one person's, in either language. */
const PRIVATE = ["/desk", "/login", "/preview/", "/letters/"];
/** There is no end of selections and of questions: the pages themselves name thousands, each of which has to be made. */
const ENDLESS = ["/pledges?", "/pledges/changes?", "/search?"];
const FILES = [
  "/api/trpc/",
  "/api/sources/",
  "/pledges.csv?",
  "/pledges.xlsx",
  "/pledges.json?",
  "/pictures/*?",
];

/** What robots may ask for (RFC 9309). No `app/robots.ts`: it says in no encoding what this says, and spells it otherwise. */
export function GET() {
  const { siteUrl } = siteEnvironment();
  const lines = [
    "User-agent: *",
    ...[...[...PRIVATE, ...ENDLESS].flatMap((path) => [path, `/uk${path}`]), ...FILES].map(
      (path) => `Disallow: ${path}`,
    ),
    "",
    `Sitemap: ${siteUrl}/sitemap.xml`,
    `Sitemap: ${siteUrl}/news-sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), { headers: { "content-type": "text/plain; charset=utf-8" } });
}
