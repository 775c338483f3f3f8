import { daysBetween } from "@pledgebook/core/values/day";
import type { Amount } from "@pledgebook/core/values/money";
import type { Language } from "@pledgebook/core/values/vocabulary";
import type { Thing } from "./load-words.ts";

export const FIRST_DAY = "2022-02-24";

export const LAST_DAY = "2026-04-13";

export const DAYS = daysBetween(FIRST_DAY, LAST_DAY);

/** What a load has in mind while it writes one article after the other. */
export interface Desk {
  random: () => number;
  names: (code: string, language: Language) => string;
  /** Some of the pledges so far, to be told again. */
  known: Made[];
  /** The last number of each year's codes. */
  numbers: Map<number, number>;
}

export interface Made {
  id: string;
  code: string;
  donorCodes: string[];
  amount: Amount;
  thing: Thing;
  day: string;
  inKind: string | null;
}
