import { isPledgeCode } from "@pledgebook/core/ledger/pledge";
import type { ArticleDocument, Block, TextNode } from "@pledgebook/core/text/document";
import { safeHref, withoutControls } from "@pledgebook/core/text/document";
import { currencyCodes } from "@pledgebook/core/values/currencies";
import { isDay, isPartialDate } from "@pledgebook/core/values/day";
import { readImageSource } from "@pledgebook/core/values/image-address";
import { isPartyCode } from "@pledgebook/core/values/parties";
import { isSlug } from "@pledgebook/core/values/slug";
import {
  annotationRoles,
  categories,
  financeTypes,
  languages,
  purposes,
  qualifiers,
  roles,
  statedOverlapKinds,
} from "@pledgebook/core/values/vocabulary";
import { z } from "zod";

/** Corrections that one page lists, of the newsroom, an article or a pledge. */
export const MOST_CORRECTIONS = 200;

/** The shapes that procedures accept. Allowed values come from the core's vocabulary and stand nowhere else. */
export const id = z.string().min(1).max(64);
export const version = z.number().int().nonnegative();
export const slug = z.string().refine(isSlug);
export const day = z.string().refine(isDay);
export const partialDate = z.string().refine(isPartialDate);
export const partyCode = z.string().refine(isPartyCode);
export const pledgeCode = z.string().refine(isPledgeCode);

export const line = (most: number, least = 0) =>
  z.string().transform(withoutControls).pipe(z.string().trim().min(least).max(most));
export const optionalLine = (most: number) =>
  line(most)
    .nullish()
    .transform((text) => text || null);

/** Goods without a value have no currency either: with one they would be counted as a sum of zero. */
export const amount = z
  .object({
    qualifier: z.enum(qualifiers),
    min: z.number().int().nonnegative().safe().nullable(),
    max: z.number().int().nonnegative().safe().nullable(),
    currency: z.enum(currencyCodes).nullable(),
  })
  .transform((sum): typeof sum => (sum.qualifier === "unquantified" ? { ...sum, currency: null } : sum));

export const span = z.object({ start: z.number().int().nonnegative(), end: z.number().int().positive() });

/** Kept without the white space around it, as it was judged: a page must be able to ask for an image by it. */
const address = z
  .string()
  .max(2000)
  .refine((href) => safeHref(href) !== null)
  .transform((href) => href.trim());
/** Only pictures that the newsroom keeps: one of elsewhere would tell its readers to another site, and could change. */
const imageAddress = z.string().refine((source) => readImageSource(source) !== null);
const mark = z.union([
  z.object({ type: z.literal("bold") }),
  z.object({ type: z.literal("italic") }),
  z.object({
    type: z.literal("link"),
    attrs: z.object({
      href: address,
    }),
  }),
]);
const textNode: z.ZodType<TextNode> = z.object({
  type: z.literal("text"),
  text: z.string().max(200_000),
  marks: z.array(mark).max(3).exactOptional(),
});
const nodes = z.array(textNode).max(2000);
const paragraph = z.object({ type: z.literal("paragraph"), content: nodes });
const listItem = z.object({ type: z.literal("listItem"), content: z.array(paragraph).max(50) });
const block: z.ZodType<Block> = z.union([
  paragraph,
  z.object({
    type: z.literal("heading"),
    attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
    content: nodes,
  }),
  z.object({ type: z.literal("blockquote"), content: z.array(paragraph).max(200) }),
  z.object({ type: z.literal("bulletList"), content: z.array(listItem).max(500) }),
  z.object({
    type: z.literal("orderedList"),
    attrs: z.object({ start: z.int().min(0).max(9_999_999) }).exactOptional(),
    content: z.array(listItem).max(500),
  }),
  z.object({
    type: z.literal("image"),
    attrs: z.object({ src: imageAddress, alt: z.string().max(1000), credit: z.string().max(500) }),
  }),
  z.object({
    type: z.literal("embed"),
    attrs: z.object({ href: address, title: z.string().max(500) }),
  }),
]);
const body: z.ZodType<ArticleDocument> = z.object({
  type: z.literal("doc"),
  content: z.array(block).min(1).max(2000),
});

export const source = z.object({
  publisher: line(200, 1),
  title: line(500).exactOptional(),
  date: partialDate.exactOptional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .exactOptional(),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .exactOptional(),
});

/** What an editor of an article fills in. */
export const articleFields = z.object({
  title: line(250, 1),
  standfirst: line(600),
  byline: line(200),
  publishedOn: day.nullable(),
  language: z.enum(languages),
  body,
});

/** The code of a purpose that a newsroom has added. */
export const ownPurpose = z.templateLiteral(["own_", z.string().regex(/^[a-z0-9_]{1,60}$/)]);

/** What a pledge is for. Whether the newsroom has this one of its own, the write asks (`isPurposeKnown`). */
export const purpose = z.union([z.enum(purposes), ownPurpose]);

/** What a pledge says of itself; `pledgeProblems` in the core judges it. */
export const pledgeFields = z.object({
  donorCodes: z.array(partyCode).max(60),
  recipientCode: partyCode,
  amount,
  category: z.enum(categories),
  purpose,
  purposeNote: optionalLine(300),
  purposeNoteUk: optionalLine(300).default(null),
  financeType: z.enum(financeTypes),
  channelSlug: optionalLine(80),
  inKind: optionalLine(300),
  inKindUk: optionalLine(300).default(null),
  announcedOn: partialDate.nullable(),
  announcedBy: optionalLine(200),
  dueBy: partialDate.nullable().default(null),
  note: optionalLine(1000),
  noteUk: optionalLine(1000).default(null),
});

/** With what a pledge's money may be one, as people say it. */
export const statedOverlap = z.object({ kind: z.enum(statedOverlapKinds), code: pledgeCode });

export type PledgeFieldValues = z.infer<typeof pledgeFields>;

export const annotationRole = z.enum(annotationRoles);
export const personName = line(120, 1);
/** At least twelve characters, of any kind (NIST SP 800-63B: length, and no rules of composition). */
export const password = z.string().min(12).max(200);
export const personFields = z.object({
  email: z.email().max(200),
  name: personName,
  role: z.enum(roles),
  password,
});
export const role = z.enum(roles);
