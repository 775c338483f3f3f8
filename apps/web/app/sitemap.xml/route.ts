import { publicPages, sitemapOf, xmlResponse } from "@/server/addresses.ts";

export const dynamic = "force-dynamic";

export async function GET() {
  return xmlResponse(sitemapOf(await publicPages()));
}
