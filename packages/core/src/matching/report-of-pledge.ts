import type { Pledge } from "../ledger/pledge.ts";
import { latestStatus } from "../ledger/stages.ts";
import { type Amount, decimalFromMinor } from "../values/money.ts";
import type { Purpose } from "../values/vocabulary.ts";
import type { PledgeReport } from "./pledge-report.ts";

/** Where a pledge was told: the day and the words of one article. */
export interface Sentence {
  quote: string;
  articleSlug: string;
  articlePublishedOn: string | null;
}

/** A pledge of the ledger as a report, in the words of one of its sentences. `purposeNote`: what it is for, in words. */
export function reportOfPledge(
  pledge: Omit<Pledge, "code"> & { purposeNote: string | null },
  sentence: Sentence | null,
): PledgeReport {
  return {
    ...reportOfFields(pledge),
    recipient: pledge.recipientCode,
    category: pledge.category,
    purpose: pledge.purposeNote ?? pledge.purpose,
    inKind: pledge.inKind,
    status: latestStatus(pledge.events),
    reportedOn: sentence?.articlePublishedOn ?? null,
    wording: sentence?.quote ?? null,
    source: sentence?.articleSlug ?? null,
  };
}

/**
 * What a form says of a pledge, as a report: donors, sum, day, channel, and the purpose by its name, as a known pledge is
 * compared with it when nobody has written a word yet.
 */
export function reportOfFields(fields: {
  donorCodes: readonly string[];
  amount: Amount;
  announcedOn: string | null;
  channelSlug: string | null;
  purpose: Purpose;
}): PledgeReport {
  const { currency, min, max } = fields.amount;
  const units = (minor: number | null) =>
    minor === null || currency === null ? null : Number(decimalFromMinor(minor, currency));
  return {
    donorCodes: fields.donorCodes,
    recipient: null,
    min: units(min),
    max: units(max),
    currency,
    category: null,
    purpose: fields.purpose.replaceAll("_", " "),
    channel: fields.channelSlug?.replaceAll("-", " ") ?? null,
    inKind: null,
    status: null,
    announcedOn: fields.announcedOn,
    reportedOn: null,
    wording: null,
    source: null,
  };
}
