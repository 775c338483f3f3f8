import { match } from "@pledgebook/core/matching/match";
import type { Match, PledgeReport, Reason } from "@pledgebook/core/matching/pledge-report";
import { usualRate } from "@pledgebook/core/matching/usual-rates";
import { isCurrency } from "@pledgebook/core/values/currencies";
import { statuses } from "@pledgebook/core/values/vocabulary";
import type { Command } from "commander";
import { z } from "zod";
import { answerInput } from "../lines.ts";
import type { Surroundings } from "../surroundings.ts";

/** `match`: of every pair of pledges on standard input, whether they are one. */
export function addMatch(program: Command, surroundings: Surroundings): void {
  program
    .command("match")
    .description("say whether two pledges are one: a line of JSON a pair {id, a, b}, a line an answer")
    .action(() => answerInput(surroundings, pairLine, matchLine));
}

/** What a source does not tell is null. */
const words = z.string().nullable().default(null);
const units = z.number().nonnegative().nullable().default(null);

/** A pledge as one source tells it; the fields of a suggestion and some more. Sums in units of the currency. */
const pledge = z.object({
  donor_code: words,
  donor: words,
  recipient: words,
  amount_min: units,
  amount_max: units,
  currency: words,
  category: words,
  purpose: words,
  channel: words,
  in_kind: words,
  status: words,
  announced_on: words,
  reported_on: words,
  wording: words,
  quote: words,
  source: words,
});

/** A line of `match`: two pledges. */
const pairLine = z.object({ id: z.union([z.string(), z.number()]), a: pledge, b: pledge });

function reportOf(told: z.infer<typeof pledge>): PledgeReport {
  const currency = isCurrency(told.currency) ? told.currency : null;
  const status = statuses.find((known) => known === told.status) ?? null;
  const hasSum = currency !== null && (told.amount_min ?? told.amount_max) !== null;
  return {
    donorCodes: (told.donor_code ?? told.donor ?? "").split(";").filter((code) => code !== ""),
    recipient: told.recipient,
    min: hasSum ? told.amount_min : null,
    max: hasSum ? told.amount_max : null,
    currency: hasSum ? currency : null,
    category: told.category,
    purpose: told.purpose,
    channel: told.channel,
    inKind: told.in_kind,
    status,
    announcedOn: told.announced_on,
    reportedOn: told.reported_on,
    wording: told.wording ?? told.quote,
    source: told.source,
  };
}

/** What `match` answers: a later stage of one pledge is the same pledge. */
function matchLine({ id, a, b }: z.infer<typeof pairLine>) {
  const found: Match = match(reportOf(a), reportOf(b), usualRate);
  return {
    id,
    decision: found.verdict === "later_stage" ? "same" : found.verdict,
    score: Math.round(found.score * 100) / 100,
    reasons: found.reasons.map(sentenceOf),
  };
}

const SENTENCES: Record<Reason["key"], string> = {
  donors_same: "the same donor",
  donors_overlap: "donors that are not all the same ({a}, {b})",
  donors_differ: "different donors ({a}, {b})",
  amount_same: "the same sum ({a})",
  amount_converted: "{a} is about {b} at the rates of {day}",
  amount_rounded: "{a} and {b} are one sum, rounded",
  amount_fits: "{a} fits {b}",
  amount_mislabelled: "the sums are one if {currency} was meant ({a}, {b})",
  amount_apart: "different sums ({a}, {b})",
  amount_smaller: "one sum is smaller than the other ({a}, {b})",
  amount_unknown: "only one of them has a sum",
  rate_missing: "no rate to compare {a} with {b}",
  goods_same: "the same goods",
  goods_differ: "different goods",
  days_same: "announced on the same day",
  days_near: "announced {days} days apart",
  days_far: "announced {days} days apart",
  days_apart: "announced {days} days apart",
  days_unknown: "it is not known when both were announced",
  ordinals_differ: "they are counted differently (fifth, sixth)",
  channels_same: "the same channel",
  channels_differ: "different channels ({a}, {b})",
  purposes_same: "the same purpose",
  purposes_differ: "different purposes",
  categories_differ: "different categories ({a}, {b})",
  recipients_differ: "different recipients ({a}, {b})",
  one_list: "one report tells both, apart",
  stage_later: "one tells a later stage ({stage})",
  addition: "one of them speaks of an addition",
};

function sentenceOf({ key, values }: Reason): string {
  return SENTENCES[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
