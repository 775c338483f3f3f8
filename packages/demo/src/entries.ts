import { createHash } from "node:crypto";
import type { HistoryEntry } from "@pledgebook/core/desk/history";
import type { YearShare } from "@pledgebook/core/ledger/pledge";
import { type ArticleDocument, plainText } from "@pledgebook/core/text/document";
import { behindHeadline } from "@pledgebook/core/text/whole-article";
import { firstDay } from "@pledgebook/core/values/day";
import { type Amount, amountFrom, minorFromUnits, unquantified } from "@pledgebook/core/values/money";
import type { CorrectionKind } from "@pledgebook/core/values/vocabulary";
import { indexArticle, insertArticle } from "@pledgebook/db/queries/articles/articles";
import { insertCorrection } from "@pledgebook/db/queries/articles/corrections";
import { amountColumnsOf } from "@pledgebook/db/queries/pledges/amounts";
import { insertPledgeEvent, replaceYears } from "@pledgebook/db/queries/pledges/pledge-events";
import { insertPledge } from "@pledgebook/db/queries/pledges/pledges";
import type { Database, Step } from "@pledgebook/db/store/store";
import { parse } from "yaml";
import { type DemoArticle, type DemoPledge, read, type StatedAmount } from "./files.ts";

/** What the newsroom wrote down at one moment of its past. */
export interface Entry {
  at: string;
  steps: Step[];
  /** What the history tells of it. */
  told?: HistoryEntry[];
}

export const latest = (...moments: string[]) => moments.sort().at(-1)!;

export function articleSteps(
  db: Database,
  article: DemoArticle,
  body: ArticleDocument,
  text: string,
): Step[] {
  const at = publishedAt(article);
  const articleId = `demo-${article.id}`;
  const revisionId = `${articleId}-1`;
  return [
    ...insertArticle(
      db,
      {
        id: articleId,
        slug: article.slug,
        language: article.language,
        status: "published",
        publishedRevisionId: revisionId,
        latestRevisionId: revisionId,
        firstPublishedAt: at,
        modifiedAt: at,
        sources: article.sources,
        related: [],
        createdAt: at,
        version: 1,
      },
      {
        id: revisionId,
        articleId,
        number: 1,
        title: article.title,
        standfirst: article.standfirst,
        byline: article.byline,
        publishedOn: article.published_on,
        body,
        plainText: text,
        hash: createHash("sha256")
          .update([article.title, article.standfirst, article.byline, plainText(body)].join("\u0000"))
          .digest("hex"),
        createdAt: at,
      },
    ),
    ...indexArticle(articleId, { title: article.title, body: text.slice(behindHeadline(article)) }),
  ];
}

export function pledgeEntry(db: Database, record: DemoPledge, code: string, at: string): Entry {
  const steps = [
    ...insertPledge(
      db,
      {
        id: pledgeId(record.ref),
        code,
        recipientCode: "UA",
        ...amountColumnsOf(minor(record.original ?? record.stated)),
        ...wordsOf(record),
        category: record.category,
        purpose: record.purpose,
        financeType: record.financeType,
        channelSlug: record.channel ?? null,
        quantityMin: record.quantity?.min ?? null,
        quantityMax: record.quantity?.max ?? null,
        quantityUnit: record.quantity?.unit ?? null,
        announcedOn: record.announcedOn ?? null,
        announcedBy: record.announcedBy ?? null,
        dueBy: record.dueBy ?? null,
        componentsComplete: record.componentsComplete ?? null,
        lastCheckedOn: LAST_CHECKED,
        reviewState: "approved",
        createdAt: at,
        updatedAt: at,
        version: 1,
      },
      record.donors,
    ),
    ...replaceYears(db, pledgeId(record.ref), yearsOf(record)),
  ];
  const subject = { subject: "pledge" as const, subjectId: pledgeId(record.ref) };
  return { at, steps, told: [{ act: "pledge.create", ...subject, before: null, after: { code } }] };
}

/** What is said of a pledge in words, in both languages. Goods without a sum are what it is for. */
function wordsOf(record: DemoPledge) {
  const goods = (own: string | undefined, purpose: string | undefined) =>
    own ?? (record.stated ? null : (purpose ?? null));
  return {
    purposeNote: record.purposeNote ?? null,
    purposeNoteUk: record.purposeNoteUk ?? null,
    inKind: goods(record.inKind, record.purposeNote),
    inKindUk: goods(record.inKindUk, record.purposeNoteUk),
    period: record.period ?? null,
    periodUk: record.periodUk ?? null,
    note: record.note ?? null,
    noteUk: record.noteUk ?? null,
  };
}

function yearsOf(record: DemoPledge): YearShare[] {
  const { currency } = minor(record.original ?? record.stated);
  return Object.entries(record.years ?? {}).map(([year, units]) => ({
    year: Number(year),
    amount: amountFrom("exact", currency, currency && minorFromUnits(units, currency)),
  }));
}

/** The day on which the demonstration's facts were last looked at. */
const LAST_CHECKED = "2026-04-13";

/** Events are recorded at noon of the day on which they happened, and not before the pledge was. */
export function eventEntries(db: Database, record: DemoPledge, earliest: string): Entry[] {
  const target = record.mentions ?? record.ref;
  return (record.events ?? []).map((event, index) => {
    const amount =
      event.amount === undefined ? null : event.amount === "part" ? unquantified : minor(event.amount);
    const at = latest(earliest, `${firstDay(event.on)}T12:00:00.000Z`);
    return {
      at,
      steps: [
        insertPledgeEvent(db, {
          id: `demo-${record.ref.toLowerCase()}-e${index + 1}`,
          pledgeId: pledgeId(target),
          status: event.status,
          ...(amount ? amountColumnsOf(amount) : { qualifier: null }),
          isRest: event.isRest ?? false,
          happenedOn: event.on,
          detail: event.detail ?? null,
          detailUk: event.detailUk ?? null,
          evidence: event.evidence,
          recordedAt: at,
        }),
      ],
      told: [
        {
          act: "event.record",
          subject: "pledge",
          subjectId: pledgeId(target),
          before: null,
          after: {
            status: event.status,
            amount,
            happenedOn: event.on,
            detail: event.detail ?? null,
            evidence: event.evidence,
          },
        },
      ],
    };
  });
}

export function minor(stated: StatedAmount | undefined): Amount {
  if (!stated) return unquantified;
  const units = (value: number | null) => (value === null ? null : minorFromUnits(value, stated.currency));
  return {
    qualifier: stated.qualifier,
    min: units(stated.min),
    max: units(stated.max),
    currency: stated.currency,
  };
}

export function correctionEntries(db: Database, codes: Map<string, string>): Entry[] {
  const list = parse(read("corrections.yaml")) as {
    article: string;
    pledge?: string;
    kind: CorrectionKind;
    changesFigure: boolean;
    publishedAt: string;
    note: string;
  }[];
  return list.map((correction, index) => ({
    at: correction.publishedAt,
    steps: [
      insertCorrection(db, {
        id: `demo-correction-${index + 1}`,
        articleId: `demo-${correction.article}`,
        pledgeId: correction.pledge && codes.has(correction.pledge) ? pledgeId(correction.pledge) : null,
        kind: correction.kind,
        changesFigure: correction.changesFigure,
        note: correction.note,
        publishedAt: correction.publishedAt,
      }),
    ],
    told: [
      {
        act: correction.kind === "update" ? "article.new_fact" : "article.correction",
        subject: "article",
        subjectId: `demo-${correction.article}`,
        articleId: `demo-${correction.article}`,
        before: null,
        after: { kind: correction.kind, note: correction.note },
      },
    ],
  }));
}

export function pledgeId(ref: string): string {
  return `demo-pledge-${ref.toLowerCase()}`;
}

/** Articles of the demonstration went out at eight in the morning, UTC. */
export function publishedAt(article: DemoArticle): string {
  return `${article.published_on}T08:00:00.000Z`;
}
