import type { Amount } from "@pledgebook/core/values/money";
import type { listAnnotations } from "@pledgebook/db/queries/annotations/annotations";
import { amountOf } from "@pledgebook/db/queries/pledges/amounts";

type MarkRow = Awaited<ReturnType<typeof listAnnotations>>[number];

/** A mark in a revision of its article as the desk works on it, with what it states in one piece. */
export interface MarkView extends Omit<MarkRow, "amountMin" | "amountMax" | "currency" | "qualifier"> {
  stated: Amount;
}

export function markView({ amountMin, amountMax, currency, qualifier, ...mark }: MarkRow): MarkView {
  return { ...mark, stated: amountOf({ amountMin, amountMax, currency, qualifier }) };
}
