import { Readable } from "node:stream";
import { isStandby, standbyAnswer, standbyHas } from "@pledgebook/api/server/standby";
import { newsroom } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";

export const dynamic = "force-dynamic";

/** For a standby that shows the token: what it lacks of this newsroom. For everybody else there is nothing here. */
export async function POST(request: Request) {
  const { standbyToken, databaseUrl, dataFolder, authSecret = "" } = siteEnvironment();
  if (!isStandby(standbyToken, request.headers.get("authorization")))
    return new Response("There is no such page.\n", { status: 404 });
  const { store } = newsroom();
  if (!store.backup)
    return new Response("This database is a server's, which has replicas of its own.\n", { status: 409 });
  const asked = standbyHas.safeParse(await request.json().catch(() => null));
  if (!asked.success) return new Response("This is no question of a standby.\n", { status: 400 });
  const place = {
    store,
    databaseFile: databaseUrl.slice("file:".length),
    dataFolder,
    secret: authSecret,
  };
  return new Response(Readable.toWeb(Readable.from(standbyAnswer(place, asked.data))) as ReadableStream, {
    headers: { "content-type": "application/octet-stream", "cache-control": "no-store" },
  });
}
