import { ledgerCsv } from "@pledgebook/api/exports";
import { readerApi } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";

export const dynamic = "force-dynamic";

/** The rows of `/pledges` for the same query, as CSV. */
export async function GET(request: Request) {
  const view = await readerApi().ledger.query({ query: new URL(request.url).search.slice(1, 20_000) });
  return new Response(ledgerCsv(view, siteEnvironment().siteUrl), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="pledges.csv"',
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=0, s-maxage=10",
    },
  });
}
