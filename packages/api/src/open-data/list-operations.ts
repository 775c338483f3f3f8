import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { isDay } from "@pledgebook/core/values/day";
import { boundsOf, decimalFromMinor } from "@pledgebook/core/values/money";
import {
  categories,
  channelKinds,
  correctionKinds,
  isOneOf,
  languages,
  type Purpose,
  partyKinds,
  purposes,
  qualifiers,
} from "@pledgebook/core/values/vocabulary";
import { listArticlesForData } from "@pledgebook/db/queries/articles/articles";
import { listCorrectionsAfter } from "@pledgebook/db/queries/articles/corrections";
import { listChangedRows } from "@pledgebook/db/queries/ledger/rows";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { listChannels, listParties, listPartyCodes } from "@pledgebook/db/queries/names";
import { listOwnPurposes } from "@pledgebook/db/queries/own-purposes";
import { loadStandingByCode, loadStandingParts } from "@pledgebook/db/queries/pledges/approved";
import { listPackageCodes } from "@pledgebook/db/queries/pledges/packages";
import { listRatesAfter } from "@pledgebook/db/queries/rates";
import { z } from "zod";
import { jsonRow } from "../ledger/ledger-file.ts";
import { rowMaker } from "../ledger/rows.ts";
import { purpose } from "../server/inputs.ts";
import { rowSchema } from "./ledger-operations.ts";
import { cut, operation, pageOf, paging } from "./operation.ts";

const amount = z
  .object({
    qualifier: z.enum(qualifiers),
    currency: z.string().nullable(),
    floor: z.string().nullable(),
    ceiling: z.string().nullable(),
  })
  .meta({ id: "Amount", description: "A donor's own figure: decimal texts in units of its currency." });

function amountView(money: Parameters<typeof boundsOf>[0]): z.infer<typeof amount> {
  const { currency, qualifier } = money;
  if (currency === null) return { qualifier, currency: null, floor: null, ceiling: null };
  const { floor, ceiling } = boundsOf(money);
  const decimal = (minor: number | null) => (minor === null ? null : decimalFromMinor(minor, currency));
  return { qualifier, currency, floor: decimal(floor), ceiling: decimal(ceiling) };
}

const packageSchema = z
  .object({
    code: z.string(),
    donor: z.string().describe("Codes of the donors, joined with semicolons."),
    announced_on: z.string().nullable(),
    amount,
    is_complete: z.boolean().nullable().describe("Whether its source says that these parts are all of it."),
    components: z.array(z.object({ code: z.string(), packages: z.array(z.string()), amount })),
    pledge_url: z.url(),
  })
  .meta({
    id: "Package",
    description: "A pledge that has parts: it is counted by these, and by what none of them explains.",
  });

export const packages = operation({
  id: "packages",
  path: "/packages",
  summary: "Packages and their parts",
  description:
    "Pledges that are made of others, by their codes. What counts is the parts; see `kind` of a row.",
  query: z.strictObject(paging),
  answer: pageOf(packageSchema),
  forms: ["json"],
  example: "limit=3",
  async read({ db, siteUrl }, { limit, after }) {
    const { rows: codes, next } = cut(
      await listPackageCodes(db, after ?? "", limit + 1),
      limit,
      (code) => code,
    );
    const found = (await loadStandingByCode(db, codes)).toSorted((a, b) => a.code.localeCompare(b.code));
    const data = [];
    for (const pack of found)
      data.push({
        code: pack.code,
        donor: pack.donorCodes.join(";"),
        announced_on: pack.announcedOn,
        amount: amountView(pack.amount),
        is_complete: pack.componentsComplete,
        components: (await loadStandingParts(db, pack.code)).map((part) => ({
          code: part.code,
          packages: part.packageCodes,
          amount: amountView(part.amount),
        })),
        pledge_url: `${siteUrl}/pledges/${pack.code}`,
      });
    return { data, next };
  },
});

export const articles = operation({
  id: "articles",
  path: "/articles",
  summary: "Published articles",
  description: "Articles that readers can read, by when they first went out, the latest first.",
  query: z.strictObject({
    ...paging,
    language: z.enum(languages).optional().describe("Articles in one language."),
  }),
  answer: pageOf(
    z
      .object({
        slug: z.string(),
        title: z.string(),
        standfirst: z.string(),
        byline: z.string(),
        language: z.enum(languages),
        published_on: z.string().nullable(),
        first_published_at: z.string(),
        modified_at: z.string().nullable(),
        revision: z.int(),
        article_url: z.url(),
        annotations_url: z.url(),
      })
      .meta({ id: "Article" }),
  ),
  forms: ["json"],
  example: "limit=2",
  async read({ db, siteUrl, dayOf }, { limit, after, language }) {
    const [at = "", id = ""] = (after ?? "").split(" ");
    const place = after === undefined ? null : { firstPublishedAt: at, id };
    const { rows, next } = cut(
      await listArticlesForData(db, place, language ?? null, limit + 1),
      limit,
      (row) => `${row.firstPublishedAt} ${row.id}`,
    );
    return {
      data: rows.map((row) => ({
        slug: row.slug,
        title: row.title,
        standfirst: row.standfirst,
        byline: row.byline,
        language: row.language,
        published_on: row.publishedOn ?? dayOf(row.firstPublishedAt),
        first_published_at: row.firstPublishedAt,
        modified_at: row.modifiedAt,
        revision: row.revision,
        article_url: `${siteUrl}/articles/${row.slug}`,
        annotations_url: `${siteUrl}/api/v1/articles/${row.slug}/annotations`,
      })),
      next,
    };
  },
});

export const parties = operation({
  id: "parties",
  path: "/parties",
  summary: "Who gives and who receives",
  description:
    "Everybody whom a row of the ledger or the newsroom's list names: countries by ISO 3166-1, all others as ORG:….",
  query: z.strictObject(paging),
  answer: pageOf(
    z
      .object({
        code: z.string(),
        kind: z.enum(partyKinds),
        name_en: z.string(),
        name_uk: z.string(),
        also_called: z.array(z.string()),
        organisation_id: z.string().nullable().describe("Identifier of org-id.guide, where one is known."),
      })
      .meta({ id: "Party" }),
  ),
  forms: ["json"],
  example: "limit=5",
  async read({ db }, { limit, after }) {
    const own = new Map((await listParties(db)).map((row) => [row.code, row]));
    const [en, uk] = ["en", "uk"].map((locale) => new Intl.DisplayNames(locale, { type: "region" }));
    const codes = [...new Set([...own.keys(), ...(await listPartyCodes(db))])].sort();
    const { rows, next } = cut(
      codes.filter((code) => code > (after ?? "")).slice(0, limit + 1),
      limit,
      (code) => code,
    );
    return {
      data: rows.map((code) => {
        const row = own.get(code);
        const isCountry = /^[A-Z]{2}$/.test(code);
        const region = (names: Intl.DisplayNames | undefined) => (isCountry ? names?.of(code) : null) ?? code;
        return {
          code,
          kind: row?.kind ?? (isCountry ? ("country" as const) : ("organisation" as const)),
          name_en: row?.nameEn ?? region(en),
          name_uk: row?.nameUk ?? region(uk),
          also_called: row?.alsoCalled ?? [],
          organisation_id: row?.organisationId ?? null,
        };
      }),
      next,
    };
  },
});

export const channels = operation({
  id: "channels",
  path: "/channels",
  summary: "Funds, coalitions, initiatives",
  description: "What money passes through, by slug.",
  query: z.strictObject(paging),
  answer: pageOf(
    z
      .object({
        slug: z.string(),
        kind: z.enum(channelKinds),
        name_en: z.string(),
        name_uk: z.string(),
        also_called: z.array(z.string()),
        channel_url: z.url(),
      })
      .meta({ id: "Channel" }),
  ),
  forms: ["json"],
  example: "limit=5",
  async read({ db, siteUrl }, { limit, after }) {
    const all = (await listChannels(db)).toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
    const { rows, next } = cut(
      all.filter(({ slug }) => slug > (after ?? "")).slice(0, limit + 1),
      limit,
      ({ slug }) => slug,
    );
    return {
      data: rows.map((row) => ({
        slug: row.slug,
        kind: row.kind,
        name_en: row.nameEn,
        name_uk: row.nameUk,
        also_called: row.alsoCalled,
        channel_url: `${siteUrl}/channels/${row.slug}`,
      })),
      next,
    };
  },
});

export const purposesOperation = operation({
  id: "purposes",
  path: "/purposes",
  summary: "What pledges are for",
  description:
    "The values of `purpose`, all of them. One that begins with `own_` the newsroom has added: it has names and a category.",
  query: z.strictObject(paging),
  answer: pageOf(
    z
      .object({
        id: purpose,
        name_en: z.string().nullable(),
        name_uk: z.string().nullable(),
        category: z.enum(categories).nullable(),
        purpose_url: z.url(),
      })
      .meta({ id: "Purpose" }),
  ),
  forms: ["json"],
  example: "limit=5",
  async read({ db, siteUrl }, { limit, after }) {
    const own = new Map((await listOwnPurposes(db)).map((one) => [one.code, one]));
    const all: Purpose[] = [...purposes, ...own.keys()].sort().filter((id) => id > (after ?? ""));
    const { rows, next } = cut(all.slice(0, limit + 1), limit, (id) => id);
    return {
      data: rows.map((id) => {
        const named = isOneOf(purposes, id) ? undefined : own.get(id);
        return {
          id,
          name_en: named?.nameEn ?? null,
          name_uk: named?.nameUk ?? null,
          category: named?.category ?? null,
          purpose_url: `${siteUrl}/purposes/${id.replaceAll("_", "-")}`,
        };
      }),
      next,
    };
  },
});

export const corrections = operation({
  id: "corrections",
  path: "/corrections",
  summary: "What was put right",
  description: "What was wrong in an article or of a pledge, and what is right, the latest first.",
  query: z.strictObject(paging),
  answer: pageOf(
    z
      .object({
        id: z.string(),
        kind: z.enum(correctionKinds),
        changes_figure: z.boolean(),
        note: z.string(),
        published_at: z.string(),
        article_url: z.url(),
        pledge: z.string().nullable(),
      })
      .meta({ id: "Correction" }),
  ),
  forms: ["json"],
  example: "limit=2",
  async read({ db, siteUrl }, { limit, after }) {
    const [at = "", id = ""] = (after ?? "").split(" ");
    const { rows, next } = cut(
      await listCorrectionsAfter(db, after === undefined ? null : { publishedAt: at, id }, limit + 1),
      limit,
      (row) => `${row.publishedAt} ${row.id}`,
    );
    return {
      data: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        changes_figure: row.changesFigure,
        note: row.note,
        published_at: row.publishedAt,
        article_url: `${siteUrl}/articles/${row.articleSlug}`,
        pledge: row.pledgeCode,
      })),
      next,
    };
  },
});

const day = z.string().refine(isDay, "a day as 2024-01-31");
/** Pledges of which one answer tells what changed; of more it says that there are more. */
const MOST_CHANGED = 500;

export const changes = operation({
  id: "changes",
  path: "/changes",
  summary: "What the ledger learned between two days",
  description:
    "Rows that came, went or say something else, by pledge: as they were at the end of the first day (UTC), and as they are at the end of the second.",
  query: z.strictObject({ from: day.describe("A day as 2024-01-31."), to: day.describe("A later day.") }),
  answer: z.object({
    from: z.string(),
    to: z.string(),
    is_complete: z.boolean().describe("False: there are more; ask for fewer days."),
    data: z.array(
      z.object({ code: z.string(), was: z.array(rowSchema), is: z.array(rowSchema) }).meta({ id: "Change" }),
    ),
  }),
  forms: ["json"],
  example: "from=2024-01-01&to=2024-03-01",
  async read({ db, siteUrl }, asked) {
    const [from = "", to = ""] = [asked.from, asked.to].sort();
    const found = await listChangedRows(db, from, to, MOST_CHANGED + 1);
    const toRow = await rowMaker(db, await scopeOf(db, emptyFilter));
    const view = (rows: typeof found.is, code: string) =>
      rows.filter((row) => row.code === code).map((row) => jsonRow(toRow(row), siteUrl));
    const codes = [...new Set([...found.is, ...found.was].map((row) => row.code))].sort();
    return {
      from,
      to,
      is_complete: found.was.length <= MOST_CHANGED && found.is.length <= MOST_CHANGED,
      data: codes
        .slice(0, MOST_CHANGED)
        .map((code) => ({ code, was: view(found.was, code), is: view(found.is, code) })),
    };
  },
});

export const rates = operation({
  id: "rates",
  path: "/rates",
  summary: "Reference rates",
  description:
    "Units of a currency for one euro on a day, as its source has published it; of two for one day the later one holds.",
  query: z.strictObject({
    ...paging,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional()
      .describe("A code of ISO 4217."),
  }),
  answer: pageOf(
    z
      .object({
        id: z.int(),
        currency: z.string(),
        date: z.string(),
        per_euro: z.string().describe("A decimal text."),
        source: z.string(),
      })
      .meta({ id: "Rate" }),
  ),
  forms: ["json"],
  example: "currency=USD&limit=2",
  async read({ db }, { limit, after, currency }) {
    const behind = /^\d{1,15}$/.test(after ?? "") ? Number(after) : 0;
    const { rows, next } = cut(
      await listRatesAfter(db, behind, currency ?? null, limit + 1),
      limit,
      ({ id }) => String(id),
    );
    return { data: rows.map(({ perEuro, ...row }) => ({ ...row, per_euro: perEuro })), next };
  },
});
