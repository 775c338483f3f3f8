import type { Proposal } from "@pledgebook/core/desk/proposal";
import { type ArticleDocument, documentFromParagraphs } from "@pledgebook/core/text/document";
import { type Amount, amountFrom, minorFromUnits } from "@pledgebook/core/values/money";
import type { Qualifier } from "@pledgebook/core/values/vocabulary";
import type { z } from "zod";
import type { amount, pledgeFields } from "../server/inputs.ts";

export type PledgeFields = z.infer<typeof pledgeFields>;

export type StatedAmount = z.infer<typeof amount>;

/** Written for these tests from the facts of January 2024; nobody's published text. */
export const story = {
  title: "Copenhagen and The Hague put money behind Ukraine's defence",
  standfirst: "Two governments, four sums: what each is for, and where it goes",
  byline: "Test Desk",
  publishedOn: "2024-01-31",
  language: "en" as const,
  paragraphs: [
    "A deputy defence minister of Ukraine met Czech, Dutch and Danish officials to talk about buying weapons together.",
    "Denmark will contribute over 12 million euros to protect the systems of Ukraine's Armed Forces from attack, through the IT coalition. The Netherlands has pledged 87 million euros for artillery shells, while an additional 25 million euros goes to the International Fund for Ukraine to buy equipment. Another 10 million euros from The Hague will strengthen cybersecurity, the Dutch defence minister, Kajsa Ollongren, said.",
    "Prague, for its part, wants limits on how Russian diplomats travel within the European Union.",
  ],
};

/** The story as one text, in which marks are counted. */
export const storyText = [story.title, story.standfirst, ...story.paragraphs].join("\n\n");

export const words = {
  denmark:
    "Denmark will contribute over 12 million euros to protect the systems of Ukraine's Armed Forces from attack, through the IT coalition",
  shells: "The Netherlands has pledged 87 million euros for artillery shells",
  fund: "an additional 25 million euros goes to the International Fund for Ukraine to buy equipment",
  cyber: "Another 10 million euros from The Hague will strengthen cybersecurity",
};

export function bodyOf(paragraphs: readonly string[] = story.paragraphs): ArticleDocument {
  return documentFromParagraphs(paragraphs);
}

/** What an editor fills in, from the story unless told otherwise. */
export function articleOf(changes: Partial<typeof story> = {}) {
  const { paragraphs, ...fields } = { ...story, ...changes };
  return { ...fields, body: bodyOf(paragraphs) };
}

/** So many million units, as an amount. */
export function millions(
  count: number,
  currency: "EUR" | "DKK" = "EUR",
  qualifier: Qualifier = "exact",
): StatedAmount {
  const sum: Amount = amountFrom(qualifier, currency, minorFromUnits(count * 1e6, currency));
  return sum as StatedAmount;
}

/** A Dutch pledge of shells, as the form sends it. */
export function pledgeOf(changes: Partial<PledgeFields> = {}): PledgeFields {
  return {
    donorCodes: ["NL"],
    recipientCode: "UA",
    amount: millions(87),
    category: "military",
    purpose: "ammunition",
    purposeNote: "Artillery shells",
    purposeNoteUk: null,
    financeType: "grant",
    channelSlug: null,
    inKind: null,
    inKindUk: null,
    announcedOn: "2024-01-29",
    announcedBy: "Kajsa Ollongren",
    dueBy: null,
    note: null,
    noteUk: null,
    ...changes,
  };
}

/** A suggestion as a browser sends it: 87 million euros from the Netherlands. */
export function suggestionOf(changes: Partial<Proposal> = {}): { proposal: Proposal; confidence: number } {
  const { donorCodes, recipientCode, category, purpose, channelSlug, announcedOn } = pledgeOf();
  const proposal = {
    start: 0,
    end: 8,
    stated: millions(87),
    donorCodes,
    recipientCode,
    category,
    purpose,
    purposeNote: null,
    channelSlug,
    inKind: null,
    announcedOn,
    announcedBy: null,
    dueBy: null,
    ...changes,
  };
  return { proposal, confidence: 0.9 };
}

export function spanOf(text: string, quote: string): { start: number; end: number } {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`the text does not have these words: ${quote}`);
  return { start, end: start + quote.length };
}
