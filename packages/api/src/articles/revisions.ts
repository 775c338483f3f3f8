import { createHash } from "node:crypto";
import { reanchor } from "@pledgebook/core/anchoring/reanchor";
import {
  type ArticleDocument,
  normalizeDocument,
  normalizeText,
  plainText,
} from "@pledgebook/core/text/document";
import { describeQuote } from "@pledgebook/core/text/quote";
import { wholeArticle } from "@pledgebook/core/text/whole-article";
import { Problem } from "@pledgebook/core/values/problem";
import { slugFromTitle } from "@pledgebook/core/values/slug";
import type { Language } from "@pledgebook/core/values/vocabulary";
import { insertAnchor, listAnchors } from "@pledgebook/db/queries/annotations/anchors";
import { sameAnnotation } from "@pledgebook/db/queries/annotations/annotations";
import {
  findRevision,
  type RevisionInsert,
  type RevisionRow,
} from "@pledgebook/db/queries/articles/revisions";
import { takenSlugs } from "@pledgebook/db/queries/articles/slugs";
import type { Database, Step } from "@pledgebook/db/store/store";
import type { StaffContext } from "../server/context.ts";

/** What an editor fills in. */
interface Fields {
  title: string;
  standfirst: string;
  byline: string;
  publishedOn: string | null;
  body: ArticleDocument;
  language: Language;
}

/** A revision of what was filled in: text in its fixed form, hashed. @throws Problem "invalid" without a title or text. */
export function newRevision(
  ctx: Pick<StaffContext, "newId" | "now"> & { person: { id: string | null } | null },
  articleId: string,
  number: number,
  fields: Fields,
  note: string | null,
): RevisionInsert & { plainText: string; body: ArticleDocument } {
  const body = normalizeDocument(fields.body);
  const bodyText = plainText(body);
  if (bodyText === "") throw new Problem("invalid", "article_empty", "The article has no text.");
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
    plainText: plainText(wholeArticle({ title, standfirst, body })),
    hash: createHash("sha256").update([title, standfirst, byline, bodyText].join("\u0000")).digest("hex"),
    note,
    createdBy: ctx.person?.id ?? null,
    createdAt: ctx.now(),
  };
}

/**
 * The anchors of a revision's marks in the next one, as steps of the same plan. No mark is left behind; `carried`
 * counts those that the viewer may see. `copyOf`: the older
 * revision whose text the next one has again; a mark that had its place there has it again.
 */
export async function carryAnchors(
  { store: { db }, viewer }: Pick<StaffContext, "store" | "viewer">,
  before: RevisionRow,
  after: { id: string; plainText: string },
  copyOf: string | null = null,
) {
  const anchors = await listAnchors(db, viewer, before.id);
  const placedThen = new Map(
    (copyOf === null ? [] : await listAnchors(db, viewer, copyOf))
      .filter(({ anchor }) => anchor.state === "exact" || anchor.state === "moved")
      .map(({ anchor }) => [anchor.annotationId, anchor]),
  );
  const carried = { exact: 0, moved: 0, needs_review: 0, orphaned: 0 };
  // A mark that waited for a person, or was lost, before this edit still does: only a person settles it.
  const placed = anchors.map(({ anchor }) => ({ start: anchor.start ?? 0, end: anchor.end ?? 0 }));
  const results = reanchor(
    before.plainText,
    after.plainText,
    placed.map((span) => (span.end > span.start ? span : { start: 0, end: 1 })),
  );
  const steps = anchors.flatMap(({ anchor, version, isSeen }, index): Step[] => {
    const then = placedThen.get(anchor.annotationId);
    if (then) {
      if (isSeen) carried.exact++;
      return [
        sameAnnotation(db, anchor.annotationId, version),
        insertAnchor(db, anchor.annotationId, after.id, "exact", then),
      ];
    }
    const result =
      anchor.start === null ? ({ state: "orphaned", start: null, end: null } as const) : results[index]!;
    const waits = anchor.state === "needs_review" && result.state !== "orphaned";
    const state = waits ? "needs_review" : result.state;
    if (isSeen) carried[state]++;
    const quote =
      result.start === null || state === "needs_review"
        ? {
            exact: anchor.exact,
            prefix: anchor.prefix,
            suffix: anchor.suffix,
            start: result.start,
            end: result.end,
          }
        : describeQuote(after.plainText, result);
    return [
      sameAnnotation(db, anchor.annotationId, version),
      insertAnchor(db, anchor.annotationId, after.id, state, quote),
    ];
  });
  return { steps, carried };
}

/** People who paste at the same moment take the same slug; whoever comes second takes the next one, this often. */
const MOST_SLUGS_TRIED = 20;

/**
 * Does a write with a slug for a title that no article has or ever had, and again with the next one when another article has
 * taken it meanwhile. Resolves to the slug. @throws Problem.
 */
export async function withFreeSlug(
  db: Database,
  title: string,
  write: (slug: string) => Promise<void>,
): Promise<string> {
  for (let tries = 1; ; tries++) {
    const slug = await freeSlug(db, title);
    try {
      await write(slug);
      return slug;
    } catch (error) {
      if (!(error instanceof Problem) || error.key !== "slug_taken" || tries === MOST_SLUGS_TRIED)
        throw error;
    }
  }
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

/** What the history keeps of a revision. */
export function auditable(
  revision: Pick<RevisionInsert, "number" | "title" | "standfirst" | "byline" | "publishedOn" | "body">,
) {
  const { number, title, standfirst, byline, publishedOn, body } = revision;
  return {
    revision: number,
    title,
    standfirst,
    byline,
    publishedOn: publishedOn ?? null,
    text: plainText(body),
  };
}

export function sameBody(a: ArticleDocument, b: ArticleDocument): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A revision by its number. @throws Problem "not_found". */
export async function revisionByNumber(db: Database, articleId: string, number: number) {
  const found = await findRevision(db, { articleId, number });
  if (!found) throw new Problem("not_found", "revision_not_found", "There is no such revision.");
  return found;
}
