import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";

/** An article as staff work on it: its newest revision, every mark that they may see, what was decided on suggestions. */
export type DeskArticle = inferRouterOutputs<AppRouter>["articles"]["byId"];
/** A mark as staff work on it. */
export type DeskAnnotation = DeskArticle["annotations"][number];
