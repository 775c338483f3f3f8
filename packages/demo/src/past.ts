import { plainText } from "@pledgebook/core/text/document";
import { describeQuote } from "@pledgebook/core/text/quote";
import { bodyStart, wholeArticle } from "@pledgebook/core/text/whole-article";
import type { AnnotationRole } from "@pledgebook/core/values/vocabulary";
import { insertAnchor } from "@pledgebook/db/queries/annotations/anchors";
import { insertAnnotation } from "@pledgebook/db/queries/annotations/annotations";
import { amountColumnsOf } from "@pledgebook/db/queries/pledges/amounts";
import { insertOverlap } from "@pledgebook/db/queries/pledges/overlaps";
import { insertComponent } from "@pledgebook/db/queries/pledges/packages";
import { writeRates } from "@pledgebook/db/queries/rates";
import { referenceSteps } from "@pledgebook/db/reference-data";
import type { Database } from "@pledgebook/db/store/store";
import type { MarkedSpan } from "@pledgebook/formats/read/markdown";
import { giveCodes, seriesSteps } from "./codes.ts";
import { comparisonEntry } from "./comparison.ts";
import {
  articleSteps,
  correctionEntries,
  type Entry,
  eventEntries,
  latest,
  minor,
  pledgeEntry,
  pledgeId,
  publishedAt,
} from "./entries.ts";
import { type DemoArticle, type DemoPledge, readArticles, readPledges, readRates } from "./files.ts";

/** The whole past of the demonstration newsroom, out of its files: the same files always make the same rows. */
export function tellPast(db: Database): { past: Entry[]; articles: number; pledges: number; marks: number } {
  const articles = readArticles();
  const records = readPledges();
  const byRef = new Map(records.map((record) => [record.ref, record]));
  const told = new Map(
    articles.flatMap((article) => article.marks.map((mark) => [mark.ref, article] as const)),
  );
  const codes = giveCodes(records, told);
  const toldAt = (ref: string) => publishedAt(told.get(byRef.get(ref)?.mentions ?? ref)!);
  const past: Entry[] = [
    {
      at: "2022-01-01T00:00:00.000Z",
      steps: [...referenceSteps(db), ...writeRates(readRates()), ...seriesSteps(db, [...codes.values()])],
    },
  ];
  for (const record of records) {
    const article = told.get(record.ref);
    if (!article) continue;
    const at = publishedAt(article);
    if (!record.mentions) {
      past.push(pledgeEntry(db, record, codes.get(record.ref)!, at));
    }
    const target = record.mentions ?? record.ref;
    if (codes.has(target)) past.push(...eventEntries(db, record, latest(at, toldAt(target))));
  }
  for (const record of records)
    for (const { ref, step } of codes.has(record.ref) ? relations(db, record) : [])
      if (codes.has(ref)) past.push({ at: latest(toldAt(record.ref), toldAt(ref)), steps: [step] });
  for (const article of articles) {
    const { document, marks } = article;
    const words = { ...article, body: document };
    const text = plainText(wholeArticle(words));
    const by = bodyStart(words);
    past.push({ at: publishedAt(article), steps: articleSteps(db, article, document, text) });
    for (const span of marks) past.push(markEntry(span));
    past.push(publishEntry(article, marks));

    function markEntry(span: MarkedSpan): Entry {
      const { record, target } = markedRecord(article.id, span.ref);
      const at = publishedAt(article);
      const mark = {
        id: `demo-${span.ref.toLowerCase()}`,
        articleId: `demo-${article.id}`,
        markedRevisionId: `demo-${article.id}-1`,
        pledgeId: pledgeId(target),
        role: roleOf(record, byRef),
        ...amountColumnsOf(minor(record.stated)),
        reviewState: "approved" as const,
        reviewedAt: at,
        createdAt: at,
        version: 1,
      };
      return {
        at: latest(at, toldAt(target)),
        steps: [
          insertAnnotation(db, mark),
          insertAnchor(
            db,
            mark.id,
            mark.markedRevisionId,
            "exact",
            describeQuote(text, { start: span.start + by, end: span.end + by }),
          ),
        ],
      };
    }
  }
  past.push(...correctionEntries(db, codes), comparisonEntry(db, new Set(codes.keys())));
  return {
    past,
    articles: articles.length,
    pledges: codes.size,
    marks: articles.reduce((sum, { marks }) => sum + marks.length, 0),
  };

  function markedRecord(articleId: string, ref: string): { record: DemoPledge; target: string } {
    const record = byRef.get(ref);
    if (!record) throw new Error(`${articleId}.md marks ${ref}, which no file of data/pledges describes`);
    const target = record.mentions ?? record.ref;
    if (!codes.has(target)) throw new Error(`${ref} mentions ${target}, which no article marks`);
    return { record, target };
  }

  function publishEntry(article: DemoArticle, marks: readonly MarkedSpan[]): Entry {
    const id = `demo-${article.id}`;
    return {
      at: publishedAt(article),
      steps: [],
      told: [
        {
          act: "article.publish",
          subject: "article",
          subjectId: id,
          articleId: id,
          before: null,
          after: {
            status: "published",
            publishedRevisionId: `${id}-1`,
            marks: marks.map(({ ref }) => codes.get(byRef.get(ref)?.mentions ?? ref)),
          },
        },
      ],
    };
  }
}

/** What a record is to others: a component of a package, or money that may be another's. */
function relations(db: Database, { ref, packages = [], overlaps = [] }: DemoPledge) {
  return [
    ...packages.map((pack) => ({ ref: pack, step: insertComponent(db, pledgeId(pack), pledgeId(ref)) })),
    ...overlaps.map(({ kind, ref: other }) => ({
      ref: other,
      step: insertOverlap(db, pledgeId(ref), pledgeId(other), kind),
    })),
  ];
}

/** A mention with another number of goods, or another sum, tells something new; the rest tell it again. */
function roleOf(record: DemoPledge, byRef: Map<string, DemoPledge>): AnnotationRole {
  const original = record.mentions ? byRef.get(record.mentions) : undefined;
  if (!original) return "first";
  const said = (of: DemoPledge) => JSON.stringify([of.quantity ?? null, of.stated ?? null]);
  return record.quantity && said(record) !== said(original) ? "update" : "restatement";
}
