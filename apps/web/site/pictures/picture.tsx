import { htmlText } from "@pledgebook/formats/xml";
import { h } from "hastscript";
import { getLocale, getTranslations } from "next-intl/server";
import { siteEnvironment } from "@/server/environment.ts";
import { heightOf, widths } from "./draw/frame.ts";
import { pictureQuery } from "./load/addresses.ts";
import type { PictureName } from "./load/picture-names.ts";
import { loadPicture } from "./load/pictures.ts";

/** Beside a frame on another site: it becomes as tall as it says that it is (`reader.js`). */
const GROW = `<script>addEventListener("message",(e)=>{if(e.data?.type==="embed-size")for(const f of document.querySelectorAll("iframe"))if(f.contentWindow===e.source)f.height=e.data.height})</script>`;

/** Height of what stands around the drawing in a frame, in pixels. */
const FRAME_WORDS = 190;

/**
 * A picture of a selection of the ledger: drawn by the server, with the same figures as a table, as files and to embed.
 * The drawing is an image of its own and the table a page of its own, so that a page that holds several stays small.
 */
export async function Picture({ name, query }: { name: PictureName; query: string }) {
  const locale = await getLocale();
  const say = await getTranslations("picture");
  const picture = await loadPicture(name, query, locale);
  const heading = `picture-${name}`;
  if (picture.isEmpty)
    return (
      <figure aria-labelledby={heading} className="min-w-0">
        <h3 id={heading} className="text-lg">
          {picture.subject}
        </h3>
        <p className="mt-1 text-sm text-muted">{say("nothing")}</p>
      </figure>
    );
  const asked = pictureQuery(picture.filter, locale);
  const file = (form: string) => `/pictures/${name}.${form}${asked}`;
  // Drawn here too, for its height: nothing moves when it arrives.
  const drawn = (width: "wide" | "narrow") => ({
    src: `/pictures/${name}.svg${pictureQuery(picture.filter, locale, { width })}`,
    width: widths[width],
    height: heightOf(picture.draw(width)),
  });
  const [wide, narrow] = [drawn("wide"), drawn("narrow")];
  const frame = h("iframe", {
    src: `${siteEnvironment().siteUrl}/embed/${name}${asked}`,
    title: picture.title,
    width: "100%",
    // Until it says its own: of a wide frame, with its words above and its source below.
    height: wide.height + FRAME_WORDS,
    style: "border:0",
    loading: "lazy",
  });
  return (
    <figure aria-labelledby={heading} className="min-w-0">
      <h3 id={heading} className="text-lg">
        {picture.title}
      </h3>
      <p className="mt-1 text-sm text-muted">{picture.description}</p>
      <chart-values class="mt-4" data-label={say("values", { title: picture.title })}>
        <picture>
          <source media="(width < 48rem)" srcSet={narrow.src} width={narrow.width} height={narrow.height} />
          <img
            {...wide}
            alt={say("alt", { title: picture.title })}
            loading="lazy"
            className="h-auto w-full"
          />
        </picture>
      </chart-values>
      <figcaption className="mt-3 text-sm">
        <a href={`/embed/${name}${asked}#table`}>{say("as_table")}</a>
        <p className="mt-1 text-muted no-print">
          {say("files")} <a href={file("svg")}>SVG</a> · <a href={file("png")}>PNG</a> ·{" "}
          <a href={file("csv")}>CSV</a> · <a href={file("json")}>JSON</a> · <a href={file("zip")}>ZIP</a> ·{" "}
          <a href={`/embed/${name}${asked}`}>{say("embed")}</a>
        </p>
        <details className="no-print">
          <summary className="min-h-6 font-semibold text-accent">{say("embed_code")}</summary>
          <code className="mt-1 block rounded bg-surface p-2 text-xs break-all select-all">
            {htmlText(frame)}
            {GROW}
          </code>
        </details>
      </figcaption>
    </figure>
  );
}
