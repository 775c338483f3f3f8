import { takeKeys } from "@pledgebook/core/ledger/query";
import { languages } from "@pledgebook/core/values/vocabulary";
import { understood } from "@/server/files.ts";
import { segmentOf } from "@/server/query.ts";
import { pngOf } from "@/site/pictures/png.ts";
import { drawShareImage } from "@/site/pictures/share/share-image.ts";
import { shareWords } from "@/site/pictures/share/share-words.ts";

export const dynamic = "force-dynamic";

/** `/share/articles/<slug>.png`, `/share/pledges/<code>.png`, `/share/site.png`: what other sites show beside a link. */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const segments = (await params).path.map(segmentOf);
  const [, path] = /^(.+)\.png$/.exec(segments.join("/")) ?? [];
  return understood(async () => {
    const { taken } = takeKeys(new URL(request.url).searchParams, { lang: languages });
    const words = path === undefined ? null : await shareWords(path, taken.lang ?? "en");
    if (!words) return new Response("There is no such picture.\n", { status: 404 });
    return new Response(await pngOf(drawShareImage(words), 1), {
      headers: { "content-type": "image/png", "cache-control": "public, max-age=300, s-maxage=300" },
    });
  });
}
