import type { ActName } from "@pledgebook/core/desk/history";
import type { Progress } from "@pledgebook/core/ledger/stages";
import type { WebhookEvent } from "@pledgebook/core/values/vocabulary";
import { findArticle } from "@pledgebook/db/queries/articles/articles";
import { findRevision } from "@pledgebook/db/queries/articles/revisions";
import {
  isTold,
  type listEventsAfter,
  listPledgesOfMarks,
  listSentences,
  type ProgressChange,
} from "@pledgebook/db/queries/since";
import { publicChangeOf } from "@pledgebook/db/recount/public-change";
import type { Database } from "@pledgebook/db/store/store";

type Event = Awaited<ReturnType<typeof listEventsAfter>>[number];

/** What receivers are told: of what kind, when it happened (ISO 8601), and of whom. */
export interface Happening {
  type: WebhookEvent;
  timestamp: string;
  data: Record<string, unknown>;
}

/** Addresses that one message names; of more it says that all have changed. */
const MOST_ADDRESSES = 1_000;

/**
 * What readers came to see by these events of the history and these changes of the ledger, asked of what they see now: an article
 * that went out and was withdrawn since is told of as withdrawn alone.
 *
 * `pages.changed` follows the same events, through `publicChangeOf`, and the rows of the ledger that came since: the kept pages of
 * this site are let go by the same rule, and what a process has not told before it ended stands in both. It names articles and
 * pledges, each in both languages; whatever tells of many of them (lists, sums, feeds, pictures, files) changes with every such
 * message, and all pages do where `everything` is true.
 */
export async function whatHappened(
  db: Database,
  siteUrl: string,
  { events, progress, now }: { events: readonly Event[]; progress: readonly ProgressChange[]; now: string },
): Promise<Happening[]> {
  const told: Happening[] = [];
  for (const event of events) told.push(...(await ofArticle(db, siteUrl, event)));
  told.push(...(await ofStatuses(db, siteUrl, progress, now)));
  const pages = await changedPages(db, siteUrl, events, progress);
  if (pages) told.push({ type: "pages.changed", timestamp: now, data: pages });
  return told;
}

async function ofArticle(db: Database, siteUrl: string, event: Event): Promise<Happening[]> {
  const { articleId, action, after, at: timestamp } = event;
  const type = articleEvents[action];
  if (!type || !articleId) return [];
  const article = await findArticle(db, articleId);
  if (!article?.firstPublishedAt) return [];
  const seen = {
    slug: article.slug,
    language: article.language,
    address: `${siteUrl}/articles/${article.slug}`,
    firstPublishedAt: article.firstPublishedAt,
    modifiedAt: article.modifiedAt,
  };
  if (type === "article.withdrawn") {
    const data = { ...seen, notice: article.withdrawnNotice };
    return article.status === "withdrawn" ? [{ type, timestamp, data }] : [];
  }
  if (article.status !== "published" || !article.publishedRevisionId) return [];
  const revision = await findRevision(db, article.publishedRevisionId);
  const whole = {
    ...seen,
    title: revision?.title ?? null,
    api: `${siteUrl}/api/v1/articles/${article.slug}/annotations`,
  };
  if (type === "article.corrected") {
    const pledge = textOf(after, "pledge");
    const data = {
      ...whole,
      kind: action === "article.correction" ? "correction" : "update",
      note: textOf(after, "note"),
      pledge: pledge && (await isTold(db, pledge)) ? pledgeAt(siteUrl, pledge) : null,
    };
    return [{ type, timestamp, data }];
  }
  // The same revision published once more: readers see what they saw.
  if (textOf(after, "publishedRevisionId") === null) return [];
  return [{ type, timestamp, data: { ...whole, isFirst: event.before?.publishedRevisionId === null } }];
}

const articleEvents: Partial<Record<ActName, WebhookEvent>> = {
  "article.publish": "article.published",
  "article.correction": "article.corrected",
  "article.new_fact": "article.corrected",
  "article.withdraw": "article.withdrawn",
};

async function ofStatuses(
  db: Database,
  siteUrl: string,
  progress: readonly ProgressChange[],
  timestamp: string,
): Promise<Happening[]> {
  const moved = progress.filter(({ was, is }) => was && is && !sameProgress(was, is));
  const sentences = new Map(
    (
      await listSentences(
        db,
        moved.map(({ pledgeId }) => pledgeId),
      )
    ).map((sentence) => [sentence.id, sentence]),
  );
  return moved.flatMap(({ pledgeId, was, is }) => {
    const sentence = sentences.get(pledgeId);
    if (!sentence) return [];
    const data = {
      ...pledgeAt(siteUrl, sentence.code),
      was,
      is,
      sentence: {
        quote: sentence.quote,
        address: `${siteUrl}/articles/${sentence.articleSlug}#m-${sentence.annotationId}`,
      },
    };
    return [{ type: "pledge.status_changed" as const, timestamp, data }];
  });
}

function sameProgress(a: Progress, b: Progress): boolean {
  return a.status === b.status && a.partly === b.partly;
}

function pledgeAt(siteUrl: string, code: string) {
  return { code, address: `${siteUrl}/pledges/${code}`, api: `${siteUrl}/api/v1/pledges?q=${code}` };
}

/** Acts on an article that change its page. Saving one changes a draft. */
const onPages: ReadonlySet<ActName> = new Set<ActName>([
  "article.publish",
  "article.slip",
  "article.correction",
  "article.new_fact",
  "article.rename",
  "article.discard",
  "article.withdraw",
]);

/** Acts on marks and pledges of which the desk alone is told. */
const ofTheDesk: ReadonlySet<ActName> = new Set<ActName>([
  "annotation.comment",
  "match.note",
  "review.dispute",
  "review.send_back",
]);

/** What every page may show: names, rates, how the site looks. */
const everywhere: ReadonlySet<string> = new Set(["setting", "party", "channel", "rate"]);

async function changedPages(
  db: Database,
  siteUrl: string,
  events: readonly Event[],
  progress: readonly ProgressChange[],
): Promise<{ everything: boolean; addresses: string[] } | null> {
  if (events.some(({ subject }) => everywhere.has(subject))) return { everything: true, addresses: [] };
  const heard = events.filter(({ action }) => !ofTheDesk.has(action));
  const subjects = (subject: Event["subject"]) =>
    heard.filter((event) => event.subject === subject).map(({ subjectId }) => subjectId);
  const articleIds = heard.flatMap(({ action, articleId }) =>
    onPages.has(action) && articleId ? [articleId] : [],
  );
  const marked = await listPledgesOfMarks(db, { annotationIds: subjects("annotation"), articleIds });
  const change = await publicChangeOf(db, {
    pledgeIds: new Set([...subjects("pledge"), ...marked, ...progress.map(({ pledgeId }) => pledgeId)]),
    articleIds: new Set(articleIds),
  });
  if (!change) return null;
  const paths = [
    ...change.articleSlugs.map((slug) => `/articles/${slug}`),
    ...change.pledgeCodes.map((code) => `/pledges/${code}`),
  ];
  if (2 * paths.length > MOST_ADDRESSES) return { everything: true, addresses: [] };
  return {
    everything: false,
    addresses: paths.flatMap((path) => [`${siteUrl}${path}`, `${siteUrl}/uk${path}`]),
  };
}

function textOf(told: Record<string, unknown> | null, field: string): string | null {
  const value = told?.[field];
  return typeof value === "string" ? value : null;
}
