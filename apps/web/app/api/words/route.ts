import { readerApi } from "@/server/api.ts";

export const dynamic = "force-dynamic";

/** Words of the articles that begin with what is being typed, for the box of the search. */
export async function GET(request: Request) {
  const prefix = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 40);
  const words = await readerApi().search.words({ prefix });
  return Response.json(words, { headers: { "cache-control": "public, max-age=60, s-maxage=60" } });
}
