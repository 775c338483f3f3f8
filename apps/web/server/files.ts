import "server-only";
import { ledgerFile } from "@pledgebook/api/ledger/ledger-file";
import { type Question, readExactly } from "@pledgebook/api/ledger/question";
import { Problem } from "@pledgebook/core/values/problem";
import { contextFor, recordToday } from "./api.ts";
import { siteEnvironment } from "./environment.ts";

const types = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" };

/** All rows of a query of `/pledges` as a file, sent while it is read: any number of rows takes the same memory. */
export function ledgerFileResponse(request: Request, form: "csv" | "json"): Promise<Response> {
  return understood(async () => {
    const query = new URL(request.url).search.slice(1);
    const pieces = await ledgerFile(contextFor(null), form, query, siteEnvironment().siteUrl);
    return new Response(streamOf(pieces), {
      headers: {
        "content-type": types[form],
        ...(form === "csv" ? { "content-disposition": attachment(query, "csv") } : {}),
        "access-control-allow-origin": "*",
        "cache-control": "public, max-age=0, s-maxage=10",
      },
    });
  });
}

/** A file name that says which rows it has and of which day: 'pledges-donor-DE-category-military-2026-11-26.csv'. */
export function attachment(query: string, form: string): string {
  const asked = [...new URLSearchParams(query)]
    .filter(([key]) => key !== "after" && key !== "sort")
    .map(([key, value]) => `${key}-${value}`.replace(/[^\w-]+/gu, "-").replace(/^-+|-+$/g, ""));
  const name = ["pledges", ...asked, recordToday()].join("-").replace(/-{2,}/g, "-");
  return `attachment; filename="${name.length > 120 ? `pledges-selection-${recordToday()}` : name}.${form}"`;
}

/** What a query of `/pledges` asks, nothing of it left out. @throws Problem `query_not_understood`. */
export function questionOf(query: URLSearchParams): Promise<Question> {
  return readExactly(contextFor(null).store.db, query.toString(), recordToday());
}

/** The answer that is made; or 400 in plain words, where the query was not understood: nothing unknown is taken for 'everything'. */
export async function understood(make: () => Promise<Response>): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    const problem = error instanceof Error && error.cause instanceof Problem ? error.cause : error;
    if (!(problem instanceof Problem && problem.key === "query_not_understood")) throw error;
    return new Response(`${problem.message}\n`, {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8", "access-control-allow-origin": "*" },
    });
  }
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
