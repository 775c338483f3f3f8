import type { Currency } from "@pledgebook/core/values/currencies";
import type { Amount } from "@pledgebook/core/values/money";
import type { Qualifier } from "@pledgebook/core/values/vocabulary";

/** The amount of a row's four columns. */
export function amountOf(row: {
  amountMin: number | null;
  amountMax: number | null;
  currency: Currency | null;
  qualifier: Qualifier;
}): Amount {
  return {
    min: row.amountMin,
    max: row.amountMax,
    currency: row.currency,
    qualifier: row.qualifier,
  };
}

export function amountColumnsOf(amount: Amount) {
  return {
    amountMin: amount.min,
    amountMax: amount.max,
    currency: amount.currency,
    qualifier: amount.qualifier,
  };
}
