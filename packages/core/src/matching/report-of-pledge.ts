import type { Pledge } from "../ledger/pledge.ts";
import { latestStatus } from "../ledger/stages.ts";
import { type Amount, decimalFromMinor } from "../values/money.ts";
import { type Category, type Purpose, purposeWords } from "../values/vocabulary.ts";
import type { PledgeReport } from "./pledge-report.ts";

/** Where a pledge was told: the day and the words of one article. */
export interface Sentence {
  quote: string;
  articleSlug: string;
  articlePublishedOn: string | null;
}

/** What a pledge says of itself, saved or not. `purposeNote`: what it is for, in words. Null: nobody has told. */
export interface PledgeTold {
  donorCodes: readonly string[];
  recipientCode: string;
  amount: Amount;
  category: Category | null;
  purpose: Purpose;
  purposeNote: string | null;
  channelSlug: string | null;
  inKind: string | null;
  announcedOn: string | null;
}

/** A pledge of the ledger as a report, in the words of one of its sentences. */
export function reportOfPledge(
  pledge: PledgeTold & Pick<Pledge, "events">,
  sentence: Sentence | null,
): PledgeReport {
  return { ...reportOfFields(pledge, sentence), status: latestStatus(pledge.events) };
}

/** What a form or a suggestion says of a pledge, as a report. Of its stage it says nothing: the verb is not the status. */
export function reportOfFields(fields: PledgeTold, sentence: Sentence | null): PledgeReport {
  const { currency, min, max } = fields.amount;
  const units = (minor: number | null) =>
    minor === null || currency === null ? null : Number(decimalFromMinor(minor, currency));
  return {
    donorCodes: fields.donorCodes,
    recipient: fields.recipientCode,
    min: units(min),
    max: units(max),
    currency,
    category: fields.category,
    purpose: purposeOf(fields),
    channel: fields.channelSlug?.replaceAll("-", " ") ?? null,
    inKind: fields.inKind,
    status: null,
    announcedOn: fields.announcedOn,
    reportedOn: sentence?.articlePublishedOn ?? null,
    wording: sentence?.quote ?? null,
    source: sentence?.articleSlug ?? null,
  };
}

/** What it is for, in words and by its name: outlets word one purpose in many ways. 'Other' is no name. */
/** Purposes that say nothing finer than the category. */
const UNSAID: ReadonlySet<string> = new Set(["other", "mixed_arms", "military_support"]);

function purposeOf({ purpose, purposeNote }: PledgeTold): string {
  return [purposeNote, UNSAID.has(purpose) ? null : purposeWords(purpose)]
    .filter((one) => one !== null)
    .join(", ");
}
