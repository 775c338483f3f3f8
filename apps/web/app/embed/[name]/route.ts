import { writeFilter } from "@pledgebook/core/filter";
import { isOneOf, type Language, languages } from "@pledgebook/core/vocabulary";
import { getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { loadPicture, pictureNames, pictureQuery } from "@/pictures/pictures.ts";
import { siteEnvironment } from "@/server/environment.ts";

export const dynamic = "force-dynamic";

/** A picture alone, for other sites to show in a frame: the drawing, where it comes from, and the way to its rows. */
export async function GET(request: Request, { params }: { params: Promise<{ name: string }> }) {
  const { search, searchParams } = new URL(request.url);
  const { name } = await params;
  if (!isOneOf(pictureNames, name)) return new Response("There is no such picture.\n", { status: 404 });
  const language = searchParams.get("lang");
  const locale: Language = isOneOf(languages, language) ? language : "en";
  const picture = await loadPicture(name, search.slice(1, 20_000), locale);
  const say = await getTranslations({ locale, namespace: "picture" });
  const { siteName, siteUrl } = siteEnvironment();
  const rows = `${siteUrl}${address(locale, `/pledges?${writeFilter(picture.filter)}`)}`;
  const drawing = `${siteUrl}/pictures/${name}.svg${pictureQuery(picture.filter, locale)}`;
  const narrow = `${drawing}${drawing.includes("?") ? "&" : "?"}width=narrow`;
  const text = (words: string) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const html = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${text(picture.title)} · ${text(siteName)}</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.45 "Source Sans 3", "Helvetica Neue", Arial, sans-serif; }
body { margin: 0; padding: 1rem; background: light-dark(#fcfbf8, #14161a); color: light-dark(#1b1c1e, #ebe8e1); }
h1 { margin: 0; font-size: 1.15rem; }
p { margin: 0.3rem 0 1rem; font-size: 0.9rem; color: light-dark(#5b5850, #aba79d); }
img { display: block; width: 100%; height: auto; }
a { color: light-dark(#0b4f8a, #8fc0f3); }
</style>
</head>
<body>
<h1>${text(picture.title)}</h1>
<p>${text(picture.isEmpty ? say("nothing") : picture.description)}</p>
<picture><source media="(width < 40rem)" srcset="${text(narrow)}"><img src="${text(drawing)}" alt="${text(say("alt", { title: picture.title }))}"></picture>
<p>${text(say("source"))} <a href="${text(rows)}" target="_blank" rel="noopener">${text(siteName)}</a></p>
</body>
</html>
`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "frame-ancestors *",
      "cache-control": "public, max-age=30, s-maxage=30",
    },
  });
}
