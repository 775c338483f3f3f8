import type { ArticleDocument } from "@pledgebook/core/text/document";
import type { Source } from "@pledgebook/core/values/source";
import type { Language } from "@pledgebook/core/values/vocabulary";

/** An article as it was understood from a file, with where it came from. */
export interface ReadArticle {
  title: string;
  standfirst: string;
  byline: string;
  publishedOn: string | null;
  language: Language;
  body: ArticleDocument;
  related: string[];
  sources: Source[];
  /** The two days that its date can mean, where nothing decides. */
  possibleDays: string[];
  /** Lines that are no part of the article, each with the number of paragraphs before it. */
  leftOut: { text: string; before: number }[];
}
