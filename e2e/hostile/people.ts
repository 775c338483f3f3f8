import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { ArticleDocument } from "@pledgebook/core/text/document";
import type { Role } from "@pledgebook/core/values/vocabulary";
import { type Procedures, proceduresOf } from "../procedures.ts";
import type { Site } from "../server.ts";
import { expect } from "../site.ts";
import { addPerson, openSession, signIn } from "../staff.ts";
import { watch } from "./watching.ts";

/** Somebody of the desk with a hostile name, with a browser of their own that is watched. */
export interface Somebody extends Procedures {
  page: Page;
  context: BrowserContext;
  /** Makes an article public. @returns the version that it has then. */
  publish: (id: string, version: number) => Promise<number>;
}

/** Lends somebody to a test; at its end nothing may have run in their browser. */
export async function lend(
  browser: Browser,
  site: Site,
  who: { role: Role; name: string },
  use: (somebody: Somebody) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL: site.url });
  const ran = await watch(context);
  const page = await context.newPage();
  const person = await addPerson(site, who.role, who.name);
  await signIn(page, person);
  const procedures = proceduresOf(site, await openSession(person));
  const publish = async (id: string, version: number) =>
    (await procedures.tell<{ version: number }>("articles.publish", { id, version })).version;
  await use({ ...procedures, page, context, publish });
  expect(ran).toEqual([]);
  await context.close();
}

export const body = (paragraphs: readonly string[]): ArticleDocument => ({
  type: "doc",
  content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});
export const articleOf = (title: string, document: ArticleDocument) => ({
  title,
  standfirst: "",
  byline: "",
  publishedOn: "2024-01-31",
  language: "en",
  body: document,
});
export const euros = (millions: number) => ({
  qualifier: "exact",
  min: millions * 100_000_000,
  max: millions * 100_000_000,
  currency: "EUR",
});

export interface Made {
  id: string;
  slug: string;
  version: number;
}
export interface Mark {
  annotationId: string;
  version: number;
  code: string;
}
export interface Newest {
  revision: { id: string; plainText: string };
  article: { version: number };
}

/** Marks words of an article as a new pledge whose every word is `text`. */
export async function mark(
  of: Somebody,
  id: string,
  newest: Newest,
  words: string,
  text: string,
  sum: number,
) {
  const start = newest.revision.plainText.indexOf(words);
  expect(start, words).toBeGreaterThanOrEqual(0);
  const fields = {
    donorCodes: [["IS", "LU", "MT", "CY", "SI"][sum % 5]],
    recipientCode: "UA",
    amount: euros(sum),
    category: "military",
    purpose: "ammunition",
    purposeNote: text,
    financeType: "grant",
    channelSlug: null,
    inKind: text,
    announcedOn: "2024-01-29",
    announcedBy: text,
    note: text,
  };
  return of.tell<Mark>("pledges.annotate", {
    articleId: id,
    revisionId: newest.revision.id,
    span: { start, end: start + words.length },
    stated: euros(sum),
    pledge: { kind: "new", fields, pack: null },
  });
}

/** Approves every mark of the codes that waits. */
export async function approveAll(by: Somebody, codes: readonly string[]): Promise<void> {
  interface Waiting {
    id: string;
    version: number;
    pledge: { code: string; version: number };
  }
  for (const item of await by.ask<Waiting[]>("review.queue"))
    if (codes.includes(item.pledge.code))
      await by.tell("review.approve", {
        annotationId: item.id,
        version: item.version,
        pledgeVersion: item.pledge.version,
      });
}
