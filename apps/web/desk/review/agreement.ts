import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";

/** An article that two people mark apart, with how far they agree once both have marked it. */
export type ArticleAgreement = inferRouterOutputs<AppRouter>["agreement"]["ofArticle"];
export type Agreement = NonNullable<ArticleAgreement["agreement"]>;
/** One person's mark, with the fields in which two may differ. */
export type Reading = Agreement["onlyA"][number];
