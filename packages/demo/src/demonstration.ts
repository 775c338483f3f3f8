import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { pledgeCode, type YearShare } from "@pledgebook/core/ledger/pledge";
import { type ArticleDocument, plainText } from "@pledgebook/core/text/document";
import { describe } from "@pledgebook/core/text/quote";
import { type Currency, isCurrency } from "@pledgebook/core/values/currencies";
import { firstDay } from "@pledgebook/core/values/day";
import { type Amount, amountFrom, minorFromUnits, unquantified } from "@pledgebook/core/values/money";
import type { Rate } from "@pledgebook/core/values/rates";
import type { Source } from "@pledgebook/core/values/source";
import type {
  AnnotationRole,
  Category,
  CorrectionKind,
  FinanceType,
  Language,
  Purpose,
  Qualifier,
  Status,
} from "@pledgebook/core/values/vocabulary";
import { insertAnchor, insertAnnotation } from "@pledgebook/db/queries/annotations";
import { indexArticle, insertArticle } from "@pledgebook/db/queries/articles";
import { insertCorrection } from "@pledgebook/db/queries/corrections";
import { audit } from "@pledgebook/db/queries/history";
import {
  amountColumnsOf,
  insertComponent,
  insertPledge,
  insertPledgeEvent,
  replaceYears,
} from "@pledgebook/db/queries/pledges";
import { writeRates } from "@pledgebook/db/queries/rates";
import { readSettings, writeSetting } from "@pledgebook/db/queries/settings";
import { settle } from "@pledgebook/db/recount/recount";
import { referenceSteps } from "@pledgebook/db/reference-data";
import { schema } from "@pledgebook/db/schema";
import type { Database, Step, Store } from "@pledgebook/db/store/store";
import { documentFromMarkdown } from "@pledgebook/formats/read/markdown";
import { parse } from "yaml";

/**
 * The demonstration newsroom: what an empty site shows first and what the tests stand on. Everything comes from the
 * readable files in `demo/`; the same files always make the same rows.
 */
const folder = new URL("../data/", import.meta.url);

interface StatedAmount {
  qualifier: Qualifier;
  min: number | null;
  max: number | null;
  currency: Currency;
}

/** A record of `demo/pledges/*.yaml`. Amounts in units of the currency. */
interface DemoPledge {
  ref: string;
  /** The record of another story that this one only mentions again. */
  mentions?: string;
  donors: string[];
  stated?: StatedAmount;
  original?: StatedAmount;
  inKind?: string;
  quantity?: { min: number | null; max: number | null; unit: string };
  category: Category;
  purpose: Purpose;
  purposeNote?: string;
  financeType: FinanceType;
  channel?: string;
  announcedOn?: string;
  announcedBy?: string;
  period?: string;
  /** Sums by calendar year where the source tells them, in units of the currency. */
  years?: Record<string, number>;
  packages?: string[];
  componentsComplete?: boolean;
  note?: string;
  events?: {
    status: Status;
    on: string;
    detail?: string;
    amount?: StatedAmount | "part";
    evidence: Source[];
  }[];
}

interface DemoArticle {
  id: string;
  slug: string;
  language: Language;
  title: string;
  standfirst: string;
  byline: string;
  published_on: string;
  sources: Source[];
  markdown: string;
}

/** What the newsroom wrote down at one moment of its past. */
interface Entry {
  at: string;
  steps: Step[];
}

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

const latest = (...moments: string[]) => moments.sort().at(-1)!;

function articleSteps(db: Database, article: DemoArticle, body: ArticleDocument, text: string): Step[] {
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
          .update([article.title, article.standfirst, article.byline, text].join("\u0000"))
          .digest("hex"),
        createdAt: at,
      },
    ),
    ...indexArticle(articleId, { title: article.title, body: `${article.standfirst}\n\n${text}` }),
  ];
}

function pledgeSteps(db: Database, record: DemoPledge, code: string, at: string): Step[] {
  return [
    ...insertPledge(
      db,
      {
        id: pledgeId(record.ref),
        code,
        recipientCode: "UA",
        ...amountColumnsOf(minor(record.original ?? record.stated)),
        category: record.category,
        purpose: record.purpose,
        purposeNote: record.purposeNote ?? null,
        financeType: record.financeType,
        channelSlug: record.channel ?? null,
        inKind: record.inKind ?? (record.stated ? null : (record.purposeNote ?? null)),
        quantityMin: record.quantity?.min ?? null,
        quantityMax: record.quantity?.max ?? null,
        quantityUnit: record.quantity?.unit ?? null,
        announcedOn: record.announcedOn ?? null,
        announcedBy: record.announcedBy ?? null,
        period: record.period ?? null,
        componentsComplete: record.componentsComplete ?? null,
        note: record.note ?? null,
        lastCheckedOn: LAST_CHECKED,
        reviewState: "approved",
        createdAt: at,
        updatedAt: at,
        version: 1,
      },
      record.donors,
    ),
    ...replaceYears(db, pledgeId(record.ref), yearsOf(record)),
    audit(db, {
      at,
      actorId: null,
      action: "pledge.create",
      subject: "pledge",
      subjectId: pledgeId(record.ref),
      before: null,
      after: { code },
    }),
  ];
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
function eventEntries(db: Database, record: DemoPledge, earliest: string): Entry[] {
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
          happenedOn: event.on,
          detail: event.detail ?? null,
          evidence: event.evidence,
          recordedAt: at,
        }),
      ],
    };
  });
}

/** Where the series of codes go on: behind the last that the demonstration has given out. */
function seriesSteps(db: Database, codes: string[]): Step[] {
  const last = new Map<number, number>();
  for (const code of codes) {
    const [, year = "", number = ""] = code.split("-");
    last.set(Number(year), Math.max(last.get(Number(year)) ?? 0, Number(number)));
  }
  return [...last].map(([year, lastNumber]) => ({
    statement: db.insert(schema.pledgeCodeSeries).values({ year, lastNumber }),
  }));
}

/** Codes by year of announcement, in the order of announcement, for every pledge that an article states. */
function giveCodes(records: DemoPledge[], told: Map<string, DemoArticle>): Map<string, string> {
  const codes = new Map<string, string>();
  const numbers = new Map<number, number>();
  const dayOf = (record: DemoPledge) => firstDay(record.announcedOn ?? told.get(record.ref)!.published_on);
  const first = records.filter((record) => !record.mentions && told.has(record.ref));
  for (const record of first.toSorted(
    (a, b) => dayOf(a).localeCompare(dayOf(b)) || a.ref.localeCompare(b.ref, "en", { numeric: true }),
  )) {
    const year = Number(dayOf(record).slice(0, 4));
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    codes.set(record.ref, pledgeCode(year, number));
  }
  return codes;
}

/** A mention with another number of goods, or another sum, tells something new; the rest tell it again. */
function roleOf(record: DemoPledge, byRef: Map<string, DemoPledge>): AnnotationRole {
  const original = record.mentions ? byRef.get(record.mentions) : undefined;
  if (!original) return "first";
  const said = (of: DemoPledge) => JSON.stringify([of.quantity ?? null, of.stated ?? null]);
  return record.quantity && said(record) !== said(original) ? "update" : "restatement";
}

function minor(stated: StatedAmount | undefined): Amount {
  if (!stated) return unquantified;
  const units = (value: number | null) => (value === null ? null : minorFromUnits(value, stated.currency));
  return {
    qualifier: stated.qualifier,
    min: units(stated.min),
    max: units(stated.max),
    currency: stated.currency,
  };
}

function correctionEntries(db: Database, codes: Map<string, string>): Entry[] {
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
  }));
}

function readArticles(): DemoArticle[] {
  return list("articles/", ".md").map((name) => {
    const [, front, markdown] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(read(`articles/${name}`)) ?? [];
    if (front === undefined || markdown === undefined) throw new Error(`${name} has no front matter`);
    return { ...(parse(front) as Omit<DemoArticle, "markdown">), markdown };
  });
}

function readPledges(): DemoPledge[] {
  return list("pledges/", ".yaml").flatMap((name) => parse(read(`pledges/${name}`)) as DemoPledge[]);
}

function readRates(): Rate[] {
  return read("rates.csv")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [date = "", currency, perEuro = "", source = ""] = line.split(",");
      if (!isCurrency(currency)) throw new Error(`rates.csv: ${line}`);
      return { date, currency, perEuro, source };
    });
}

function list(path: string, ending: string): string[] {
  return readdirSync(new URL(path, folder))
    .filter((name) => name.endsWith(ending))
    .sort();
}

function read(path: string): string {
  return readFileSync(new URL(path, folder), "utf8");
}

function pledgeId(ref: string): string {
  return `demo-pledge-${ref.toLowerCase()}`;
}

/** Articles of the demonstration went out at eight in the morning, UTC. */
function publishedAt(article: DemoArticle): string {
  return `${article.published_on}T08:00:00.000Z`;
}
