import { randomBytes } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import type { ArticleDocument } from "@pledgebook/core/text/document";
import type { Role } from "@pledgebook/core/values/vocabulary";
import type { Site } from "../server.ts";
import { expect, signIn } from "../site.ts";
import { watch } from "./watching.ts";

/** Somebody of the desk with a hostile name, in a browser of their own that is watched. */
export async function somebody(browser: Browser, site: Site, role: Role, name: string) {
  const context = await browser.newContext({ baseURL: site.url });
  const ran = await watch(context);
  const page = await context.newPage();
  const email = `${role}-${randomBytes(4).toString("hex")}@desk.example`;
  const password = randomBytes(12).toString("hex");
  await site.command(["user", "add", "--email", email, "--name", name, "--role", role], password);
  await signIn(page, { site, name, email, password, role });
  return { ran, page, context, ...apiOf(page) };
}

/** The api as the signed-in browser asks it. */
function apiOf(page: Page) {
  const send = (procedure: string, input: object) =>
    page.request.post(`/api/trpc/${procedure}`, {
      data: input,
      headers: { origin: new URL(page.url()).origin },
    });
  return {
    /** What it answers; it has to. */
    async ask<Answer>(procedure: string, input: object): Promise<Answer> {
      const answer = await send(procedure, input);
      expect(answer.status(), `${procedure} ${JSON.stringify(input).slice(0, 300)}`).toBe(200);
      const { result } = (await answer.json()) as { result: { data: Answer } };
      return result.data;
    },
    /** Whether it takes what is sent. Refusing is right, failing is not. */
    async takes(procedure: string, input: object): Promise<boolean> {
      const status = (await send(procedure, input)).status();
      expect([200, 400], `${procedure} ${JSON.stringify(input).slice(0, 300)}`).toContain(status);
      return status === 200;
    },
  };
}

type Somebody = Awaited<ReturnType<typeof somebody>>;

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
  return of.ask<Mark>("pledges.annotate", {
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
  for (const item of await by.ask<Waiting[]>("review.queue", {}))
    if (codes.includes(item.pledge.code))
      await by.ask("review.approve", {
        annotationId: item.id,
        version: item.version,
        pledgeVersion: item.pledge.version,
      });
}
