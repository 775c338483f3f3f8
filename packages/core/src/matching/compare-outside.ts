import type { Currency } from "../values/currencies.ts";
import { firstDay, lastDay } from "../values/day.ts";
import { type Amount, boundsOf } from "../values/money.ts";
import type { Status } from "../values/vocabulary.ts";

/** What an outside ledger says of one thing, as far as it is compared. Minor units of its currency. */
export interface OutsideFigures {
  amount: number | null;
  currency: Currency | null;
  announcedOn: string | null;
  stage: Status | null;
}

/** What two ledgers say of one pledge's money: to the unit the same, the same but for the rate, another sum, or one has none. */
export type MoneyAgreement = "agrees" | "rate" | "amount" | "no_value";

export interface OutsideComparison {
  money: MoneyAgreement;
  /** They tell another day than ours. */
  isOtherDay: boolean;
  /** They tell another stage than ours. */
  isOtherStage: boolean;
}

/** As far as sums in two currencies may be apart and still be one sum at two rates: rates of a week, and rounding. */
const RATE_SPREAD = 0.03;

/**
 * Compares what an outside ledger says with a pledge. `converted`: the pledge's bounds in the outside row's currency, in its minor
 * units; null where there is no rate.
 */
export function compareOutside(
  pledge: { amount: Amount; announcedOn: string | null; status: Status },
  outside: OutsideFigures,
  converted: { floor: number | null; ceiling: number | null } | null,
): OutsideComparison {
  return {
    money: compareSums(pledge.amount, outside, converted),
    isOtherDay:
      pledge.announcedOn !== null &&
      outside.announcedOn !== null &&
      (lastDay(pledge.announcedOn) < firstDay(outside.announcedOn) ||
        lastDay(outside.announcedOn) < firstDay(pledge.announcedOn)),
    isOtherStage: outside.stage !== null && outside.stage !== pledge.status,
  };
}

function compareSums(
  amount: Amount,
  outside: OutsideFigures,
  converted: { floor: number | null; ceiling: number | null } | null,
): MoneyAgreement {
  if (amount.currency === null || outside.amount === null || outside.currency === null) return "no_value";
  const sum = outside.amount;
  if (amount.currency === outside.currency) {
    const { floor, ceiling } = boundsOf(amount);
    return sum === floor || sum === ceiling ? "agrees" : "amount";
  }
  const near = (bound: number | null | undefined) =>
    bound !== null && bound !== undefined && Math.abs(bound - sum) <= RATE_SPREAD * sum;
  return near(converted?.floor) || near(converted?.ceiling) ? "rate" : "amount";
}
