import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { Proposal } from "@pledgebook/core/desk/proposal";
import { type ArticleDocument, documentFromParagraphs } from "@pledgebook/core/text/document";
import { type Amount, amountFrom, minorFromUnits } from "@pledgebook/core/values/money";
import type { Qualifier, Role } from "@pledgebook/core/values/vocabulary";
import { type ImageFolder, openImageFolder } from "@pledgebook/db/images";
import { writeRates } from "@pledgebook/db/queries/rates";
import type { PublicChange } from "@pledgebook/db/recount/public-change";
import { seedNames } from "@pledgebook/db/reference-data";
import { schema } from "@pledgebook/db/schema";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { temporaryFolder } from "@pledgebook/db/testing";
import { sql } from "drizzle-orm";
import { afterAll, expect, onTestFinished } from "vitest";
import type { z } from "zod";
import { fetchText } from "../outside/public-fetch.ts";
import { createCaller } from "../router.ts";
import { type Auth, createAuth } from "../server/auth.ts";
import type { Context, Person } from "../server/context.ts";
import type { amount, pledgeFields } from "../server/inputs.ts";

/**
 * A real newsroom for each test: a SQLite file, people of every role, a clock and ids that tests can foresee. Nothing of
 * the running site imports this file.
 */
export interface TestNewsroom {
  store: Store;
  auth: Auth;
  images: ImageFolder;
  fetchText: Context["fetchText"];
  /** What `published` was told, in order. */
  published: PublicChange[];
  as(person: Person | null): Caller;
  /** A caller whose next write is preceded by what somebody else does in between its reading and its writing. */
  interrupted(person: Person, between: () => Promise<unknown>): Caller;
  /** Every row of every table. */
  dump(): Promise<Record<string, unknown[]>>;
  /** A copy of it all, for `testNewsroom` to begin with. */
  snapshot(name: string): Promise<string>;
}
export type Caller = ReturnType<typeof createCaller>;
export type PledgeFields = z.infer<typeof pledgeFields>;
export type StatedAmount = z.infer<typeof amount>;

const person = (id: string, name: string, role: Role): Person => ({
  id,
  name,
  role,
  email: `${id}@example.org`,
});
export const anna = person("anna", "Anna Annotator", "annotator");
export const oleh = person("oleh", "Oleh Annotator", "annotator");
export const edith = person("edith", "Edith Editor", "editor");
export const emil = person("emil", "Emil Editor", "editor");
export const ada = person("ada", "Ada Admin", "admin");
export const everybody = [anna, oleh, edith, emil, ada];
/** One of each role, and a reader. */
export const roles = { reader: null, annotator: anna, editor: edith, admin: ada } as const;

/** The web of the tests is this machine. */
const fetchHere: Context["fetchText"] = (address) => fetchText(address, () => true);
const SECRET = "a secret that only tests know, forty letters";
export const SITE = "http://localhost:3000";

const folder = temporaryFolder();
afterAll(folder.remove);
let rooms = 0;
let base: Promise<string> | null = null;

/** Opens a newsroom that goes away with the test. Begins empty: names, one rate, people; or with a snapshot. */
export async function testNewsroom(from?: string): Promise<TestNewsroom> {
  const file = join(folder.path, `room-${++rooms}.db`);
  base ??= makeBase();
  copyFileSync(from ?? (await base), file);
  const store = openStore(`file:${file}`);
  onTestFinished(() => store.close());
  return newsroomOf(store, from ? "later" : "first");
}

/** Does the same outside of a test, once for all tests of a file: `prepare` fills it, the snapshot is what they get. */
export async function preparedNewsroom<T>(
  prepare: (room: TestNewsroom) => Promise<T>,
): Promise<{ from: string; scene: T }> {
  const file = join(folder.path, `room-${++rooms}.db`);
  base ??= makeBase();
  copyFileSync(await base, file);
  const room = newsroomOf(openStore(`file:${file}`), "first");
  const scene = await prepare(room);
  const from = await room.snapshot(`prepared-${rooms}`);
  await room.store.close();
  return { from, scene };
}

/** `when`: a room that begins with a snapshot has other ids and a later clock than the one that made it. */
function newsroomOf(store: Store, when: "first" | "later"): TestNewsroom {
  const auth = createAuth(store, { secret: SECRET, siteUrl: SITE });
  const images = openImageFolder(join(folder.path, `images-${++rooms}`));
  const published: PublicChange[] = [];
  let ticks = 0;
  let ids = 0;
  const begin = Date.parse(when === "first" ? "2024-01-31T09:00:00.000Z" : "2024-02-01T09:00:00.000Z");
  const context = (who: Person | null): Context => ({
    store,
    auth,
    images,
    fetchText: fetchHere,
    person: who,
    now: () => new Date(begin + 1000 * ticks++).toISOString(),
    newId: () => `${when}-${String(++ids).padStart(4, "0")}`,
    published: (change) => published.push(change),
  });
  return {
    store,
    auth,
    images,
    fetchText: fetchHere,
    published,
    as: (who) => createCaller(context(who)),
    interrupted(who, between) {
      let waiting = true;
      const write: Store["write"] = async (plan) => {
        if (waiting) {
          waiting = false;
          await between();
        }
        return store.write(plan);
      };
      return createCaller({ ...context(who), store: { ...store, write } });
    },
    dump: () => dump(store),
    async snapshot(name) {
      const file = join(folder.path, `${name}.db`);
      await store.backup?.(file);
      return file;
    },
  };
}

async function makeBase(): Promise<string> {
  const file = join(folder.path, "base.db");
  const store = openStore(`file:${file}`);
  await store.migrate(migrationsFolder);
  await seedNames(store);
  const at = new Date("2024-01-01T00:00:00.000Z");
  await store.derive([
    ...writeRates([{ currency: "DKK", date: "2024-01-24", perEuro: "7.4568", source: "ECB" }]),
    ...everybody.map(({ id, name, email, role }) => ({
      statement: store.db.insert(schema.users).values({
        id: id ?? "",
        name,
        email,
        role,
        emailVerified: true,
        createdAt: at,
        updatedAt: at,
      }),
    })),
  ]);
  await store.close();
  return file;
}

async function dump(store: Store): Promise<Record<string, unknown[]>> {
  const tables = await store.db.all<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_documents_%' AND name NOT LIKE 'ledger_words_%' ORDER BY name`,
  );
  const rows = await Promise.all(tables.map(({ name }) => store.db.all(sql.raw(`SELECT * FROM "${name}"`))));
  return Object.fromEntries(tables.map(({ name }, index) => [name, rows[index] ?? []]));
}

/** Expects the refusal, and that nothing at all was changed by what was refused. */
export async function expectRefused(
  room: TestNewsroom,
  act: () => Promise<unknown>,
  refusal: { code: string; key?: string; field?: string },
): Promise<void> {
  const before = await room.dump();
  const told = room.published.length;
  const { code, key, field } = refusal;
  await expect(act()).rejects.toMatchObject({
    code,
    ...(key ? { cause: { key, ...(field ? { details: { field } } : {}) } } : {}),
  });
  expect(await room.dump()).toEqual(before);
  expect(room.published).toHaveLength(told);
}

/** The newest event of the history, with who did it. */
export async function lastEvent(room: TestNewsroom, action?: string) {
  const events = await room.store.db.select().from(schema.auditEvents);
  const event = events.filter((row) => !action || row.action === action).at(-1);
  if (!event) throw new Error(`the history has no ${action ?? "event"}`);
  return event;
}

/** Written for these tests from the facts of January 2024; nobody's published text. */
export const story = {
  title: "Copenhagen and The Hague put money behind Ukraine's defence",
  standfirst: "Two governments, four sums: what each is for, and where it goes",
  byline: "Test Desk",
  publishedOn: "2024-01-31",
  language: "en" as const,
  paragraphs: [
    "A deputy defence minister of Ukraine met Czech, Dutch and Danish officials to talk about buying weapons together.",
    "Denmark will contribute over 12 million euros to protect the systems of Ukraine's Armed Forces from attack, through the IT coalition. The Netherlands has pledged 87 million euros for artillery shells, while an additional 25 million euros goes to the International Fund for Ukraine to buy equipment. Another 10 million euros from The Hague will strengthen cybersecurity, the Dutch defence minister, Kajsa Ollongren, said.",
    "Prague, for its part, wants limits on how Russian diplomats travel within the European Union.",
  ],
};
export const words = {
  denmark:
    "Denmark will contribute over 12 million euros to protect the systems of Ukraine's Armed Forces from attack, through the IT coalition",
  shells: "The Netherlands has pledged 87 million euros for artillery shells",
  fund: "an additional 25 million euros goes to the International Fund for Ukraine to buy equipment",
  cyber: "Another 10 million euros from The Hague will strengthen cybersecurity",
};

export function bodyOf(paragraphs: readonly string[] = story.paragraphs): ArticleDocument {
  return documentFromParagraphs(paragraphs);
}

/** What an editor fills in, from the story unless told otherwise. */
export function articleOf(changes: Partial<typeof story> = {}) {
  const { paragraphs, ...fields } = { ...story, ...changes };
  return { ...fields, body: bodyOf(paragraphs) };
}

/** So many million units, as an amount. */
export function millions(
  count: number,
  currency: "EUR" | "DKK" = "EUR",
  qualifier: Qualifier = "exact",
): StatedAmount {
  const sum: Amount = amountFrom(qualifier, currency, minorFromUnits(count * 1e6, currency));
  return sum as StatedAmount;
}

/** A Dutch pledge of shells, as the form sends it. */
export function pledgeOf(changes: Partial<PledgeFields> = {}): PledgeFields {
  return {
    donorCodes: ["NL"],
    recipientCode: "UA",
    amount: millions(87),
    category: "military",
    purpose: "ammunition",
    purposeNote: "Artillery shells",
    financeType: "grant",
    channelSlug: null,
    inKind: null,
    announcedOn: "2024-01-29",
    announcedBy: "Kajsa Ollongren",
    note: null,
    ...changes,
  };
}

/** A suggestion as a browser sends it: 87 million euros from the Netherlands. */
export function suggestionOf(changes: Partial<Proposal> = {}): { proposal: Proposal; confidence: number } {
  const { donorCodes, recipientCode, category, purpose, channelSlug, announcedOn } = pledgeOf();
  const proposal = {
    start: 0,
    end: 8,
    stated: millions(87),
    donorCodes,
    recipientCode,
    category,
    purpose,
    purposeNote: null,
    channelSlug,
    inKind: null,
    announcedOn,
    announcedBy: null,
    ...changes,
  };
  return { proposal, confidence: 0.9 };
}

/** Marks words of the newest revision of an article; unless told otherwise as a new pledge of 87 million euros. */
export async function markWords(
  desk: Caller,
  articleId: string,
  quote: string,
  of: Partial<Pick<Parameters<Caller["pledges"]["annotate"]>[0], "stated" | "pledge" | "suggestion">> = {},
): Promise<{ annotationId: string; version: number; code: string }> {
  const { revision } = await desk.articles.byId({ id: articleId });
  return desk.pledges.annotate({
    articleId,
    revisionId: revision.id,
    span: spanOf(revision.plainText, quote),
    stated: of.stated ?? millions(87),
    pledge: of.pledge ?? { kind: "new", fields: pledgeOf(), pack: null },
    suggestion: of.suggestion,
  });
}

export function spanOf(text: string, quote: string): { start: number; end: number } {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`the text does not have these words: ${quote}`);
  return { start, end: start + quote.length };
}

/** Approves a mark with the versions that the queue shows. */
export async function approve(desk: Caller, annotationId: string): Promise<void> {
  const item = (await desk.review.queue()).find((mark) => mark.id === annotationId);
  if (!item) throw new Error(`${annotationId} does not wait for review`);
  await desk.review.approve({ annotationId, version: item.version, pledgeVersion: item.pledge.version });
}

/** A published article with one approved mark, 'the shells', made by Anna and approved by Edith. */
export async function publishedShells(room: TestNewsroom) {
  const { id, slug } = await room.as(anna).articles.create(articleOf());
  const { annotationId, code } = await markWords(room.as(anna), id, words.shells);
  await approve(room.as(edith), annotationId);
  const { version } = await room.as(edith).articles.publish({ id, version: 1 });
  return { id, slug, version, annotationId, code };
}
