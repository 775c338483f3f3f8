import { Readable } from "node:stream";
import { answerOpenData } from "@pledgebook/api/open-data/answer";
import { openDataSite } from "@/server/open-data.ts";

export const dynamic = "force-dynamic";

/** What programs of others ask (`/data/api` describes it). */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params;
  const { status, headers, body } = await answerOpenData(
    openDataSite(),
    `/${path.join("/")}`,
    new URL(request.url).searchParams,
  );
  return new Response(
    typeof body === "string" ? body : (Readable.toWeb(Readable.from(body)) as ReadableStream),
    { status, headers: { ...headers, "cache-control": "public, max-age=0, s-maxage=10" } },
  );
}
