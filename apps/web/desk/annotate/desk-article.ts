import type { AppRouter } from "@pledgebook/api/router";
import type { TextContext } from "@pledgebook/core/reading/suggestion";
import type { NewsroomNames } from "@pledgebook/core/reading/who/newsroom-names";
import type { inferRouterOutputs } from "@trpc/server";

/** An article as staff work on it: its newest revision, every mark that they may see, what was decided on suggestions. */
export type DeskArticle = inferRouterOutputs<AppRouter>["articles"]["byId"];
/** A mark as staff work on it. */
export type DeskAnnotation = DeskArticle["annotations"][number];

/** What is known of an article's text besides its words. */
export function readingContext(
  { article, revision, homeCurrency }: DeskArticle,
  names: NewsroomNames,
): TextContext {
  const { title, publishedOn } = revision;
  return { title, publishedOn, address: article.sources[0]?.url ?? null, homeCurrency, names };
}
