import { readdirSync, readFileSync } from "node:fs";
import type { ArticleDocument } from "@pledgebook/core/text/document";
import { type Currency, isCurrency } from "@pledgebook/core/values/currencies";
import type { Rate } from "@pledgebook/core/values/rates";
import type { Source } from "@pledgebook/core/values/source";
import type {
  Category,
  FinanceType,
  Language,
  Purpose,
  Qualifier,
  Status,
} from "@pledgebook/core/values/vocabulary";
import { documentFromMarkdown, type MarkedSpan } from "@pledgebook/formats/read/markdown";
import { parse } from "yaml";

/**
 * The demonstration newsroom: what an empty site shows first and what the tests stand on. Everything comes from the
 * readable files in `demo/`; the same files always make the same rows.
 */
const folder = new URL("../data/", import.meta.url);

export interface StatedAmount {
  qualifier: Qualifier;
  min: number | null;
  max: number | null;
  currency: Currency;
}

/** A record of `demo/pledges/*.yaml`. Amounts in units of the currency. */
export interface DemoPledge {
  ref: string;
  /** The record of another story that this one only mentions again. */
  mentions?: string;
  donors: string[];
  stated?: StatedAmount;
  original?: StatedAmount;
  inKind?: string;
  inKindUk?: string;
  quantity?: { min: number | null; max: number | null; unit: string };
  category: Category;
  purpose: Purpose;
  purposeNote?: string;
  purposeNoteUk?: string;
  financeType: FinanceType;
  channel?: string;
  announcedOn?: string;
  announcedBy?: string;
  period?: string;
  periodUk?: string;
  /** By when it is to have arrived, as far as its source says. */
  dueBy?: string;
  /** Sums by calendar year where the source tells them, in units of the currency. */
  years?: Record<string, number>;
  packages?: string[];
  /** Records with whose money this one's may be one. */
  overlaps?: { kind: "may_be_within" | "guarantees"; ref: string }[];
  componentsComplete?: boolean;
  note?: string;
  noteUk?: string;
  events?: {
    status: Status;
    on: string;
    detail?: string;
    detailUk?: string;
    amount?: StatedAmount | "part";
    /** The amount is what stays. */
    isRest?: boolean;
    evidence: Source[];
  }[];
}

export interface DemoArticle {
  id: string;
  slug: string;
  language: Language;
  title: string;
  standfirst: string;
  byline: string;
  published_on: string;
  sources: Source[];
  document: ArticleDocument;
  marks: MarkedSpan[];
}

export function readArticles(): DemoArticle[] {
  return list("articles/", ".md").map((name) => {
    const { document, marks, frontMatter } = documentFromMarkdown(read(`articles/${name}`));
    if (frontMatter === null) throw new Error(`${name} has no front matter`);
    return { ...(parse(frontMatter) as Omit<DemoArticle, "document" | "marks">), document, marks };
  });
}

export function readPledges(): DemoPledge[] {
  return list("pledges/", ".yaml").flatMap((name) => parse(read(`pledges/${name}`)) as DemoPledge[]);
}

export function readRates(): Rate[] {
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

export function read(path: string): string {
  return readFileSync(new URL(path, folder), "utf8");
}
