import { pledgeCode } from "@pledgebook/core/ledger/pledge";
import { minorPerUnit } from "@pledgebook/core/values/currencies";
import { addDays } from "@pledgebook/core/values/day";
import { amountFrom, unquantified } from "@pledgebook/core/values/money";
import { type FinanceType, type Status, statuses } from "@pledgebook/core/values/vocabulary";
import type { Step } from "@pledgebook/db/store/store";
import { type Desk, LAST_DAY, type Made } from "./load-desk.ts";
import { normal, zipf } from "./load-random.ts";
import { insert } from "./load-rows.ts";
import { CURRENCIES, DONORS, QUALIFIERS, THINGS } from "./load-words.ts";

/** About what a euro is in the currencies without a rate. */
const PER_EURO_UNKNOWN = 500;

/** A part of a package is its donors' and, mostly, in its currency, and smaller. */
export function newPledge(day: string, pack: Made | null, { random, numbers }: Desk): Made {
  const year = Number(day.slice(0, 4));
  const number = (numbers.get(year) ?? 0) + 1;
  numbers.set(year, number);
  const code = pledgeCode(year, number);
  const donor = DONORS[zipf(random, DONORS.length)]!;
  const second = DONORS[Math.floor(6 * random())]!;
  const isJoint = random() < 0.02 && second !== donor;
  const chosen = THINGS[Math.floor(THINGS.length * random() ** 1.4)]!;
  const isGoods = random() < 0.08;
  const drawn = CURRENCIES[Math.floor(CURRENCIES.length * random() ** 2)]!;
  const packed = CURRENCIES.find(([of]) => of === pack?.amount.currency);
  const [currency, perEuro] = packed && random() < 0.8 ? packed : drawn;
  // Log-normal: most are small, a few are large. In euros about 20,000 to 20 million, so that a million of them can be summed.
  const euros = Math.exp(11.5 + 1.1 * normal(random)) * (pack ? 0.2 : 1);
  const units = Math.max(1000, Math.round((euros * (perEuro ?? PER_EURO_UNKNOWN)) / 1000) * 1000);
  const minor = units * minorPerUnit(currency);
  const qualifier = QUALIFIERS[Math.floor(QUALIFIERS.length * random())]!;
  return {
    id: `load-${code}`,
    code,
    donorCodes: pack?.donorCodes ?? (isJoint ? [donor, second].sort() : [donor]),
    amount: isGoods ? unquantified : amountFrom(qualifier, currency, minor, minor * 2),
    thing: chosen,
    day,
    inKind: isGoods ? `${2 + Math.floor(90 * random())} lots for ${chosen.en}` : null,
  };
}

export function pledgeSteps(pledge: Made, at: string, random: () => number): Step[] {
  const { amount, thing } = pledge;
  const financeType: FinanceType = pledge.inKind ? "in_kind" : random() < 0.12 ? "loan" : "grant";
  return [
    insert("pledges", {
      id: pledge.id,
      code: pledge.code,
      recipient_code: random() < 0.98 ? "UA" : "MD",
      amount_min: amount.min,
      amount_max: amount.max,
      currency: amount.currency,
      qualifier: amount.qualifier,
      category: thing.category,
      purpose: thing.purpose,
      purpose_note: thing.en,
      finance_type: financeType,
      channel_slug: random() < 0.4 ? thing.channel : null,
      in_kind: pledge.inKind,
      announced_on: pledge.day,
      last_checked_on: LAST_DAY,
      review_state: "approved",
      created_at: at,
      updated_at: at,
      version: 1,
    }),
    ...pledge.donorCodes.map((code, position) =>
      insert("pledge_donors", { pledge_id: pledge.id, party_code: code, position }),
    ),
    ...(amount.qualifier === "exact" && random() < 0.03 ? yearSteps(pledge) : []),
  ];
}

/** A promise of three years: a third for each of the first two, the rest without a year. */
function yearSteps({ id, amount, day }: Made): Step[] {
  const share = Math.floor((amount.min ?? 0) / 3);
  return [0, 1].map((later) =>
    insert("pledge_years", {
      pledge_id: id,
      year: Number(day.slice(0, 4)) + later,
      amount_min: share,
      amount_max: share,
      currency: amount.currency,
      qualifier: "exact",
    }),
  );
}

/** About a third of the pledges have come further, some only in part; a few were stopped. */
export function eventSteps({ id, day, amount }: Made, random: () => number): Step[] {
  if (random() > 0.35) return [];
  const steps: Step[] = [];
  const furthest = 1 + Math.floor((statuses.length - 1) * random() ** 1.5);
  let on = day;
  for (let stage = 1; stage <= furthest; stage += 1 + Math.floor(3 * random())) {
    const status: Status = statuses[stage]!;
    const later = addDays(on, 5 + Math.floor(90 * random()));
    on = earlier(later, LAST_DAY);
    const part = amount.min !== null && random() < 0.3 ? Math.max(1, Math.floor(amount.min / 2)) : null;
    steps.push(
      insert("pledge_events", {
        id: `${id}-${stage}`,
        pledge_id: id,
        status,
        amount_min: part,
        amount_max: part,
        currency: part === null ? null : amount.currency,
        qualifier: part === null ? null : "exact",
        happened_on: on,
        evidence: '[{"publisher":"generated"}]',
        recorded_at: `${on}T12:00:00.000Z`,
      }),
    );
  }
  return steps;
}

/** The earlier of two ISO days, which sort as text does. */
function earlier(a: string, b: string): string {
  return [a, b].sort()[0]!;
}
