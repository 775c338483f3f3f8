import { createRequire } from "node:module";
import { isOneOf, type Language, languages } from "@pledgebook/core/vocabulary";
import { Resvg } from "@resvg/resvg-js";
import { loadPicture, pictureNames } from "@/pictures/pictures.ts";

export const dynamic = "force-dynamic";

const types = { svg: "image/svg+xml; charset=utf-8", png: "image/png", csv: "text/csv; charset=utf-8" };

/** `/pictures/<name>.svg`, `.png`, `.csv`, with the query of `/pledges`, `lang` and for the SVG `width=narrow`. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { search, searchParams } = new URL(request.url);
  const [, name, form] = /^([a-z-]+)\.(svg|png|csv)$/.exec((await params).file) ?? [];
  if (!isOneOf(pictureNames, name) || (form !== "svg" && form !== "png" && form !== "csv"))
    return new Response("There is no such picture.\n", { status: 404 });
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
      return new Response(picture.draw(searchParams.get("width") === "narrow" ? "narrow" : "wide"), {
        headers,
      });
    case "png":
      return new Response(pngOf(picture.draw("wide")), { headers });
    case "csv":
      return new Response(picture.csv(), {
        headers: { ...headers, "content-disposition": `attachment; filename="${name}.csv"` },
      });
  }
}

/** At twice the size, on white, with letters that the server brings along: it may have none of its own. */
function pngOf(svg: string): Uint8Array<ArrayBuffer> {
  const image = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "zoom", value: 2 },
    font: { fontFiles: fonts(), loadSystemFonts: false, defaultFontFamily: "Source Sans 3" },
  });
  return new Uint8Array(image.render().asPng());
}

let files: string[] | null = null;

function fonts(): string[] {
  if (files) return files;
  // Next's bundler must not look for them: they are read when the first picture is asked for.
  const require = createRequire(`${process.cwd()}/package.json`);
  const folder = "@expo-google-fonts/source-sans-3";
  files = ["400Regular/SourceSans3_400Regular.ttf", "600SemiBold/SourceSans3_600SemiBold.ttf"].map((path) =>
    require.resolve(`${folder}/${path}`),
  );
  return files;
}
