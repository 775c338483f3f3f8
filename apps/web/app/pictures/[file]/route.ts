import { takeKeys } from "@pledgebook/core/ledger/query";
import { isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import { understood } from "@/server/files.ts";
import { pictureNames } from "@/site/pictures/load/picture-names.ts";
import { loadPicture } from "@/site/pictures/load/pictures.ts";
import { pngOf } from "@/site/pictures/png.ts";

export const dynamic = "force-dynamic";

/** Pictures of dots are sharp on screens that have two for each pixel. */
const ZOOM = 2;
const pageWidths = ["wide", "narrow"] as const;
const types = { svg: "image/svg+xml; charset=utf-8", png: "image/png", csv: "text/csv; charset=utf-8" };

/**
 * `/pictures/<name>.svg`, `.png`, `.csv`, with the query of `/pledges` and `lang`. The SVG is a picture that stands alone,
 * like the PNG; with `width=wide` or `narrow` it is the part that pages hold below a heading of their own.
 */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const [, name, form] = /^([a-z-]+)\.(svg|png|csv)$/.exec((await params).file) ?? [];
  if (!isOneOf(pictureNames, name) || (form !== "svg" && form !== "png" && form !== "csv"))
    return new Response("There is no such picture.\n", { status: 404 });
  return understood(async () => {
    const { taken, rest } = takeKeys(new URL(request.url).searchParams, {
      lang: languages,
      width: pageWidths,
    });
    const picture = await loadPicture(name, rest.toString(), taken.lang ?? "en");
    const headers = {
      "content-type": types[form],
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=30, s-maxage=30",
    };
    switch (form) {
      case "svg":
        return new Response(picture.draw(taken.width ?? "alone"), {
          // Opened as a page of its own it loads nothing and runs nothing.
          headers: { ...headers, "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" },
        });
      case "png":
        return new Response(await pngOf(picture.draw("alone"), ZOOM), { headers });
      case "csv":
        return new Response(picture.csv(), {
          headers: { ...headers, "content-disposition": `attachment; filename="${name}.csv"` },
        });
    }
  });
}
