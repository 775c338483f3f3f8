import { describeQuote } from "@pledgebook/core/text/quote";
import { boundsOf, decimalFromMinor } from "@pledgebook/core/values/money";
import { Problem } from "@pledgebook/core/values/problem";
import { findArticleBySlug } from "@pledgebook/db/queries/articles/articles";
import { findRevision } from "@pledgebook/db/queries/articles/revisions";
import { articleAsRead } from "../articles/article-as-read.ts";
import type { Asked } from "./operation.ts";

/** How an annotation container answers (W3C Web Annotation Protocol, https://www.w3.org/TR/annotation-protocol). */
export const ANNOTATION_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

const CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/** Annotations of a page. */
const PAGE = 50;

/**
 * The marks of an article that count, as a W3C AnnotationCollection with its first page, or (`page` from 0) as one
 * AnnotationPage (https://www.w3.org/TR/annotation-model). Positions count UTF-16 code units in headline, standfirst and text
 * of the revision that its state names.
 * @throws Problem "not_found".
 */
export async function annotationsOf(asked: Asked, slug: string, page: number | null) {
  const { db, siteUrl, siteName } = asked;
  const article = await findArticleBySlug(db, slug);
  const revision = article?.publishedRevisionId ? await findRevision(db, article.publishedRevisionId) : null;
  if (!article || !revision || article.status !== "published")
    throw new Problem("not_found", "article_not_found", "There is no such article.");
  const read = await articleAsRead({ store: { db }, dayOf: asked.dayOf }, article, revision.id);
  const url = `${siteUrl}/articles/${slug}`;
  const collection = `${siteUrl}/api/v1/articles/${slug}/annotations`;
  const items = read.marks.map((mark) => {
    const { exact, prefix, suffix } = describeQuote(revision.plainText, mark);
    const { code, donorCodes, status } = mark.pledge;
    return {
      id: `${url}#m-${mark.id}`,
      type: "Annotation",
      motivation: "identifying",
      generator: { id: siteUrl, type: "Software", name: siteName, homepage: siteUrl },
      body: [
        { id: `${siteUrl}/pledges/${code}`, type: "Text", format: "text/html", language: read.language },
        {
          type: "TextualBody",
          purpose: "describing",
          format: "text/plain",
          language: "en",
          value: [code, donorCodes.join(", "), statedText(mark.stated), status].filter(Boolean).join("; "),
        },
      ],
      target: {
        type: "SpecificResource",
        source: url,
        selector: [
          { type: "TextQuoteSelector", exact, prefix, suffix },
          { type: "TextPositionSelector", start: mark.start, end: mark.end },
        ],
        state: { type: "TimeState", sourceDate: revision.createdAt.replace(/\.\d+Z$/, "Z") },
      },
    };
  });
  const pages = Math.max(1, Math.ceil(items.length / PAGE));
  const pageView = (index: number) => ({
    id: `${collection}?page=${index}`,
    type: "AnnotationPage" as const,
    startIndex: index * PAGE,
    ...(index > 0 ? { prev: `${collection}?page=${index - 1}` } : {}),
    ...(index < pages - 1 ? { next: `${collection}?page=${index + 1}` } : {}),
    items: items.slice(index * PAGE, (index + 1) * PAGE),
  });
  const facts = {
    id: collection,
    type: "AnnotationCollection" as const,
    label: `Pledges in ‘${read.title}’`,
    total: items.length,
    modified: (read.modifiedAt ?? revision.createdAt).replace(/\.\d+Z$/, "Z"),
  };
  if (page === null)
    return { "@context": CONTEXT, ...facts, first: pageView(0), last: `${collection}?page=${pages - 1}` };
  if (page >= pages) throw new Problem("not_found", "article_not_found", "There is no such page of it.");
  return { "@context": CONTEXT, ...pageView(page), partOf: facts };
}

function statedText(stated: Parameters<typeof boundsOf>[0]): string {
  const { currency, qualifier } = stated;
  if (currency === null) return "without a value";
  const { floor, ceiling } = boundsOf(stated);
  const [low, high] = [floor, ceiling].map((minor) =>
    minor === null ? null : decimalFromMinor(minor, currency),
  );
  return `${qualifier.replaceAll("_", " ")} ${[...new Set([low, high].filter((one) => one !== null))].join(" to ")} ${currency}`;
}
