import { Readable } from "node:stream";
import { answerOpenData } from "@pledgebook/api/open-data/answer";
import { newsroom } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";

export const dynamic = "force-dynamic";

/** What programs of others ask (`/data/api` describes it). */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params;
  const { store, dayOf } = newsroom();
  const { name, licence } = siteFace();
  const asked = {
    db: store.db,
    dayOf,
    now: new Date().toISOString(),
    siteUrl: siteEnvironment().siteUrl,
    siteName: name,
    licence,
  };
  const { status, headers, body } = await answerOpenData(
    asked,
    `/${path.join("/")}`,
    new URL(request.url).searchParams,
  );
  return new Response(
    typeof body === "string" ? body : (Readable.toWeb(Readable.from(body)) as ReadableStream),
    { status, headers: { ...headers, "cache-control": "public, max-age=0, s-maxage=10" } },
  );
}
