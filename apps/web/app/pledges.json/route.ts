import { ledgerJson } from "@pledgebook/api/exports";
import { readerApi } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";

export const dynamic = "force-dynamic";

/** The rows and totals of `/pledges` for the same query, as JSON. */
export async function GET(request: Request) {
  const view = await readerApi().ledger.query({ query: new URL(request.url).search.slice(1, 20_000) });
  return Response.json(ledgerJson(view, siteEnvironment().siteUrl), {
    headers: { "access-control-allow-origin": "*", "cache-control": "public, max-age=0, s-maxage=10" },
  });
}
