import { plainText } from "@pledgebook/core/text/document";
import { describe } from "@pledgebook/core/text/quote";
import type { AnnotationRole } from "@pledgebook/core/values/vocabulary";
import { amountColumnsOf } from "@pledgebook/db/queries/amounts";
import { insertAnchor } from "@pledgebook/db/queries/anchors";
import { insertAnnotation } from "@pledgebook/db/queries/annotations";
import { audit } from "@pledgebook/db/queries/history";
import { insertComponent } from "@pledgebook/db/queries/packages";
import { writeRates } from "@pledgebook/db/queries/rates";
import { readSettings, writeSetting } from "@pledgebook/db/queries/settings";
import { settle } from "@pledgebook/db/recount/recount";
import { referenceSteps } from "@pledgebook/db/reference-data";
import type { Database, Store } from "@pledgebook/db/store/store";
import { documentFromMarkdown } from "@pledgebook/formats/read/markdown";
import { giveCodes, seriesSteps } from "./codes.ts";
import {
  articleSteps,
  correctionEntries,
  type Entry,
  eventEntries,
  latest,
  minor,
  pledgeId,
  pledgeSteps,
  publishedAt,
} from "./entries.ts";
import { type DemoPledge, readArticles, readPledges, readRates } from "./files.ts";

/**
 * Tells an empty newsroom its past, moment by moment, so that the ledger knows what it knew on every day. Each moment is
 * one plan; a start that was broken off goes on where it stopped, and a newsroom that has it all is left alone.
 */
export async function seedDemonstration(
  store: Store,
): Promise<{ articles: number; pledges: number; marks: number }> {
  const { db } = store;
  const articles = readArticles();
  const records = readPledges();
  const byRef = new Map(records.map((record) => [record.ref, record]));
  const texts = articles.map((article) => ({ article, ...documentFromMarkdown(article.markdown) }));
  const told = new Map(
    texts.flatMap(({ article, marks }) => marks.map((mark) => [mark.ref, article] as const)),
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
      past.push({ at, steps: pledgeSteps(db, record, codes.get(record.ref)!, at) });
      for (const pack of record.packages ?? [])
        if (codes.has(pack))
          past.push({
            at: latest(at, toldAt(pack)),
            steps: [insertComponent(db, pledgeId(pack), pledgeId(record.ref))],
          });
    }
    const target = record.mentions ?? record.ref;
    if (codes.has(target)) past.push(...eventEntries(db, record, latest(at, toldAt(target))));
  }
  let marks = 0;
  for (const { article, document, marks: spans } of texts) {
    const text = plainText(document);
    const at = publishedAt(article);
    past.push({ at, steps: articleSteps(db, article, document, text) });
    for (const span of spans) {
      const record = byRef.get(span.ref);
      if (!record)
        throw new Error(`${article.id}.md marks ${span.ref}, which no file of demo/pledges describes`);
      const target = record.mentions ?? record.ref;
      if (!codes.has(target)) throw new Error(`${span.ref} mentions ${target}, which no article marks`);
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
      past.push({
        at: latest(at, toldAt(target)),
        steps: [
          insertAnnotation(db, mark),
          insertAnchor(db, mark.id, mark.markedRevisionId, "exact", describe(text, span)),
        ],
      });
      marks++;
    }
    past.push({
      at,
      steps: [
        audit(db, {
          at,
          actorId: null,
          action: "article.publish",
          subject: "article",
          subjectId: `demo-${article.id}`,
          articleId: `demo-${article.id}`,
          before: null,
          after: {
            title: article.title,
            marks: spans.map((span) => codes.get(byRef.get(span.ref)?.mentions ?? span.ref)),
          },
        }),
      ],
    });
  }
  past.push(...correctionEntries(db, codes));
  await live(store, past);
  return { articles: articles.length, pledges: codes.size, marks };
}

/** Writes the past in its order, counting after every moment as the desk does after every write. */
async function live(store: Store, past: readonly Entry[]): Promise<void> {
  const reached = (await demonstrationReached(store.db)) ?? "";
  const moments = Map.groupBy(past, (entry) => entry.at);
  for (const at of [...moments.keys()].sort()) {
    if (at <= reached) continue;
    const steps = (moments.get(at) ?? []).flatMap((entry) => entry.steps);
    await store.write([...steps, writeSetting(store.db, "demonstration", at)]);
    await settle(store, at);
  }
}

/** How far the demonstration's past has been told here; null when it was never begun. */
export async function demonstrationReached(db: Database): Promise<string | null> {
  return (await readSettings(db)).demonstration;
}

/** A mention with another number of goods, or another sum, tells something new; the rest tell it again. */
function roleOf(record: DemoPledge, byRef: Map<string, DemoPledge>): AnnotationRole {
  const original = record.mentions ? byRef.get(record.mentions) : undefined;
  if (!original) return "first";
  const said = (of: DemoPledge) => JSON.stringify([of.quantity ?? null, of.stated ?? null]);
  return record.quantity && said(record) !== said(original) ? "update" : "restatement";
}
