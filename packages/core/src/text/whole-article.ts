import type { ArticleDocument, Paragraph } from "./document.ts";

/** What a revision says to its readers. */
export interface ArticleWords {
  title: string;
  standfirst: string;
  body: ArticleDocument;
}

/**
 * Headline, standfirst and body as one document: its `plainText` is the text of a revision, in which every anchor counts. The
 * headline is its first block.
 */
export function wholeArticle(words: ArticleWords): ArticleDocument {
  return { type: "doc", content: [...headOf(words), ...words.body.content] };
}

/**
 * The blocks above the body: the headline, and the standfirst where there is one. One that is the body's first paragraph, as
 * pasted pages have it, is told there and not twice.
 */
export function headOf({ title, standfirst, body }: ArticleWords): Paragraph[] {
  const first = body.content[0];
  const isTold =
    standfirst === "" ||
    (first?.type === "paragraph" && first.content.map((node) => node.text).join("") === standfirst);
  return [title, ...(isTold ? [] : [standfirst])].map((text) => ({
    type: "paragraph",
    content: [{ type: "text", text }],
  }));
}

/** Where the text below the headline begins in the text of a revision. */
export function behindHeadline({ title }: Pick<ArticleWords, "title">): number {
  return title.length + SEPARATOR_LENGTH;
}

/** Where the body begins in the text of a revision. */
export function bodyStart(words: ArticleWords): number {
  return headOf(words)
    .flatMap(({ content }) => content)
    .reduce((sum, { text }) => sum + text.length + SEPARATOR_LENGTH, 0);
}

const SEPARATOR_LENGTH = "\n\n".length;
