import type { Amount } from "@pledgebook/core/values/money";
import { amountOf } from "@pledgebook/db/queries/amounts";
import type { listAnnotations } from "@pledgebook/db/queries/annotations";

type MarkRow = Awaited<ReturnType<typeof listAnnotations>>[number];

/** A mark in a revision of its article as the desk works on it, with what it states in one piece. */
export interface MarkView extends Omit<MarkRow, "amountMin" | "amountMax" | "currency" | "qualifier"> {
  stated: Amount;
}

export function markView({ amountMin, amountMax, currency, qualifier, ...mark }: MarkRow): MarkView {
  return { ...mark, stated: amountOf({ amountMin, amountMax, currency, qualifier }) };
}
