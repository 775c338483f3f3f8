import { ledgerRows } from "@pledgebook/api/ledger/ledger-file";
import { takeKeys } from "@pledgebook/core/ledger/query";
import { languages } from "@pledgebook/core/values/vocabulary";
import { xlsxOf } from "@pledgebook/formats/write/xlsx";
import { contextFor } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { attachment, understood } from "@/server/files.ts";
import { namesIn } from "@/wording/names-of-request.ts";

export const dynamic = "force-dynamic";

/** The rows of `/pledges` for the same query, as a workbook; `lang` says in which language codes are named. */
export function GET(request: Request) {
  return understood(async () => {
    const { taken, rest } = takeKeys(new URL(request.url).searchParams, { lang: languages });
    const rows = await ledgerRows(contextFor(null), rest.toString());
    const names = await namesIn(taken.lang ?? "en");
    return new Response(xlsxOf(rows, names, siteEnvironment().siteUrl), {
      headers: {
        "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "content-disposition": attachment(rest.toString(), "xlsx"),
        "access-control-allow-origin": "*",
        "cache-control": "public, max-age=0, s-maxage=10",
      },
    });
  });
}
