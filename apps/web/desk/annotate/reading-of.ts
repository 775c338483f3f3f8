import { readText } from "@pledgebook/core/reading/read-text";
import type { Reading } from "@pledgebook/core/reading/sentence";
import type { DeskArticle } from "./desk-article.ts";

const readings = new WeakMap<DeskArticle["revision"], Reading>();

/** The text of a revision, read once in the browser: for its suggestions, and for whatever words of it are selected. */
export function readingOf(revision: DeskArticle["revision"]): Reading {
  const { plainText, title, publishedOn } = revision;
  const reading = readings.get(revision) ?? readText(plainText, { title, publishedOn });
  readings.set(revision, reading);
  return reading;
}
