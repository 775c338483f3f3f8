import { isDay } from "@pledgebook/core/values/day";
import { licences } from "@pledgebook/core/values/face";
import { Problem } from "@pledgebook/core/values/problem";
import { findArticleBySlug } from "@pledgebook/db/queries/articles/articles";
import { listPublishedRevisions } from "@pledgebook/db/queries/articles/revisions";
import { listRecordDays } from "@pledgebook/db/queries/ledger/rows";
import type { z } from "zod";
import { recordDay } from "../server/days.ts";
import { catalogueOf } from "./catalogue.ts";
import { iatiActivities } from "./iati.ts";
import { openApi } from "./openapi.ts";
import { type Asked, type AskedSite, type Form, forms, type Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { ANNOTATION_TYPE } from "./web-annotations.ts";

/** An answer of the API: text, or pieces of it that are made while they are sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | AsyncGenerator<string>;
}

const TYPES: Record<Form, string> = {
  json: "application/json; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};

/** Answers to whom whatever page asks, without cookies. */
const OPEN = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Link, Memento-Datetime, RateLimit, RateLimit-Policy, Retry-After",
};

/**
 * Answers a question to `/api/v1`. `path`: below that, beginning with a slash. Nothing of a question that is not understood is
 * taken for 'everything'. Never throws what a reader could have caused.
 */
export async function answerOpenData(
  asked: AskedSite,
  path: string,
  search: URLSearchParams,
): Promise<Answer> {
  try {
    if (path === "/openapi.json")
      return json(openApi({ name: asked.siteName, url: asked.siteUrl, licence: asked.licence }));
    if (path === "/iati/activities.xml")
      return {
        status: 200,
        headers: { ...OPEN, "content-type": "application/xml; charset=utf-8" },
        body: iatiActivities(asked),
      };
    if (path === "/catalog.jsonld")
      return json(await catalogueOf(asked), "application/ld+json; charset=utf-8");
    if (path === "/timemap/pledges") return timeMapOf(await ledgerStates(asked));
    if (path.startsWith("/timemap/articles/")) {
      const states = await articleStates(asked, path.slice("/timemap/articles/".length));
      if (states) return timeMapOf(states);
    }
    for (const operation of operations) {
      const piece = pieceOf(operation.path, path);
      if (piece !== null) return await answer(asked, operation, piece, search);
    }
    return problem(404, "There is no such address in this API.", [
      `${asked.siteUrl}/data/api tells what there is.`,
    ]);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const status = error.code === "not_found" ? 404 : error.code === "invalid" ? 400 : 503;
    return problem(status, error.message.split("\n")[0] ?? "", error.message.split("\n"));
  }
}

async function answer(
  asked: AskedSite,
  operation: Operation,
  piece: string,
  search: URLSearchParams,
): Promise<Answer> {
  const { format = "json", ...given } = Object.fromEntries(
    [...new Set(search.keys())].map((key) => [key, search.getAll(key).join(",")]),
  );
  const form = forms.find((one) => one === format && operation.forms.includes(one));
  if (!form)
    return problem(400, "This has no such format.", [`'format' takes: ${operation.forms.join(", ")}.`]);
  const understood = operation.understand(given);
  if (understood.error)
    return problem(
      400,
      "Something of this question was not understood.",
      sentences(understood.error, operation),
    );
  const headers: Record<string, string> = {
    ...OPEN,
    "content-type": operation.id === "annotations" ? ANNOTATION_TYPE : TYPES[form],
    ...mementoHeaders(asked, operation, search),
  };
  if (form !== "json" && understood.all)
    return { status: 200, headers, body: await understood.all(asked, form) };
  const found = await understood.read(asked, piece);
  const links = [headers.link, linksOf(asked, operation, piece, search, found)].filter(Boolean).join(", ");
  return { status: 200, headers: { ...headers, link: links }, body: `${JSON.stringify(found)}\n` };
}

/** What is in the address at the braces of a pattern, '' where it has none; null for another address. */
function pieceOf(pattern: string, path: string): string | null {
  const [before = "", after] = pattern.split(/\{\w+\}/);
  if (after === undefined) return path === pattern ? "" : null;
  if (!path.startsWith(before) || !path.endsWith(after)) return null;
  const piece = path.slice(before.length, path.length - after.length);
  return piece === "" || piece.includes("/") ? null : piece;
}

/** Where to go on and what this is, for programs that read no body (RFC 8288; Signposting, https://signposting.org). */
function linksOf(
  { siteUrl, licence }: AskedSite,
  { path }: Operation,
  piece: string,
  search: URLSearchParams,
  found: Record<string, unknown>,
): string {
  const links = [
    `<${licences[licence].url}>; rel="license"`,
    `<${siteUrl}/api/v1/openapi.json>; rel="service-desc"; type="application/json"`,
    `<${siteUrl}/data>; rel="describedby"; type="text/html"`,
  ];
  if (typeof found.next === "string") {
    const next = new URLSearchParams(search);
    next.set("after", found.next);
    links.push(`<${siteUrl}/api/v1${path.replace(/\{\w+\}/, piece)}?${next}>; rel="next"`);
  }
  if (path.endsWith("/annotations")) links.push('<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"');
  return links.join(", ");
}

/** That an answer is the state of a day in the past (Memento, RFC 7089). */
function mementoHeaders(
  { siteUrl }: Asked,
  { id, path }: Operation,
  search: URLSearchParams,
): Record<string, string> {
  const day = search.get("as_of");
  if (day === null || !isDay(day) || !["pledges", "totals"].includes(id)) return {};
  const now = new URLSearchParams(search);
  now.delete("as_of");
  const original = `${siteUrl}/api/v1${path}${now.size > 0 ? `?${now}` : ""}`;
  return {
    "memento-datetime": new Date(`${day}T23:59:59Z`).toUTCString(),
    link: `<${original}>; rel="original timegate", <${siteUrl}/api/v1/timemap/pledges>; rel="timemap"; type="application/link-format"`,
  };
}

/** What has states of the past, by where each of them stands. */
interface States {
  original: string;
  self: string;
  /** The moment in ISO 8601 at which each ended, or began. */
  mementos: readonly { url: string; at: string }[];
}

/** The days on which the ledger came to say something else. */
async function ledgerStates({ db, siteUrl }: Asked): Promise<States> {
  const original = `${siteUrl}/api/v1/pledges`;
  const days = await listRecordDays(db);
  return {
    original,
    self: `${siteUrl}/api/v1/timemap/pledges`,
    mementos: days.map((day) => ({ url: `${original}?as_of=${day}`, at: `${day}T23:59:59Z` })),
  };
}

/** The days on which readers were given another text; null: there is no such article. */
async function articleStates({ db, siteUrl }: Asked, slug: string): Promise<States | null> {
  const article = await findArticleBySlug(db, slug);
  if (article?.status !== "published") return null;
  const original = `${siteUrl}/articles/${article.slug}`;
  const days = (await listPublishedRevisions(db, article.id)).map(({ at }) => recordDay(at));
  return {
    original,
    self: `${siteUrl}/api/v1/timemap/articles/${article.slug}`,
    mementos: [...new Set(days)].map((day) => ({
      url: `${original}/history/${day}`,
      at: `${day}T23:59:59Z`,
    })),
  };
}

/** States of the past as a TimeMap (RFC 7089, 5). */
function timeMapOf({ original, self, mementos }: States): Answer {
  const lines = [
    `<${original}>; rel="original timegate"`,
    `<${self}>; rel="self"; type="application/link-format"`,
    ...mementos.map(({ url, at }) => `<${url}>; rel="memento"; datetime="${new Date(at).toUTCString()}"`),
  ];
  return {
    status: 200,
    headers: { ...OPEN, "content-type": "application/link-format" },
    body: `${lines.join(",\n")}\n`,
  };
}

function json(body: unknown, type = TYPES.json): Answer {
  return { status: 200, headers: { ...OPEN, "content-type": type }, body: `${JSON.stringify(body)}\n` };
}

/** A refusal for programs (RFC 9457). */
function problem(status: number, title: string, errors: readonly string[]): Answer {
  return {
    status,
    headers: { ...OPEN, "content-type": "application/problem+json; charset=utf-8" },
    body: `${JSON.stringify({ type: "about:blank", title, status, detail: errors.join(" "), errors })}\n`,
  };
}

function sentences(error: z.ZodError, { query }: Operation): string[] {
  return error.issues.map((issue) => {
    if (issue.code === "unrecognized_keys")
      return `There is no parameter ${issue.keys.map((key) => `'${key.slice(0, 80)}'`).join(", ")}; there are ${Object.keys(query.shape).join(", ")}.`;
    return `'${issue.path.join(".")}': ${issue.message}.`;
  });
}
