import { isOneOf, type Language, languages } from "@pledgebook/core/values/vocabulary";
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
  const { search, searchParams } = new URL(request.url);
  const [, name, form] = /^([a-z-]+)\.(svg|png|csv)$/.exec((await params).file) ?? [];
  if (!isOneOf(pictureNames, name) || (form !== "svg" && form !== "png" && form !== "csv"))
    return new Response("There is no such picture.\n", { status: 404 });
  const width = searchParams.get("width");
  const language = searchParams.get("lang");
  const locale: Language = isOneOf(languages, language) ? language : "en";
  const picture = await loadPicture(name, search.slice(1, 20_000), locale);
  const headers = {
    "content-type": types[form],
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=30, s-maxage=30",
  };
  switch (form) {
    case "svg":
      return new Response(picture.draw(isOneOf(pageWidths, width) ? width : "alone"), {
        // Opened as a page of its own it loads nothing and runs nothing.
        headers: { ...headers, "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" },
      });
    case "png":
      return new Response(pngOf(picture.draw("alone"), ZOOM), { headers });
    case "csv":
      return new Response(picture.csv(), {
        headers: { ...headers, "content-disposition": `attachment; filename="${name}.csv"` },
      });
  }
}
