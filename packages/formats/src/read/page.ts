import { Readability } from "@mozilla/readability";
import { normalizeText, plainText, textBlocks } from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import { parseHTML } from "linkedom";
import { articleOfBlocks, dayOf } from "./article-blocks.ts";
import { addressOn, blocksOfHtml, checkDepth } from "./html.ts";
import { blocksOfTree } from "./html-blocks.ts";
import { keepWhatIsSeen } from "./html-page.ts";
import { type PageData, pageData } from "./page-data.ts";
import type { ReadArticle } from "./read-article.ts";

/** Lines of menus and boxes that are told as left out; a page has thousands. */
const MOST_LEFT_OUT = 200;

/** The story of a web page, without its menus and boxes; what the page says of itself is its source. @throws Problem. */
export function readPage(html: string, address?: string): ReadArticle {
  checkDepth(html);
  const document = documentOf(html);
  const data = pageData(document as never, address);
  // What tells what is seen, Readability takes away.
  keepWhatIsSeen(document);
  const addressOf = addressOn(data.url ?? address);
  const whole = blocksOfTree(document.body, addressOf);
  const found = new Readability(document as never).parse();
  // Readability gives up on pages of few words, and on such as are lists alone.
  const story = found?.content ? blocksOfHtml(found.content, addressOf) : whole;
  if (story.length === 0)
    throw new Problem("unreadable", "page_no_story", "No story was found in this page.");
  const article = articleOfBlocks(story, {
    title: data.title ?? titleOf(found?.title ?? "", data),
    byline: data.byline || nameOf(found?.byline ?? ""),
    standfirst: data.description,
    publishedOn: data.publishedOn && dayOf(data.publishedOn),
  });
  const kept = new Set([article.title, article.standfirst, article.byline, ...linesOf(article.body.content)]);
  const told = new Set(article.leftOut.map(({ text }) => text));
  const beside = linesOf(whole).filter((line) => !kept.has(line) && !told.has(line));
  return {
    ...article,
    leftOut: [...article.leftOut, ...[...new Set(beside)].map((text) => ({ text, before: 0 }))].slice(
      0,
      MOST_LEFT_OUT,
    ),
    sources: data.publisher
      ? [
          {
            publisher: data.publisher,
            title: article.title,
            ...(article.publishedOn ? { date: article.publishedOn } : {}),
            ...(data.url ? { url: data.url } : {}),
          },
        ]
      : [],
  };
}

/** All the words that a reader of a page sees, its menus and boxes too, a line a block. @throws Problem `html_too_deep`. */
export function wordsOfPage(html: string): string {
  checkDepth(html);
  return linesOf(blocksOfTree(documentOf(html).body)).join("\n");
}

/** A parser of pages takes a piece of one for something else. */
function documentOf(html: string) {
  const isWhole = /<(?:html|body)[\s>]/i.test(html);
  return parseHTML(isWhole ? html : `<!doctype html><html><head></head><body>${html}</body></html>`).document;
}

const linesOf = (content: ReadArticle["body"]["content"]) =>
  textBlocks({ type: "doc", content }).map(({ nodes }) =>
    normalizeText(nodes.map(({ text }) => text).join("")).trim(),
  );

/** A page's own title without the name of the site behind it. */
function titleOf(title: string, { publisher }: PageData): string {
  const parts = title.split(/\s+[|–—-]\s+/);
  const isSite = (part: string) => publisher !== null && part.toLowerCase() === publisher.toLowerCase();
  return parts.length > 1 && isSite(parts.at(-1) ?? "") ? parts.slice(0, -1).join(" – ") : title;
}

function nameOf(byline: string): string {
  const name = byline.replace(/^(?:by|автор)[\s:]+/iu, "").trim();
  return /^https?:/.test(name) ? "" : name.slice(0, 200);
}

/** Whether a page asks who reads it before it shows its story. */
export function isLogin(html: string): boolean {
  const document = documentOf(html);
  const isAsked = document.querySelector('input[type="password"]') !== null;
  return isAsked && plainText({ type: "doc", content: blocksOfTree(document.body) }).length < 1500;
}
