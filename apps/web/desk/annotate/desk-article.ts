import type { AppRouter } from "@pledgebook/api/router";
import type { Currency } from "@pledgebook/core/values/currencies";
import type { Amount } from "@pledgebook/core/values/money";
import type { inferRouterOutputs } from "@trpc/server";

/** An article as staff work on it: its newest revision, every mark that they may see, what was decided on suggestions. */
export type DeskArticle = inferRouterOutputs<AppRouter>["articles"]["byId"];
export type DeskAnnotation = DeskArticle["annotations"][number];

/** What a mark states, as the form and the server have it. */
export function statedOf(mark: DeskAnnotation): Amount {
  return {
    min: mark.amountMin,
    max: mark.amountMax,
    currency: mark.currency as Currency | null,
    qualifier: mark.qualifier,
  };
}
