import type { AppRouter } from "@pledgebook/api/router";
import type { Currency } from "@pledgebook/core/values/currencies";
import type { Amount } from "@pledgebook/core/values/money";
import type { inferRouterOutputs } from "@trpc/server";

/** An article as staff work on it: its newest revision, every mark that they may see, what was decided on suggestions. */
export type DeskArticle = inferRouterOutputs<AppRouter>["articles"]["byId"];
type AnnotationRow = DeskArticle["annotations"][number];

/** A mark as staff work on it, with what it states in one piece. */
export interface DeskAnnotation
  extends Omit<AnnotationRow, "amountMin" | "amountMax" | "currency" | "qualifier"> {
  stated: Amount;
}

/** A mark as it comes over the wire, where what it states lies in four columns. */
export function annotationOf(row: AnnotationRow): DeskAnnotation {
  const { amountMin: min, amountMax: max, currency, qualifier, ...mark } = row;
  return { ...mark, stated: { min, max, currency: currency as Currency | null, qualifier } };
}
