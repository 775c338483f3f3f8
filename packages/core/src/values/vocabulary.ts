/**
 * Every list of allowed values, once. Input schemas, SQL checks, options on screen and the data dictionary read them from here.
 * Codes follow IATI 2.03 where it has one (https://iatistandard.org/en/iati-standard/203/codelists/).
 */

/** Stages in the order money passes through them, then the two that stop it. */
export const statuses = [
  "pledged",
  "committed",
  "allocated",
  "disbursed",
  "delivered",
  "cancelled",
  "suspended",
] as const;
export type Status = (typeof statuses)[number];

/** IATI TransactionType, where there is one. */
export const statusToTransactionType: Partial<Record<Status, string>> = {
  pledged: "12",
  committed: "2",
  disbursed: "3",
};
/** IATI ActivityStatus, where there is one. */
export const statusToActivityStatus: Partial<Record<Status, string>> = { cancelled: "5", suspended: "6" };

/** What is not arrived and not stopped: of these a day by which it is due can pass. */
export const openStatuses = ["pledged", "committed", "allocated"] as const satisfies readonly Status[];

/** How a promise stands to the day by which it is due, while it is open: the day is over, or still to come. */
export const dueStates = ["past", "ahead"] as const;
export type DueState = (typeof dueStates)[number];

/** What an article is filed under: one section of the paper, and as many tags as it takes. */
export const topicKinds = ["section", "tag"] as const;
export type TopicKind = (typeof topicKinds)[number];

/** How often a reader is told by mail what the ledger came to say of something, and of what. */
export const digestFrequencies = ["daily", "weekly"] as const;
export type DigestFrequency = (typeof digestFrequencies)[number];
export const digestSubjects = ["all", "donor", "purpose", "pledge"] as const;
export type DigestSubject = (typeof digestSubjects)[number];

export const qualifiers = [
  "exact",
  "about",
  "at_least",
  "more_than",
  "up_to",
  "less_than",
  "between",
  "unquantified",
] as const;
export type Qualifier = (typeof qualifiers)[number];

export const categories = [
  "military",
  "financial",
  "humanitarian",
  "reconstruction",
  "energy",
  "cyber",
] as const;
export type Category = (typeof categories)[number];

/** Kiel's Ukraine Support Tracker knows three categories; ours fold back into them for comparison. */
export const categoryToKiel: Record<Category, "military" | "financial" | "humanitarian"> = {
  military: "military",
  financial: "financial",
  humanitarian: "humanitarian",
  reconstruction: "financial",
  energy: "humanitarian",
  cyber: "military",
};

export const purposes = [
  "ammunition",
  "air_defence",
  "armour",
  "aircraft",
  "drones",
  "maritime",
  "cyber",
  "training",
  "demining",
  "medical",
  "energy",
  "housing",
  "transport",
  "budget",
  "governance",
  "mixed_arms",
  "military_support",
  "arms_industry",
  "communications",
  "fuel",
  "relief",
  "recovery",
  "other",
] as const;
/** A purpose that a newsroom has added. Its code begins so that it never meets one that this list comes to hold. */
export type OwnPurpose = `own_${string}`;
export type Purpose = (typeof purposes)[number] | OwnPurpose;

/** Whether a text is a purpose by its form. Which of their own a newsroom has, its list says. */
export const isPurpose = (text: string): text is Purpose =>
  isOneOf(purposes, text) || /^own_[a-z0-9_]{1,60}$/.test(text);

/** A purpose as words, where no newsroom's names are at hand: 'air defence', and 'prosthetic limbs' of `own_prosthetic_limbs`. */
export const purposeWords = (purpose: Purpose) => purpose.replace(/^own_/, "").replaceAll("_", " ");

/** Pages on which a newsroom speaks of itself. */
export const ownPages = ["about", "contact", "privacy"] as const;
export type OwnPage = (typeof ownPages)[number];

export const financeTypes = ["grant", "loan", "guarantee", "in_kind", "mixed", "not_stated"] as const;
export type FinanceType = (typeof financeTypes)[number];
/** IATI FinanceType, where there is one. */
export const financeTypeToIati: Partial<Record<FinanceType, string>> = {
  grant: "110",
  loan: "421",
  guarantee: "1100",
};

/**
 * Why a pledge adds nothing to a floor (rule 14): its money may lie within another's, it stands behind another's, or it is
 * likely the same and nobody has answered yet. The first two are said by people; the last by the matcher.
 */
export const overlapKinds = ["may_be_within", "guarantees", "likely_same"] as const;
export type OverlapKind = (typeof overlapKinds)[number];
export const statedOverlapKinds = ["may_be_within", "guarantees"] as const satisfies OverlapKind[];

/** What a mention does to the pledge it is joined to. */
export const annotationRoles = ["first", "restatement", "detail", "update", "contradiction"] as const;
export type AnnotationRole = (typeof annotationRoles)[number];

export const anchorStates = ["exact", "moved", "needs_review", "orphaned"] as const;
export type AnchorState = (typeof anchorStates)[number];

export const reviewStates = ["waiting", "approved", "sent_back"] as const;
export type ReviewState = (typeof reviewStates)[number];

export const articleStatuses = ["draft", "scheduled", "published", "withdrawn"] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

export const roles = ["annotator", "editor", "admin"] as const;
export type Role = (typeof roles)[number];

export const partyKinds = ["country", "institution", "organisation", "group"] as const;
export type PartyKind = (typeof partyKinds)[number];

export const channelKinds = ["fund", "coalition", "initiative", "programme", "other"] as const;
export type ChannelKind = (typeof channelKinds)[number];

export const correctionKinds = [
  "correction",
  "clarification",
  "update",
  "editors_note",
  "retraction",
] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** What a changed figure in a published article is: nothing that readers need to be told of, an error, or news. */
export const publishDecisions = ["slip", "correction", "new_fact"] as const;
export type PublishDecision = (typeof publishDecisions)[number];

export const matchDecisions = ["same", "part_of", "later_stage_of", "different"] as const;
export type MatchDecision = (typeof matchDecisions)[number];

export const suggestionOutcomes = ["waiting", "accepted", "edited", "rejected"] as const;
export type SuggestionOutcome = (typeof suggestionOutcomes)[number];

/** Interface and article languages, BCP 47. */
export const languages = ["en", "uk"] as const;
export type Language = (typeof languages)[number];

/** Currencies in which totals may be shown; amounts themselves may be in any currency of `currencies.ts`. */
export const displayCurrencies = ["EUR", "USD", "GBP", "UAH"] as const;
export type DisplayCurrency = (typeof displayCurrencies)[number];

/** Where money that passes through a fund is counted: at the donor who promised it, or at the fund. Once in either view. */
export const countingPlaces = ["donor", "fund"] as const;
export type CountingPlace = (typeof countingPlaces)[number];

/** Channels that hold money of their own. Coalitions and initiatives only steer what their members hold. */
export const fundKinds: readonly ChannelKind[] = ["fund", "programme"];

/** Orders of the ledger's rows. 'largest' and 'smallest' go by the size in euros; 'recorded' by when the ledger learned of it. */
export const sortOrders = ["newest", "oldest", "largest", "smallest", "recorded", "due"] as const;
export type SortOrder = (typeof sortOrders)[number];

/** What a receiver of the newsroom's webhooks may be told of. */
export const webhookEvents = [
  "article.published",
  "article.corrected",
  "article.withdrawn",
  "pledge.status_changed",
  "pages.changed",
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** What is sent: one of these events, or a try that somebody asked for. */
export type DeliveryType = WebhookEvent | "webhook.test";

/** How a delivery stands: it is tried, it was taken, it was given up. */
export const deliveryStates = ["waiting", "delivered", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why a webhook gets nothing any more: somebody said so, its receiver answered 410, or has failed for days. */
export const webhookEndings = ["by_hand", "gone", "failing"] as const;
export type WebhookEnding = (typeof webhookEndings)[number];

/**
 * How a watched source stands: not looked at yet, there as it was, changed near a quote, moved for good, gone; out of reach, or kept
 * from programs by its site.
 */
export const sourceStates = ["new", "seen", "changed", "moved", "gone", "unreachable", "refused"] as const;
export type SourceState = (typeof sourceStates)[number];

/** Narrows a stranger's text to a value of a list, or says that it is none. */
export function isOneOf<T extends string>(list: readonly T[], value: unknown): value is T {
  return typeof value === "string" && (list as readonly string[]).includes(value);
}

/** The value of a list that somebody means, however they write it: 'Air defence' and 'air-defence' are air_defence. */
export function valueCalled<T extends string>(list: readonly T[], text: string): T | null {
  const code = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "_");
  return isOneOf(list, code) ? code : null;
}
