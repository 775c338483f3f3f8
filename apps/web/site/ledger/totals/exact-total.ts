import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { DisplayCurrency } from "@pledgebook/core/values/vocabulary";
import { money } from "@/wording/amount.ts";

/** The sum of a stage to the last unit, from what is sure to what may be; '…' where nothing bounds it. */
export function exactTotal(
  { bounds: { floor, ceiling } }: StageTotal,
  currency: DisplayCurrency,
  locale: string,
): string {
  const whole = (minor: number) => money(minor, currency, locale, "whole");
  return ceiling === floor ? whole(floor) : `${whole(floor)} – ${ceiling === null ? "…" : whole(ceiling)}`;
}
