import "server-only";
import { ledgerFile } from "@pledgebook/api/ledger/ledger-file";
import { contextFor } from "./api.ts";
import { siteEnvironment } from "./environment.ts";

const types = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" };

/** All rows of a query of `/pledges` as a file, sent while it is read: any number of rows takes the same memory. */
export function ledgerFileResponse(request: Request, form: "csv" | "json"): Response {
  const query = new URL(request.url).search.slice(1, 20_000);
  const pieces = ledgerFile(contextFor(null), form, query, siteEnvironment().siteUrl);
  return new Response(streamOf(pieces), {
    headers: {
      "content-type": types[form],
      ...(form === "csv" ? { "content-disposition": 'attachment; filename="pledges.csv"' } : {}),
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=0, s-maxage=10",
    },
  });
}

/** Pieces of text as they are asked for: a reader who is slow, or gone, costs nothing. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
