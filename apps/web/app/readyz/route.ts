import { whyNotReady } from "@pledgebook/api/server/readiness";
import { newsroom } from "@/server/api.ts";

export const dynamic = "force-dynamic";

/** The database answers, its migrations are done, and what is written can be recorded; else the sentence that says why not. */
export async function GET() {
  const reason = await whyNotReady(newsroom().store, new Date().toISOString());
  return new Response(`${reason ?? "ready"}\n`, {
    status: reason === null ? 200 : 503,
    headers: { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" },
  });
}
