import { takeKeys } from "@pledgebook/core/ledger/query";
import { isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import { recordToday } from "@/server/api.ts";
import { understood } from "@/server/files.ts";
import { pictureNames } from "@/site/pictures/load/picture-names.ts";
import { loadPicture } from "@/site/pictures/load/pictures.ts";
import { pictureCsv, pictureJson, pictureMetadata, pictureZip } from "@/site/pictures/picture-files.ts";
import { pngOf } from "@/site/pictures/png.ts";

export const dynamic = "force-dynamic";

/** Pictures of dots are sharp on screens that have two for each pixel. */
const ZOOM = 2;
const pageWidths = ["wide", "narrow"] as const;
const types = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  "metadata.json": "application/json; charset=utf-8",
  zip: "application/zip",
};
const isForm = (form: string | undefined): form is keyof typeof types =>
  form !== undefined && Object.hasOwn(types, form);

/**
 * `/pictures/<name>.svg`, `.png`, `.csv`, `.json`, `.metadata.json`, `.zip`, with the query of `/pledges` and `lang`. The SVG is a picture that stands alone,
 * like the PNG; with `width=wide` or `narrow` it is the part that pages hold below a heading of their own.
 */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const [, name, form] = /^([a-z-]+)\.([a-z.]+)$/.exec((await params).file) ?? [];
  if (!isOneOf(pictureNames, name) || !isForm(form))
    return new Response("There is no such picture.\n", { status: 404 });
  return understood(async () => {
    const { taken, rest } = takeKeys(new URL(request.url).searchParams, {
      lang: languages,
      width: pageWidths,
    });
    const locale = taken.lang ?? "en";
    const picture = await loadPicture(name, rest.toString(), locale);
    const saved = { "content-disposition": `attachment; filename="${name}.${form}"` };
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
        return new Response(pictureCsv(picture), { headers: { ...headers, ...saved } });
      case "json":
        return new Response(pictureJson(picture), { headers });
      case "metadata.json":
        return new Response(pictureMetadata(name, picture, locale, recordToday()), { headers });
      case "zip":
        return new Response(pictureZip(name, picture, locale, recordToday()), {
          headers: { ...headers, ...saved },
        });
    }
  });
}
