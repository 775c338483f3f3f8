import { everything } from "@pledgebook/core/ledger/filter";
import { remainder } from "@pledgebook/core/ledger/leaves";
import { counts } from "@pledgebook/core/ledger/pledge";
import { portions } from "@pledgebook/core/ledger/stages";
import { boundsOf } from "@pledgebook/core/values/money";
import { Problem } from "@pledgebook/core/values/problem";
import { listAnnotations, listEvidence } from "@pledgebook/db/queries/annotations";
import { type ArticleRow, findRevision, listRelatedArticles } from "@pledgebook/db/queries/articles";
import { listCorrections } from "@pledgebook/db/queries/corrections";
import { type LedgerRowRecord, listRowsOfPledge, scopeOf } from "@pledgebook/db/queries/ledger/sums";
import {
  amountOf,
  findPledgeByCode,
  loadComponents,
  loadPledgesById,
  type StoredPledge,
} from "@pledgebook/db/queries/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import type { Database } from "@pledgebook/db/store/store";
import { type LedgerRow, rowMaker } from "../ledger/ledger.ts";
import { eventView, pledgeSummary } from "./pledge-summary.ts";

/** What a reader is shown: the text, its approved marks with the pledges that count, corrections, related articles. */
export async function articleAsRead(db: Database, article: ArticleRow, revisionId: string) {
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
  const convert = await loadConverter(db);
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

/** A pledge as readers see it. Null when there is none, or none that counts yet. */
export async function pledgeAsRead(db: Database, code: string) {
  const pledge = await findPledgeByCode(db, code);
  if (!pledge || !counts(pledge)) return null;
  const parts = await loadComponents(db, pledge.code);
  const packages = (await Promise.all(pledge.packageCodes.map((code) => findPledgeByCode(db, code)))).filter(
    (pack): pack is StoredPledge => pack !== null,
  );
  const convert = await loadConverter(db);
  const counted = parts.filter(counts);
  const direct = counted.filter((part) => part.packageCodes.includes(pledge.code));
  const evidence = (await listEvidence(db, [pledge.id])).filter(
    (mark) => mark.reviewState === "approved" && mark.isPublic,
  );
  const rest = direct.length > 0 ? remainder(pledge, direct, convert) : null;
  return {
    pledge: pledgeSummary(pledge, "EUR", convert),
    note: pledge.note,
    years: pledge.years,
    history: await historyOf(db, pledge.id),
    quantity: pledge.quantity,
    period: pledge.period,
    componentsComplete: pledge.componentsComplete,
    lastCheckedOn: pledge.lastCheckedOn ?? pledge.updatedAt.slice(0, 10),
    portions: pledge.amount.currency === null ? [] : portions(rest ?? boundsOf(pledge.amount), pledge),
    events: pledge.eventRows.map(eventView),
    evidence: evidence.map((mark) => ({
      id: mark.id,
      role: mark.role,
      stated: amountOf(mark),
      quote: mark.quote,
      prefix: mark.prefix,
      suffix: mark.suffix,
      /** Whether the words stand in the article as readers see it now. */
      isInPlace: mark.publicState === "exact" || mark.publicState === "moved",
      revisionNumber: mark.revisionNumber,
      articleSlug: mark.articleSlug,
      articleTitle: mark.articleTitle,
      articleLanguage: mark.articleLanguage,
      publishedOn: mark.articlePublishedOn,
      sources: mark.sources,
    })),
    packages: packages.map((pack) => ({ ...pledgeSummary(pack, "EUR", convert), counts: counts(pack) })),
    components: counted.map((part) => pledgeSummary(part, "EUR", convert)),
    remainder: rest,
    corrections: await listCorrections(db, { pledgeId: pledge.id }),
    recordedAt: pledge.createdAt,
  };
}

/** What the public ledger said of a pledge from a moment on, and what kind of change that was; the newest first. */
export interface Version {
  at: string;
  change: "first" | "gone" | "back" | "moved" | "repeated" | "details";
  rows: LedgerRow[];
}

async function historyOf(db: Database, pledgeId: string): Promise<Version[]> {
  const records = await listRowsOfPledge(db, pledgeId);
  const toRow = await rowMaker(db, await scopeOf(db, everything));
  const moments = [
    ...new Set(records.flatMap((row) => [row.recordedFrom, ...(row.recordedTo ? [row.recordedTo] : [])])),
  ].sort();
  let before: LedgerRowRecord[] = [];
  let wasEver = false;
  const versions = moments.map((at): Version => {
    const rows = records.filter(
      (row) => row.recordedFrom <= at && (row.recordedTo === null || row.recordedTo > at),
    );
    const change = changeOf(before, rows, wasEver);
    before = rows;
    wasEver = true;
    return { at, change, rows: rows.map(toRow) };
  });
  return versions.reverse();
}

function changeOf(
  before: readonly LedgerRowRecord[],
  rows: readonly LedgerRowRecord[],
  wasEver: boolean,
): Version["change"] {
  if (rows.length === 0) return "gone";
  if (before.length === 0) return wasEver ? "back" : "first";
  const figures = (list: readonly LedgerRowRecord[]) =>
    JSON.stringify(list.map((row) => [row.part, row.donorKey, row.currency, row.floor, row.ceiling]).sort());
  if (figures(before) !== figures(rows)) return "moved";
  const repeated = (list: readonly LedgerRowRecord[]) => list.reduce((sum, row) => sum + row.restatements, 0);
  return repeated(rows) > repeated(before) ? "repeated" : "details";
}
