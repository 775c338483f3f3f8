import { newsroom } from "@/server/api.ts";

export const dynamic = "force-dynamic";

/** The database answers and its migrations are done. */
export async function GET() {
  const ready = await newsroom().store.isReady();
  return new Response(ready ? "ready\n" : "not ready\n", {
    status: ready ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
