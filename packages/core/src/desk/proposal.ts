import type { Suggestion } from "../reading/suggestion.ts";
import type { Span } from "../text/span.ts";
import type { Amount } from "../values/money.ts";
import type { Category, Purpose } from "../values/vocabulary.ts";

/** What a suggestion would be saved as, field by field: what a person accepts, changes or rejects. Plain JSON. */
export interface Proposal extends Span {
  stated: Amount;
  donorCodes: string[];
  recipientCode: string;
  category: Category;
  purpose: Purpose;
  purposeNote: string | null;
  channelSlug: string | null;
  inKind: string | null;
  announcedOn: string | null;
  announcedBy: string | null;
  dueBy: string | null;
}

/** The fields by which suggestions are judged, in the order in which they are shown. */
export const proposalFields = [
  "span",
  "stated",
  "donorCodes",
  "category",
  "purpose",
  "channelSlug",
  "inKind",
  "announcedOn",
  "announcedBy",
  "dueBy",
] as const;

export type ProposalField = (typeof proposalFields)[number];

/**
 * What a suggestion would be saved as. A channel that the newsroom does not have stays out; the day of publication stands
 * in for one that the words do not tell, and a form shows both for a person to change.
 */
export function proposalOf(
  suggestion: Suggestion,
  context: { publishedOn: string | null; channels: readonly string[] },
): Proposal {
  const { start, end, amount, donorCodes, category, purpose, channel, inKind, announcedBy } = suggestion;
  const isUnvalued = amount.qualifier === "unquantified";
  return {
    start,
    end,
    stated: amount,
    donorCodes,
    recipientCode:
      /Moldova/.test(suggestion.recipient) && !/Ukraine/.test(suggestion.recipient) ? "MD" : "UA",
    category: category ?? "military",
    purpose: purpose ?? "other",
    purposeNote: cut(suggestion.purposeWords, 300),
    channelSlug: channel !== null && context.channels.includes(channel) ? channel : null,
    inKind: isUnvalued ? cut(inKind, 300) : null,
    announcedOn: suggestion.announcedOn ?? context.publishedOn,
    announcedBy: cut(announcedBy, 200),
    dueBy: suggestion.dueBy,
  };
}

/** As much of a text as a pledge's field takes. */
function cut(text: string | null, most: number): string | null {
  return text === null ? null : text.slice(0, most).toWellFormed().trim() || null;
}

/** Whether a proposal can be saved as it is, without a person filling in what the words did not give. */
export function isWhole(proposal: Proposal): boolean {
  const hasSum = proposal.stated.qualifier !== "unquantified" || Boolean(proposal.inKind);
  return hasSum && proposal.donorCodes.length > 0;
}

/** The fields in which what was saved differs from what was proposed: none, and it was accepted as it stood. */
export function changedFields(proposed: Proposal, saved: Omit<Proposal, "purposeNote">): ProposalField[] {
  const told = (proposal: Omit<Proposal, "purposeNote">, field: ProposalField) =>
    field === "span" ? [proposal.start, proposal.end] : proposal[field];
  return proposalFields.filter(
    (field) => JSON.stringify(told(proposed, field)) !== JSON.stringify(told(saved, field)),
  );
}

/** Whether words were decided on before: the same words with the same sum. Those that were rejected do not come back. */
export function isDecided(
  quote: string,
  stated: Amount,
  decided: readonly { exact: string; stated: Amount }[],
): boolean {
  return decided.some(
    (one) => one.exact === quote && one.stated.min === stated.min && one.stated.currency === stated.currency,
  );
}
