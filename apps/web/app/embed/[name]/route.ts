import { takeKeys } from "@pledgebook/core/ledger/query";
import { isOneOf, type Language, languages } from "@pledgebook/core/values/vocabulary";
import { htmlText } from "@pledgebook/formats/xml";
import { h } from "hastscript";
import { getTranslations } from "next-intl/server";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { understood } from "@/server/files.ts";
import { heightOf, widths } from "@/site/pictures/draw/frame.ts";
import { pictureQuery, selectionAddress } from "@/site/pictures/load/addresses.ts";
import { type PictureName, pictureNames } from "@/site/pictures/load/picture-names.ts";
import { loadPicture } from "@/site/pictures/load/pictures.ts";
import { tableOf } from "@/site/pictures/twin.ts";

export const dynamic = "force-dynamic";

const STYLES = `
:root { color-scheme: light dark; font: 1rem/1.45 "Source Sans 3", "Helvetica Neue", Arial, sans-serif; }
body { margin: 0; padding: 1rem; background: light-dark(#fcfbf8, #14161a); color: light-dark(#1b1c1e, #ebe8e1); }
h1 { margin: 0; font-size: 1.15rem; }
p { margin: 0.3rem 0 1rem; max-width: 44rem; font-size: 0.9rem; color: light-dark(#5b5850, #aba79d); }
img { display: block; width: 100%; height: auto; }
figure { margin: 0; }
details { margin-top: 0.75rem; font-size: 0.9rem; }
summary { min-height: 1.5rem; font-weight: 600; color: light-dark(#0b4f8a, #8fc0f3); }
/* A link to the table opens it, also where browsers do not yet do so themselves. */
details:has(:target)::details-content { content-visibility: visible; block-size: auto; }
table { width: 100%; border-collapse: collapse; text-align: left; font-variant-numeric: tabular-nums; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid light-dark(#ddd8cc, #34383f); vertical-align: top; }
:is(th, td):last-child { padding-right: 0; text-align: right; }
a { color: light-dark(#0b4f8a, #8fc0f3); }
.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;

/** What a frame shall look like; without, as the reader's machine says. */
const themes = ["light", "dark"] as const;

/** A picture alone, for other sites to show in a frame: the drawing, where it comes from, and the way to its rows. */
export async function GET(request: Request, { params }: { params: Promise<{ name: string }> }) {
  const { name } = await params;
  if (!isOneOf(pictureNames, name)) return new Response("There is no such picture.\n", { status: 404 });
  return understood(async () => {
    const { taken, rest } = takeKeys(new URL(request.url).searchParams, {
      lang: languages,
      theme: themes,
    });
    return framed(name, rest.toString(), taken.lang ?? "en", taken.theme);
  });
}

async function framed(
  name: PictureName,
  query: string,
  locale: Language,
  theme: (typeof themes)[number] | null,
): Promise<Response> {
  const picture = await loadPicture(name, query, locale);
  const say = await getTranslations({ locale, namespace: "picture" });
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
  const rows = selectionAddress(siteUrl, picture.filter, locale);
  const drawing = (width: "wide" | "narrow") =>
    `/pictures/${name}.svg${pictureQuery(picture.filter, locale, { width })}`;
  const sized = (width: "wide" | "narrow") => ({
    width: widths[width],
    height: heightOf(picture.draw(width)),
  });
  const drawn = picture.isEmpty
    ? []
    : [
        h("chart-values", { dataLabel: say("values", { title: picture.title }) }, [
          h("picture", [
            h("source", { media: "(width < 40rem)", srcSet: drawing("narrow"), ...sized("narrow") }),
            h("img", { src: drawing("wide"), ...sized("wide"), alt: say("alt", { title: picture.title }) }),
          ]),
        ]),
        h("details", [h("summary", say("as_table")), tableOf(picture.table)]),
      ];
  const head = h("head", [
    h("meta", { charSet: "utf-8" }),
    h("meta", { name: "viewport", content: "width=device-width" }),
    h("meta", { name: "robots", content: "noindex" }),
    h("title", `${picture.title} · ${siteName}`),
    h("script", { type: "module", src: "/reader.js" }),
    h("style", theme ? `${STYLES}:root { color-scheme: ${theme}; }` : STYLES),
  ]);
  const body = h("body", [
    h("figure", { ariaLabelledBy: "title" }, [
      h("h1", { id: "title" }, picture.title),
      h("p", picture.isEmpty ? say("nothing") : picture.description),
      ...drawn,
    ]),
    h("p", [`${say("source")} `, h("a", { href: rows, target: "_blank", rel: "noopener" }, siteName)]),
  ]);
  const page = h(null, [{ type: "doctype" }, h("html", { lang: locale }, [head, body])]);
  return new Response(htmlText(page), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors *",
      "cache-control": "public, max-age=30, s-maxage=30",
    },
  });
}
