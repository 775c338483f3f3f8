import { createHash } from "node:crypto";
import { type ArticleDocument, normalizeDocument, normalizeText, plainText } from "@pledgebook/core/document";
import { counts } from "@pledgebook/core/pledge";
import { Problem } from "@pledgebook/core/problem";
import { describe } from "@pledgebook/core/quote";
import { reanchor } from "@pledgebook/core/reanchor";
import { slugFromTitle } from "@pledgebook/core/slug";
import type { Language } from "@pledgebook/core/vocabulary";
import {
  everyMarkIsIn,
  insertAnchor,
  listAnchors,
  listAnnotations,
  sameAnnotation,
} from "@pledgebook/db/queries/annotations";
import {
  type ArticleRow,
  findArticle,
  findArticleBySlug,
  findMovedSlug,
  findRevision,
  indexArticle,
  insertArticle,
  insertRevision,
  listDeskArticles,
  listPublishedArticles,
  listRelatedArticles,
  listRevisions,
  type RevisionInsert,
  type RevisionRow,
  sameArticle,
  takenSlugs,
  updateArticle,
} from "@pledgebook/db/queries/articles";
import { audit } from "@pledgebook/db/queries/audit";
import { listCorrections } from "@pledgebook/db/queries/corrections";
import { amountOf, loadPledgesById } from "@pledgebook/db/queries/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import type { Database, Step } from "@pledgebook/db/store";
import { z } from "zod";
import { articleFields, id, source, version } from "./inputs.ts";
import { open, router, type StaffContext, staff } from "./trpc.ts";
import { currenciesOf, pledgeSummary } from "./views.ts";

interface Fields {
  title: string;
  standfirst: string;
  byline: string;
  publishedOn: string | null;
  body: ArticleDocument;
  language: Language;
}

export const articlesRouter = router({
  list: open
    .input(
      z.object({
        limit: z.number().int().min(1).max(100),
        offset: z.number().int().nonnegative().default(0),
      }),
    )
    .query(({ ctx, input }) => listPublishedArticles(ctx.store.db, input.limit, input.offset)),

  /** The article that readers see at a slug; where it moved to; or that it was withdrawn. Null: there never was one. */
  bySlug: open.input(z.object({ slug: z.string().max(200) })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    const article = await findArticleBySlug(db, input.slug);
    if (!article) {
      const moved = await findMovedSlug(db, input.slug);
      return moved ? { kind: "moved" as const, slug: moved } : null;
    }
    if (article.status === "withdrawn")
      return { kind: "withdrawn" as const, notice: article.withdrawnNotice };
    if (article.status !== "published" || !article.publishedRevisionId) return null;
    return { kind: "article" as const, ...(await readerView(db, article, article.publishedRevisionId)) };
  }),

  desk: staff("desk.read").query(({ ctx }) => listDeskArticles(ctx.store.db)),

  /** An article as staff work on it: the newest revision, with every mark. */
  byId: staff("desk.read")
    .input(z.object({ id }))
    .query(async ({ ctx, input }) => {
      const { article, revision } = await loadLatest(ctx.store.db, input.id);
      return {
        article,
        revision,
        revisions: await listRevisions(ctx.store.db, article.id),
        annotations: await listAnnotations(ctx.store.db, article.id, revision.id),
      };
    }),

  create: staff("article.write")
    .input(
      articleFields.extend({
        related: z.array(z.string().max(500)).max(100).default([]),
        sources: z.array(source).max(20).default([]),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const [articleId, now] = [ctx.newId(), ctx.now()];
      const revision = newRevision(ctx, articleId, 1, input, null);
      const slug = await freeSlug(db, revision.title);
      const article = {
        id: articleId,
        slug,
        language: input.language,
        status: "draft" as const,
        latestRevisionId: revision.id,
        sources: input.sources,
        related: input.related,
        createdBy: ctx.person.id,
        createdAt: now,
        version: 1,
      };
      await ctx.store.write([
        ...insertArticle(db, article, revision),
        audit(db, {
          ...event(ctx, "article.create", articleId),
          after: { slug, ...auditable(revision) },
        }),
      ]);
      return { id: articleId, slug, version: 1 };
    }),

  /** Saves an edit as a new revision and carries every mark into it. Readers see it when it is published. */
  save: staff("article.write")
    .input(articleFields.extend({ id, version, note: z.string().trim().max(300).nullish() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision: before } = await loadLatest(db, input.id);
      if (article.version !== input.version) throw stale();
      const revision = newRevision(ctx, article.id, before.number + 1, input, input.note ?? null);
      if (
        revision.hash === before.hash &&
        sameBody(revision.body, before.body) &&
        revision.publishedOn === before.publishedOn &&
        article.language === input.language
      )
        return {
          version: article.version,
          revision: before.number,
          carried: { exact: 0, moved: 0, needs_review: 0, orphaned: 0 },
        };
      const { steps, carried } = await carryAnchors(db, before, revision);
      await ctx.store.write([
        sameArticle(db, article.id, article.version),
        insertRevision(db, revision),
        updateArticle(db, article.id, article.version, {
          latestRevisionId: revision.id,
          language: input.language,
        }),
        ...steps,
        everyMarkIsIn(db, article.id, revision.id),
        audit(db, {
          ...event(ctx, "article.save", article.id),
          before: auditable(before),
          after: { ...auditable(revision), marks: carried },
        }),
      ]);
      return { version: article.version + 1, revision: revision.number, carried };
    }),

  /** Makes the newest revision the one that readers see. */
  publish: staff("article.publish")
    .input(z.object({ id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await loadLatest(db, input.id);
      if (article.version !== input.version) throw stale();
      if (article.status === "withdrawn")
        throw new Problem("invalid", "withdrawn", "A withdrawn article is not published again.");
      const now = ctx.now();
      const publishedOn = revision.publishedOn ?? now.slice(0, 10);
      const dated = revision.publishedOn
        ? null
        : {
            ...revision,
            id: ctx.newId(),
            number: revision.number + 1,
            publishedOn,
            createdBy: ctx.person.id,
            createdAt: now,
          };
      const dating = dated
        ? [insertRevision(db, dated), ...(await carryAnchors(db, revision, dated)).steps]
        : [];
      const settled = dated ? [everyMarkIsIn(db, article.id, dated.id)] : [];
      const publishedRevisionId = dated?.id ?? revision.id;
      const isNews = article.status !== "published" || article.publishedRevisionId !== publishedRevisionId;
      await ctx.store.write([
        sameArticle(db, article.id, article.version),
        ...dating,
        updateArticle(db, article.id, article.version, {
          status: "published",
          publishedRevisionId,
          latestRevisionId: publishedRevisionId,
          firstPublishedAt: article.firstPublishedAt ?? now,
          modifiedAt: isNews ? now : article.modifiedAt,
        }),
        ...settled,
        ...indexArticle(article.id, {
          title: revision.title,
          body: `${revision.standfirst}\n\n${revision.plainText}`,
        }),
        audit(db, {
          ...event(ctx, "article.publish", article.id),
          before: { status: article.status, publishedRevisionId: article.publishedRevisionId },
          after: { status: "published", publishedRevisionId },
        }),
      ]);
      const marks = await listAnnotations(db, article.id, publishedRevisionId);
      ctx.published({ articleSlugs: [article.slug], pledgeCodes: marks.map((mark) => mark.pledgeCode) });
      return { slug: article.slug, version: article.version + 1 };
    }),

  /** Takes an article back for good: its address answers 410 with the notice, its pledges lose it as evidence. */
  withdraw: staff("article.publish")
    .input(z.object({ id, version, notice: z.string().trim().min(1).max(1000) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await loadLatest(db, input.id);
      if (article.version !== input.version) throw stale();
      await ctx.store.write([
        updateArticle(db, article.id, article.version, {
          status: "withdrawn",
          withdrawnNotice: input.notice,
          modifiedAt: ctx.now(),
        }),
        ...indexArticle(article.id, null),
        audit(db, {
          ...event(ctx, "article.withdraw", article.id),
          before: { status: article.status },
          after: { status: "withdrawn", notice: input.notice },
        }),
      ]);
      const marks = await listAnnotations(db, article.id, revision.id);
      ctx.published({ articleSlugs: [article.slug], pledgeCodes: marks.map((mark) => mark.pledgeCode) });
      return { version: article.version + 1 };
    }),
});

/** @throws Problem "not_found". */
export async function loadLatest(
  db: Database,
  articleId: string,
): Promise<{ article: ArticleRow; revision: RevisionRow }> {
  const article = await findArticle(db, articleId);
  const revision = article?.latestRevisionId ? await findRevision(db, article.latestRevisionId) : null;
  if (!article || !revision) throw new Problem("not_found", "article_not_found", "There is no such article.");
  return { article, revision };
}

/** What a reader is shown: the text, its approved marks with the pledges that count, corrections, related articles. */
async function readerView(db: Database, article: ArticleRow, revisionId: string) {
  const revision = await findRevision(db, revisionId);
  if (!revision) throw new Problem("not_found", "article_not_found", "There is no such article.");
  const drawn = (await listAnnotations(db, article.id, revisionId)).filter(
    (mark) =>
      mark.reviewState === "approved" && (mark.anchorState === "exact" || mark.anchorState === "moved"),
  );
  const pledges = await loadPledgesById(
    db,
    drawn.map((mark) => mark.pledgeId),
  );
  const convert = await loadConverter(db, currenciesOf(pledges, "EUR"));
  const summaries = new Map(
    pledges.filter(counts).map((pledge) => [pledge.id, pledgeSummary(pledge, "EUR", convert)]),
  );
  return {
    slug: article.slug,
    language: article.language,
    title: revision.title,
    standfirst: revision.standfirst,
    byline: revision.byline,
    publishedOn: revision.publishedOn,
    firstPublishedAt: article.firstPublishedAt,
    modifiedAt: article.modifiedAt,
    body: revision.body,
    sources: article.sources,
    marks: drawn.flatMap((mark) => {
      const pledge = summaries.get(mark.pledgeId);
      if (!pledge || mark.start === null || mark.end === null) return [];
      return [
        { id: mark.id, start: mark.start, end: mark.end, role: mark.role, stated: amountOf(mark), pledge },
      ];
    }),
    corrections: await listCorrections(db, { articleId: article.id }),
    related: await listRelatedArticles(db, article.id, 4),
  };
}

export function newRevision(
  ctx: Pick<StaffContext, "newId" | "now"> & { person: { id: string | null } | null },
  articleId: string,
  number: number,
  fields: Fields,
  note: string | null,
): RevisionInsert & { plainText: string; body: ArticleDocument } {
  const body = normalizeDocument(fields.body);
  const text = plainText(body);
  if (text === "") throw new Problem("invalid", "article_empty", "The article has no text.");
  const tidy = (line: string) => normalizeText(line).trim();
  const [title, standfirst, byline] = [tidy(fields.title), tidy(fields.standfirst), tidy(fields.byline)];
  if (title === "") throw new Problem("invalid", "article_without_title", "The article has no title.");
  return {
    id: ctx.newId(),
    articleId,
    number,
    title,
    standfirst,
    byline,
    publishedOn: fields.publishedOn,
    body,
    plainText: text,
    hash: createHash("sha256").update([title, standfirst, byline, text].join("\u0000")).digest("hex"),
    note,
    createdBy: ctx.person?.id ?? null,
    createdAt: ctx.now(),
  };
}

/** The anchors of a revision's marks in the next one, as steps of the same plan. No mark is left behind. */
async function carryAnchors(db: Database, before: RevisionRow, after: { id: string; plainText: string }) {
  const anchors = await listAnchors(db, before.id);
  const carried = { exact: 0, moved: 0, needs_review: 0, orphaned: 0 };
  // A mark that waited for a person, or was lost, before this edit still does: only a person settles it.
  const placed = anchors.map(({ anchor }) => ({ start: anchor.start ?? 0, end: anchor.end ?? 0 }));
  const results = reanchor(
    before.plainText,
    after.plainText,
    placed.map((span) => (span.end > span.start ? span : { start: 0, end: 1 })),
  );
  const steps = anchors.flatMap(({ anchor, version }, index): Step[] => {
    const result =
      anchor.start === null ? ({ state: "orphaned", start: null, end: null } as const) : results[index]!;
    const waits = anchor.state === "needs_review" && result.state !== "orphaned";
    const state = waits ? "needs_review" : result.state;
    carried[state]++;
    const quote =
      result.start === null || state === "needs_review"
        ? {
            exact: anchor.exact,
            prefix: anchor.prefix,
            suffix: anchor.suffix,
            start: result.start,
            end: result.end,
          }
        : describe(after.plainText, result);
    return [
      sameAnnotation(db, anchor.annotationId, version),
      insertAnchor(db, anchor.annotationId, after.id, state, quote),
    ];
  });
  return { steps, carried };
}

async function freeSlug(db: Database, title: string): Promise<string> {
  const base = slugFromTitle(title);
  const numbered = (number: number) =>
    number === 1 ? base : `${base.slice(0, 80 - String(number).length - 1)}-${number}`;
  const candidates = Array.from({ length: 50 }, (_, index) => numbered(index + 1));
  const taken = await takenSlugs(db, candidates);
  const free = candidates.find((slug) => !taken.has(slug));
  if (!free)
    throw new Problem(
      "conflict",
      "title_taken",
      "Fifty articles have this title already; change it a little.",
    );
  return free;
}

function event(ctx: StaffContext, action: string, articleId: string) {
  return {
    at: ctx.now(),
    actorId: ctx.person.id,
    action,
    subject: "article" as const,
    subjectId: articleId,
    articleId,
  };
}

function auditable(
  revision: Pick<RevisionInsert, "number" | "title" | "standfirst" | "byline" | "publishedOn" | "plainText">,
) {
  const { number, title, standfirst, byline, publishedOn, plainText: text } = revision;
  return { revision: number, title, standfirst, byline, publishedOn: publishedOn ?? null, text };
}

function sameBody(a: ArticleDocument, b: ArticleDocument): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function stale(): Problem {
  return new Problem("stale", "stale", "Somebody else saved this in the meantime; nothing was changed.");
}
