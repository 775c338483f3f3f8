import { join } from "node:path";
import type { Cursor } from "@pledgebook/core/ledger/cursor";
import { bilateral, emptyFilter, type LedgerFilter } from "@pledgebook/core/ledger/filter";
import type { Leaf } from "@pledgebook/core/ledger/leaf";
import { type Converter, convertLeaf, leaves } from "@pledgebook/core/ledger/leaves";
import { counts } from "@pledgebook/core/ledger/pledge";
import {
  holderSlice,
  type StageTotal,
  stageTotals,
  totalsBy,
  totalsByStage,
} from "@pledgebook/core/ledger/totals";
import { documentFromParagraphs, plainText } from "@pledgebook/core/text/document";
import { describeQuote as quoteOf } from "@pledgebook/core/text/quote";
import { type Currency, minorPerUnit } from "@pledgebook/core/values/currencies";
import { addDays, firstDay, lastDay } from "@pledgebook/core/values/day";
import { type Amount, amountFrom, unquantified } from "@pledgebook/core/values/money";
import { donorKey } from "@pledgebook/core/values/parties";
import {
  categories,
  displayCurrencies,
  financeTypes,
  fundKinds,
  qualifiers,
  type ReviewState,
  sortOrders,
  statedOverlapKinds,
  statuses,
} from "@pledgebook/core/values/vocabulary";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { coverage } from "../../recount/coverage.ts";
import { recount } from "../../recount/recount.ts";
import { seedNames } from "../../reference-data.ts";
import { schema } from "../../schema.ts";
import { migrationsFolder } from "../../store/migrate.ts";
import { openStore } from "../../store/open.ts";
import { raw, type Step, type Store } from "../../store/store.ts";
import { temporaryFolder } from "../../testing.ts";
import { insertAnchor } from "../annotations/anchors.ts";
import { insertAnnotation } from "../annotations/annotations.ts";
import { insertArticle } from "../articles/articles.ts";
import { listChannels } from "../names.ts";
import { amountColumnsOf } from "../pledges/amounts.ts";
import { insertOverlap } from "../pledges/overlaps.ts";
import { insertComponent } from "../pledges/packages.ts";
import { insertPledgeEvent, replaceYears } from "../pledges/pledge-events.ts";
import { insertPledge, loadPledges, type StoredPledge } from "../pledges/pledges.ts";
import { loadConverter, writeRates } from "../rates.ts";
import { readSettings } from "../settings.ts";
import { findSumProblem } from "./check.ts";
import { type LedgerRowRecord, listRows } from "./rows.ts";
import { type Dimension, scopeOf } from "./scope.ts";
import { sums } from "./sums.ts";

/**
 * The ledger that is kept in rows and sums is held to the definition in `core/ledger`: whatever happens to pledges,
 * articles and rates, both say the same to every question, and what was said of a past day is said for ever.
 */
const folder = temporaryFolder();
afterAll(folder.remove);
let files = 0;

async function emptyStore(): Promise<Store> {
  const store = openStore(`file:${join(folder.path, `${++files}.db`)}`);
  await store.migrate(migrationsFolder);
  await seedNames(store);
  await recount(store, "2024-01-01T00:00:00.000Z");
  return store;
}

const currencies = ["EUR", "USD", "DKK", "JPY"] as const satisfies Currency[];
const channels = [null, "international-fund-for-ukraine", "it-coalition", "eu-ukraine-facility"];
const days = [null, "2024", "2024-Q1", "2024-02", "2024-02-10", "2023-11-05"];

const amount: fc.Arbitrary<Amount> = fc
  .record({
    qualifier: fc.constantFrom(...qualifiers),
    currency: fc.constantFrom(...currencies),
    low: fc.integer({ min: 1, max: 9_000_000 }),
    more: fc.integer({ min: 1, max: 5_000_000 }),
  })
  .map(({ qualifier, currency, low, more }) => amountFrom(qualifier, currency, low, low + more));

const pledgeFields = fc.record({
  donorCodes: fc.uniqueArray(fc.constantFrom("NL", "DK", "SE", "ORG:EU"), { minLength: 1, maxLength: 3 }),
  recipientCode: fc.constantFrom("UA", "UA", "MD"),
  amount,
  category: fc.constantFrom(...categories),
  purpose: fc.constantFrom("ammunition", "energy", "other"),
  purposeNote: fc.constantFrom(null, "alpha", "beta"),
  financeType: fc.constantFrom(...financeTypes),
  channelSlug: fc.constantFrom(...channels),
  announcedOn: fc.constantFrom(...days),
  inYears: fc.boolean(),
});
type PledgeFields = typeof pledgeFields extends fc.Arbitrary<infer Fields> ? Fields : never;

/** What may happen to the newsroom on a day. `which` and `other` choose among the pledges that there are. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("pledge" as const), fields: pledgeFields }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("amount" as const), which: fc.nat(), amount }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("review" as const),
      which: fc.nat(),
      state: fc.constantFrom<ReviewState>("waiting", "approved", "sent_back"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("event" as const),
      which: fc.nat(),
      status: fc.constantFrom(...statuses),
      amount: fc.option(fc.oneof(amount, fc.constant(unquantified))),
      isRest: fc.boolean(),
      on: fc.constantFrom("2024-02-12", "2024-03", "2024-05-01"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("overlap" as const),
      which: fc.nat(),
      other: fc.nat(),
      how: fc.constantFrom(...statedOverlapKinds),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("part" as const), which: fc.nat(), other: fc.nat() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("apart" as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("again" as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("article" as const),
      which: fc.nat(),
      status: fc.constantFrom("published" as const, "withdrawn" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("rate" as const),
      currency: fc.constantFrom("USD" as const, "DKK" as const, "UAH" as const),
      date: fc.constantFrom("2024-01-01", "2024-02-09", "2023-11-03"),
      perEuro: fc.constantFrom("1.0913", "7.4568", "41.3"),
    }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

/** The steps that make it happen; none where it cannot (there is no pledge yet, a package in itself). */
async function stepsOf(store: Store, what: Happening, at: string, tag: string): Promise<Step[]> {
  const { db } = store;
  const known = await db.select().from(schema.pledges).orderBy(schema.pledges.code);
  const one = "which" in what ? known[what.which % Math.max(1, known.length)] : undefined;
  const changed = (set: Partial<typeof schema.pledges.$inferInsert>): Step[] =>
    one ? [{ statement: db.update(schema.pledges).set(set).where(eq(schema.pledges.id, one.id)) }] : [];
  switch (what.kind) {
    case "pledge":
      return pledgeSteps(store, what.fields, known.length + 1, at);
    case "amount":
      return one
        ? [
            ...changed({
              ...amountColumnsOf(what.amount),
              inKind: what.amount.currency === null ? "Two ferries" : null,
            }),
            ...replaceYears(db, one.id, []),
          ]
        : [];
    case "review":
      return changed({ reviewState: what.state });
    case "event":
      return one
        ? [
            insertPledgeEvent(db, {
              id: `event-${tag}`,
              pledgeId: one.id,
              status: what.status,
              ...(what.amount ? amountColumnsOf(what.amount) : { qualifier: null }),
              isRest: what.isRest && (what.status === "cancelled" || what.status === "suspended"),
              happenedOn: what.on,
              evidence: [{ publisher: "Test" }],
              recordedAt: at,
            }),
          ]
        : [];
    case "part": {
      const other = known[what.other % Math.max(1, known.length)];
      // Parts come after their package: no package is ever part of itself.
      return one && other && one.code < other.code ? [insertComponent(db, one.id, other.id)] : [];
    }
    case "overlap": {
      const other = known[what.other % Math.max(1, known.length)];
      return one && other && one.code < other.code ? [insertOverlap(db, other.id, one.id, what.how)] : [];
    }
    case "apart":
      return one
        ? [
            {
              statement: db
                .delete(schema.packageComponents)
                .where(eq(schema.packageComponents.componentId, one.id)),
            },
          ]
        : [];
    case "again":
      return one ? markSteps(store, one.id, `again-${tag}`, at, "restatement") : [];
    case "article":
      return one
        ? [
            {
              statement: db
                .update(schema.articles)
                .set({ status: what.status })
                .where(eq(schema.articles.id, `article-${one.id}`)),
            },
          ]
        : [];
    case "rate":
      return writeRates([{ ...what, source: "Test" }]);
  }
}

function pledgeSteps(store: Store, fields: PledgeFields, number: number, at: string): Step[] {
  const { db } = store;
  const { donorCodes, amount: sum, inYears, ...rest } = fields;
  const id = `pledge-${number}`;
  const isSum = inYears && sum.currency !== null && sum.min !== null && sum.min > 3;
  const share = (part: number) => amountFrom("exact", sum.currency, Math.floor((sum.min ?? 0) / part));
  const years = isSum
    ? [
        { year: 2024, amount: share(2) },
        { year: 2025, amount: share(3) },
      ]
    : [];
  return [
    ...insertPledge(
      db,
      {
        id,
        code: `P-2024-${String(number).padStart(4, "0")}`,
        ...rest,
        ...amountColumnsOf(sum),
        inKind: sum.currency === null ? "Two ferries" : null,
        reviewState: "approved",
        createdAt: at,
        updatedAt: at,
        version: 1,
      },
      donorCodes,
    ),
    ...replaceYears(db, id, years),
    ...markSteps(store, id, id, at, "first"),
  ];
}

/** A published article with one approved mark. */
function markSteps(
  { db }: Store,
  pledgeId: string,
  tag: string,
  at: string,
  role: "first" | "restatement",
): Step[] {
  const body = documentFromParagraphs([`Somebody promised something (${tag}).`]);
  const text = plainText(body);
  const articleId = `article-${tag}`;
  const revisionId = `revision-${tag}`;
  const quote = quoteOf(text, { start: 0, end: "Somebody promised something".length });
  return [
    ...insertArticle(
      db,
      {
        id: articleId,
        slug: articleId.toLowerCase(),
        language: "en",
        status: "published",
        publishedRevisionId: revisionId,
        latestRevisionId: revisionId,
        firstPublishedAt: at,
        modifiedAt: at,
        sources: [],
        related: [],
        createdAt: at,
        version: 1,
      },
      {
        id: revisionId,
        articleId,
        number: 1,
        title: tag,
        standfirst: "",
        byline: "",
        publishedOn: at.slice(0, 10),
        body,
        plainText: text,
        hash: tag,
        createdAt: at,
      },
    ),
    insertAnnotation(db, {
      id: `mark-${tag}`,
      articleId,
      markedRevisionId: revisionId,
      pledgeId,
      role,
      ...amountColumnsOf(unquantified),
      reviewState: "approved",
      createdAt: at,
      version: 1,
    }),
    insertAnchor(db, `mark-${tag}`, revisionId, "exact", quote),
  ];
}

const filter: fc.Arbitrary<LedgerFilter> = fc
  .record({
    donors: fc.subarray(["NL", "DK", "SE", "ORG:EU"]),
    recipients: fc.subarray(["UA", "MD"]),
    channels: fc.subarray([bilateral, "international-fund-for-ukraine", "it-coalition"]),
    categories: fc.subarray([...categories]),
    purposes: fc.subarray(["ammunition", "energy"] as const),
    statuses: fc.subarray([...statuses]),
    financeTypes: fc.subarray([...financeTypes]),
    from: fc.constantFrom(null, null, "2024", "2024-02", "2024-01-15", "2024-02-10"),
    to: fc.constantFrom(null, null, "2024", "2024-Q1", "2024-02-09"),
    min: fc.constantFrom(null, null, 0, 10_000),
    max: fc.constantFrom(null, null, 40_000),
    text: fc.constantFrom("", "", "alpha"),
    countAt: fc.constantFrom("donor" as const, "fund" as const),
    currency: fc.constantFrom(...displayCurrencies),
  })
  // Mostly one or two conditions: all at once find nothing.
  .chain((all) =>
    fc
      .subarray(Object.keys(all) as (keyof typeof all)[], { maxLength: 3 })
      .map((keys) => ({ ...emptyFilter, ...Object.fromEntries(keys.map((key) => [key, all[key]])) })),
  );

/** The definition: leaves, filtered in plain words. */
function leavesOf(
  pledges: readonly StoredPledge[],
  asked: LedgerFilter,
  convert: Converter,
  funds: ReadonlySet<string>,
): { inside: Leaf[]; beside: Leaf[] } {
  const among = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);
  const found = leaves(pledges, asked.currency, convert).filter((leaf) => {
    const { pledge } = leaf;
    const day = pledge.announcedOn && firstDay(pledge.announcedOn);
    const bounds = convertLeaf(leaf, asked.currency, convert);
    const size = bounds && (bounds.floor || bounds.ceiling);
    const units = size === null ? null : size / minorPerUnit(asked.currency);
    return (
      (asked.donors.length === 0 || pledge.donorCodes.some((code) => asked.donors.includes(code))) &&
      among(asked.recipients, pledge.recipientCode) &&
      among(asked.channels, pledge.channelSlug ?? bilateral) &&
      among(asked.categories, pledge.category) &&
      among(asked.purposes, pledge.purpose) &&
      among(asked.statuses, leaf.status) &&
      among(asked.financeTypes, pledge.financeType) &&
      (asked.from === null || (day !== null && day >= firstDay(asked.from))) &&
      (asked.to === null || (day !== null && day <= lastDay(asked.to))) &&
      (asked.min === null || (units !== null && units >= asked.min)) &&
      (asked.max === null || (units !== null && units <= asked.max)) &&
      (asked.text === "" || (pledge as StoredPledge).purposeNote === asked.text)
    );
  });
  const isInside = ({ pledge }: Leaf) =>
    asked.donors.length === 0 ||
    (pledge.donorCodes.every((code) => asked.donors.includes(code)) &&
      !(asked.countAt === "fund" && pledge.channelSlug !== null && funds.has(pledge.channelSlug)));
  return { inside: found.filter(isInside), beside: found.filter((leaf) => !isInside(leaf)) };
}

const sliceOf: Record<Dimension, (leaf: Leaf) => string> = {
  donor: (leaf) => donorKey(leaf.pledge.donorCodes),
  recipient: (leaf) => leaf.pledge.recipientCode,
  channel: (leaf) => leaf.pledge.channelSlug ?? bilateral,
  category: (leaf) => leaf.pledge.category,
  purpose: (leaf) => leaf.pledge.purpose,
  month: (leaf) => (leaf.pledge.announcedOn ? firstDay(leaf.pledge.announcedOn).slice(0, 7) : ""),
  status: (leaf) => leaf.status,
  finance: (leaf) => leaf.pledge.financeType,
};

/** What a pledge said when it counted last, and the articles in which it was marked then: kept by the test. */
type Approved = Map<string, { pledge: StoredPledge; articles: Set<string> }>;

/** The pledges as they count: those that two people have seen as they are, the others as they were when that was last so. */
async function countedPledges({ db }: Store, approved: Approved): Promise<StoredPledge[]> {
  const published = new Set(
    (await db.select().from(schema.articles)).flatMap(({ id, status }) =>
      status === "published" ? [id] : [],
    ),
  );
  const marks = Map.groupBy(await db.select().from(schema.annotations), ({ pledgeId }) => pledgeId);
  return (await loadPledges(db)).flatMap((pledge) => {
    const known = approved.get(pledge.id);
    if (counts(pledge)) {
      const marked = (marks.get(pledge.id) ?? []).map(({ articleId }) => articleId);
      const articles = new Set([...(known?.articles ?? []), ...marked.filter((id) => published.has(id))]);
      approved.set(pledge.id, { pledge, articles });
      return [pledge];
    }
    if (!known || ![...known.articles].some((id) => published.has(id))) return [];
    const likely = ({ overlaps }: StoredPledge) => overlaps.filter(({ kind }) => kind === "likely_same");
    const stated = known.pledge.overlaps.filter(({ kind }) => kind !== "likely_same");
    return [{ ...known.pledge, overlaps: [...stated, ...likely(pledge)] }];
  });
}

async function expectDefinition(
  store: Store,
  asked: LedgerFilter,
  approved: Approved = new Map(),
): Promise<void> {
  const { db } = store;
  const convert = await loadConverter(db);
  const funds = new Set(
    (await listChannels(db)).filter(({ kind }) => fundKinds.includes(kind)).map(({ slug }) => slug),
  );
  const { inside, beside } = leavesOf(await countedPledges(store, approved), asked, convert, funds);
  const scope = await scopeOf(db, asked);
  const dimensions = Object.keys(sliceOf) as Dimension[];
  const [all = [], outside = [], ...sliced] = await sums(db, scope, [
    { slice: null },
    { slice: null, side: "beside" },
    ...dimensions.map((slice) => ({ slice })),
  ]);
  expect(stageTotals(all)).toEqual(totalsByStage(inside));
  expect(stageTotals(outside)).toEqual(totalsByStage(beside));
  dimensions.forEach((dimension, index) => {
    const kept = Map.groupBy(sliced[index] ?? [], (row) => row.slice);
    const expected = totalsBy(inside, sliceOf[dimension]);
    expect(new Set(kept.keys())).toEqual(new Set(expected.keys()));
    for (const [slice, rows] of kept) expect(stageTotals(rows)).toEqual(expected.get(slice));
  });
  const rows = await listRows(db, scope, null, 1000);
  expect(rows.map(nameOf).sort()).toEqual([...inside, ...beside].map(leafName).sort());
}

const nameOf = (row: LedgerRowRecord) => `${row.code} ${row.part} ${row.floor} ${row.ceiling}`;
const leafName = ({ pledge, status, year, original }: Leaf) =>
  `${pledge.code} ${year === null ? status : `${status}-${year}`} ${original?.floor ?? null} ${original?.ceiling ?? null}`;

/** Everything the ledger says of a past day, to compare it with what it says of it later. */
async function saidOf(store: Store, asked: LedgerFilter): Promise<string> {
  const scope = await scopeOf(store.db, asked);
  const found = await sums(store.db, scope, [{ slice: null }, { slice: "category" }]);
  const rows = await listRows(store.db, scope, null, 1000);
  const until = `${addDays(asked.asOf ?? "", 1)}T00:00:00.000Z`;
  // When a row was closed is known only later, and says nothing of that day.
  const told = rows.map(({ recordedTo: _, ...row }) => row);
  return JSON.stringify([
    stageTotals(found[0] ?? []),
    (found[1] ?? []).map((row) => JSON.stringify(row)).sort(),
    told,
    await coverage(store.db, until),
  ]);
}

const euros = (minor: number) => amountFrom("exact", "EUR", minor, minor);
const plainPledge = (minor: number, inYears: boolean): Happening => ({
  kind: "pledge",
  fields: {
    donorCodes: ["NL"],
    recipientCode: "UA",
    amount: euros(minor),
    category: "military",
    purpose: "ammunition",
    purposeNote: null,
    financeType: "grant",
    channelSlug: null,
    announcedOn: null,
    inYears,
  },
});

/** On a past day, one pledge has rows that still hold and rows that were closed since: found by this test, and kept. */
const rowsBeforeAndSince: Happening[] = [
  plainPledge(4, true),
  { kind: "part", which: 0, other: 0 },
  { kind: "event", which: 0, status: "pledged", amount: null, isRest: false, on: "2024-02-12" },
  { kind: "part", which: 0, other: 0 },
  { kind: "again", which: 0 },
  { kind: "event", which: 0, status: "pledged", amount: null, isRest: false, on: "2024-02-12" },
];

/** One person takes a part out of its package, and until another has looked it counts within it: found by a soak, and kept. */
const partedByOne: Happening[] = [
  plainPledge(900, false),
  plainPledge(400, false),
  { kind: "part", which: 0, other: 1 },
  { kind: "review", which: 1, state: "waiting" },
  { kind: "apart", which: 1 },
  { kind: "amount", which: 0, amount: euros(800) },
  { kind: "review", which: 1, state: "approved" },
];

describe("the ledger in rows and sums", () => {
  it("says what core/counting says, to any question, whatever happens, and never changes what it said of a day", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 4, maxLength: 16 }),
        fc.array(filter, { minLength: 3, maxLength: 3 }),
        async (past, questions) => {
          const store = await emptyStore();
          try {
            const remembered: { asked: LedgerFilter; said: string }[] = [];
            const approved: Approved = new Map();
            let lastWritten = "2024-05-31";
            for (const [index, what] of past.entries()) {
              const day = addDays("2024-06-01", index);
              const at = `${day}T10:00:00.000Z`;
              const steps = await stepsOf(store, what, at, `${index}`);
              await store.derive(steps);
              // Once in a while the clock is behind the last record: by minutes, then no day before that record may
              // change; or by a month, then nothing is counted at all.
              const { countedAt } = await readSettings(store.db);
              const isBehind = index % 5 === 4 && countedAt !== null;
              if (isBehind) {
                await recount(store, "2024-05-01T10:00:00.000Z").catch((error) =>
                  expect(error).toMatchObject({ key: "clock_behind" }),
                );
                expect((await readSettings(store.db)).countedAt).toBe(countedAt);
              }
              await recount(store, isBehind ? `${countedAt.slice(0, 10)}T09:57:00.000Z` : at);
              lastWritten = (await readSettings(store.db)).countedAt?.slice(0, 10) ?? lastWritten;
              await expectDefinition(store, questions[index % questions.length]!, approved);
              const yesterday = addDays(lastWritten, -1);
              for (const question of [emptyFilter, questions[(index + 1) % questions.length]!]) {
                const asked = { ...question, asOf: yesterday };
                remembered.push({ asked, said: await saidOf(store, asked) });
              }
            }
            await expectDefinition(store, emptyFilter, approved);
            expect(await findSumProblem(store.db)).toBeNull();
            for (const { asked, said } of remembered) expect(await saidOf(store, asked)).toBe(said);
          } finally {
            await store.close();
          }
        },
      ),
      {
        numRuns: 60,
        examples: [
          [rowsBeforeAndSince, [emptyFilter, { ...emptyFilter, max: 40_000 }, emptyFilter]],
          [partedByOne, [emptyFilter, emptyFilter, emptyFilter]],
        ],
      },
    );
  }, 180_000);

  it("gives every row on exactly one page, in every order, also while rows come and go", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 8, maxLength: 16 }),
        fc.array(happening, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...sortOrders.filter((order) => order !== "due")),
        async (past, meanwhile, sort) => {
          const store = await emptyStore();
          try {
            for (const [index, what] of past.entries()) {
              await store.derive(
                await stepsOf(store, what, `2024-06-01T10:00:${10 + index}.000Z`, `${index}`),
              );
              await recount(store, `2024-06-01T10:00:${10 + index}.000Z`);
            }
            const scope = await scopeOf(store.db, { ...emptyFilter, sort });
            const before = await listRows(store.db, scope, null, 1000);
            const seen: number[] = [];
            let after: Cursor | null = null;
            for (let page = 0; ; page++) {
              const rows = await listRows(store.db, scope, after, 2);
              seen.push(...rows.map(({ id }) => id));
              const last = rows.at(-1);
              if (!last || rows.length < 2) break;
              const value =
                sort === "largest" || sort === "smallest"
                  ? String(last.size)
                  : sort === "recorded"
                    ? last.recordedFrom
                    : last.announcedDay;
              after = { sort, value, code: last.code, part: last.part };
              const what = meanwhile[page];
              if (!what) continue;
              await store.derive(await stepsOf(store, what, "2024-06-02T10:00:00.000Z", `meanwhile-${page}`));
              await recount(store, "2024-06-02T10:00:00.000Z");
            }
            const still = new Set((await listRows(store.db, scope, null, 1000)).map(({ id }) => id));
            const stayed = before.filter(({ id }) => still.has(id)).map(({ id }) => id);
            expect(seen.filter((id) => stayed.includes(id))).toEqual(stayed);
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  it("comes out right when two count at once", async () => {
    const store = await emptyStore();
    const other = openStore(`file:${join(folder.path, `${files}.db`)}`);
    const fields = fc.sample(pledgeFields, { numRuns: 40, seed: 7 });
    for (const [index, one] of fields.entries())
      await store.derive(pledgeSteps(store, one, index + 1, "2024-06-01T10:00:00.000Z"));
    await Promise.all([
      recount(store, "2024-06-01T10:00:00.000Z"),
      recount(other, "2024-06-01T10:00:00.001Z"),
    ]);
    await expectDefinition(store, emptyFilter);
    expect(await findSumProblem(store.db)).toBeNull();
    expect(await store.db.all(sql`SELECT * FROM ledger_pending`)).toEqual([]);
    await other.close();
    await store.close();
  });

  it("records nothing before what another process has recorded while this one was counting", async () => {
    const store = await emptyStore();
    const [one, two] = fc.sample(pledgeFields, { numRuns: 2, seed: 7 });
    await store.derive(pledgeSteps(store, one!, 1, "2024-06-01T10:00:00.000Z"));
    let isFirst = true;
    const slow: Store = {
      ...store,
      derive: async (steps) => {
        if (isFirst) {
          isFirst = false;
          await store.derive([{ statement: raw("CREATE TABLE kept AS SELECT * FROM ledger_pending") }]);
          await store.derive([{ statement: raw("DELETE FROM ledger_pending") }]);
          await store.derive(pledgeSteps(store, two!, 2, "2024-06-01T10:00:00.000Z"));
          await recount(store, "2024-06-01T10:00:09.000Z");
          await store.derive([{ statement: raw("INSERT INTO ledger_pending SELECT * FROM kept") }]);
        }
        return store.derive(steps);
      },
    };
    await recount(slow, "2024-06-01T10:00:05.000Z");
    expect((await readSettings(store.db)).countedAt).toBe("2024-06-01T10:00:09.000Z");
    expect(await store.db.all(sql`SELECT min(recorded_from) AS first FROM ledger_rows`)).toEqual([
      { first: "2024-06-01T10:00:09.000Z" },
    ]);
    await expectDefinition(store, emptyFilter);
    await store.close();
  });

  it("cannot be changed or taken back", async () => {
    const store = await emptyStore();
    const [fields] = fc.sample(pledgeFields, { numRuns: 1, seed: 3 });
    await store.derive(pledgeSteps(store, fields!, 1, "2024-06-01T10:00:00.000Z"));
    await recount(store, "2024-06-01T10:00:00.000Z");
    const { db } = store;
    for (const statement of [
      db.update(schema.ledgerRows).set({ floor: 1 }),
      db.delete(schema.ledgerRows),
      db.update(schema.ledgerCoverage).set({ published: 9 }),
    ])
      await expect(store.derive([{ statement }])).rejects.toThrow(/not (changed|deleted)/);
    await store.close();
  });

  it("agrees with itself on the grand total, counted at the donor or at the fund", async () => {
    const store = await emptyStore();
    const fields = fc.sample(pledgeFields, { numRuns: 60, seed: 11 });
    for (const [index, one] of fields.entries())
      await store.derive(pledgeSteps(store, one, index + 1, "2024-06-01T10:00:00.000Z"));
    await recount(store, "2024-06-01T10:00:00.000Z");
    const convert = await loadConverter(store.db);
    const all = leaves(await loadPledges(store.db), "EUR", convert);
    const funds = new Set(
      (await listChannels(store.db)).filter(({ kind }) => fundKinds.includes(kind)).map(({ slug }) => slug),
    );
    const grand = (totals: StageTotal[]) =>
      JSON.stringify(totals.map(({ status, pledges }) => [status, pledges]));
    for (const countAt of ["donor", "fund"] as const) {
      const slices = totalsBy(all, (leaf) => holderSlice(leaf, countAt, (slug) => funds.has(slug)));
      const [found = []] = await sums(store.db, await scopeOf(store.db, { ...emptyFilter, countAt }), [
        { slice: null },
      ]);
      expect(stageTotals(found)).toEqual(totalsByStage(all));
      const summed = statuses.flatMap((status) => {
        const parts = [...slices.values()].flat().filter((total) => total.status === status);
        return parts.length > 0
          ? [{ status, pledges: parts.reduce((sum, total) => sum + total.pledges, 0) }]
          : [];
      });
      expect(JSON.stringify(summed.map(({ status, pledges }) => [status, pledges]))).toBe(
        grand(totalsByStage(all)),
      );
      expect([...slices.keys()].some((slice) => slice.startsWith("fund:"))).toBe(countAt === "fund");
    }
    await store.close();
  });
});
