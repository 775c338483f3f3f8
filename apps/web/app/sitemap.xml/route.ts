import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { xmlResponse } from "@/server/xml-response.ts";
import { publicPages } from "@/site/sitemap/public-pages.ts";
import { sitemap } from "@/site/sitemap/sitemap.ts";

export const dynamic = "force-dynamic";

/**
 * `/sitemap.xml`, and its parts `?part=1` where there are more pages than one sitemap may hold. No `app/sitemap.ts`: split, it
 * has no sitemap at this address and no index, and it says neither for how long it may be kept nor in which encoding it is.
 */
export async function GET(request: Request) {
  const part = new URL(request.url).searchParams.get("part");
  const text = await sitemap(await publicPages(), part === null ? null : Number(part), {
    url: siteEnvironment().siteUrl,
    languages: siteFace().languages,
  });
  return text === null ? new Response("There is no such part.\n", { status: 404 }) : xmlResponse(text);
}
