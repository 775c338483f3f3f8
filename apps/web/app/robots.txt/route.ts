import { siteEnvironment } from "@/server/environment.ts";

export const dynamic = "force-dynamic";

/** What robots may ask for (RFC 9309). No `app/robots.ts`: it says in no encoding what this says, and spells it otherwise. */
export function GET() {
  const { siteUrl } = siteEnvironment();
  const lines = [
    "User-agent: *",
    ...["/desk", "/uk/desk", "/login", "/uk/login", "/preview/", "/uk/preview/", "/api/trpc/"].map(
      (path) => `Disallow: ${path}`,
    ),
    "",
    `Sitemap: ${siteUrl}/sitemap.xml`,
    `Sitemap: ${siteUrl}/news-sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), { headers: { "content-type": "text/plain; charset=utf-8" } });
}
