import { createHash } from "node:crypto";
import type { ActName } from "@pledgebook/core/desk/history";
import { pledgeCode } from "@pledgebook/core/ledger/pledge";
import { documentFromParagraphs, plainText } from "@pledgebook/core/text/document";
import { describeQuote } from "@pledgebook/core/text/quote";
import { type Currency, minorPerUnit } from "@pledgebook/core/values/currencies";
import { addDays, daysBetween } from "@pledgebook/core/values/day";
import { type Amount, amountFrom, unquantified } from "@pledgebook/core/values/money";
import type { Rate } from "@pledgebook/core/values/rates";
import {
  type AnnotationRole,
  type FinanceType,
  type Language,
  type Status,
  statuses,
} from "@pledgebook/core/values/vocabulary";
import { listParties } from "@pledgebook/db/queries/parties";
import { writeRates } from "@pledgebook/db/queries/rates";
import { readSettings, writeSetting } from "@pledgebook/db/queries/settings";
import { recount } from "@pledgebook/db/recount/recount";
import { seedNames } from "@pledgebook/db/reference-data";
import { type Database, raw, type Step, type Store } from "@pledgebook/db/store/store";
import { generator, normal, zipf } from "./load-random.ts";
import {
  CURRENCIES,
  DONORS,
  QUALIFIERS,
  RARE,
  SAID,
  THINGS,
  type Thing,
  UKRAINIAN_EVERY,
  UKRAINIAN_OPENINGS,
  VERBS,
} from "./load-words.ts";

/**
 * A newsroom of any size, for measuring: invented articles whose sentences state invented pledges, spread over donors,
 * purposes, years and stages much as real ones are. The same numbers always make the same rows, and the ledger is counted
 * from them by the same code as everywhere. Nothing of it is true.
 */
export interface LoadSize {
  articles: number;
  pledges: number;
}

/** What a load made: `marks` in its articles, `rows` in its ledger. */
export interface Loaded extends LoadSize {
  marks: number;
  rows: number;
}

const FIRST_DAY = "2022-02-24";

const LAST_DAY = "2026-04-13";

const DAYS = daysBetween(FIRST_DAY, LAST_DAY);

/** Articles that are written at once. */
const AT_ONCE = 400;

/** Pledges that may be told again. */
const REMEMBERED = 5000;

/** About what a euro is in the currencies without a rate. */
const PER_EURO_UNKNOWN = 500;

interface Made {
  id: string;
  code: string;
  donorCodes: string[];
  amount: Amount;
  thing: Thing;
  day: string;
  inKind: string | null;
}

/** What a load has in mind while it writes one article after the other. */
interface Desk {
  random: () => number;
  names: (code: string, language: Language) => string;
  /** Some of the pledges so far, to be told again. */
  known: Made[];
  /** The last number of each year's codes. */
  numbers: Map<number, number>;
}

/**
 * Fills an empty database, some hundred articles after the other, and counts after each, so that the ledger's record grows
 * over the years as a newsroom's does. `progress` is told how many pledges are done. A database that holds this very load
 * already is left as it is.
 * @throws Error when the database has a newsroom of its own, or a load of another size.
 */
export async function seedLoad(
  store: Store,
  size: LoadSize,
  progress: (pledges: number) => void = () => {},
): Promise<Loaded> {
  const { db } = store;
  const label = `load of ${size.articles} articles, ${size.pledges} pledges`;
  const [{ n: articles = 0 } = {}] = await db.all<{ n: number }>("SELECT count(*) AS n FROM articles");
  const { demonstration } = await readSettings(db);
  if (demonstration !== label) {
    if (articles > 0 || demonstration !== null)
      throw new Error(
        "This database has articles already; a load fills an empty one (DATABASE_URL names it).",
      );
    await write(store, size, progress);
    await store.derive([writeSetting(db, "demonstration", label)]);
  }
  const [made = { marks: 0, rows: 0 }] = await db.all<{ marks: number; rows: number }>(
    "SELECT (SELECT count(*) FROM annotations) AS marks, (SELECT count(*) FROM ledger_rows) AS rows",
  );
  return { ...size, ...made };
}

async function write(store: Store, size: LoadSize, progress: (pledges: number) => void): Promise<void> {
  await seedNames(store);
  await store.derive(writeRates(generatedRates()));
  const desk: Desk = {
    random: generator(1),
    names: await namesOf(store.db),
    known: [],
    numbers: new Map(),
  };
  let pledges = 0;
  let day = FIRST_DAY;
  for (let first = 0; first < size.articles; first += AT_ONCE) {
    const steps: Step[] = [];
    for (let index = first; index < Math.min(size.articles, first + AT_ONCE); index++) {
      const share = Math.round((size.pledges * (index + 1)) / size.articles) - pledges;
      day = addDays(FIRST_DAY, Math.floor((DAYS * index) / size.articles));
      steps.push(...articleSteps(index, day, share, desk));
      pledges += share;
    }
    await store.derive(steps);
    await recount(store, `${day}T20:00:00.000Z`);
    progress(pledges);
  }
  await store.derive(
    [...desk.numbers].map(([year, lastNumber]) =>
      insert("pledge_code_series", { year, last_number: lastNumber }),
    ),
  );
}

async function namesOf(db: Database): Promise<Desk["names"]> {
  const parties = new Map((await listParties(db)).map((row) => [row.code, row]));
  const countries = {
    en: new Intl.DisplayNames("en", { type: "region" }),
    uk: new Intl.DisplayNames("uk", { type: "region" }),
  };
  return (code, language) => {
    const party = parties.get(code);
    if (party) return language === "uk" ? party.nameUk : party.nameEn;
    return /^[A-Z]{2}$/.test(code) ? (countries[language].of(code) ?? code) : code;
  };
}

/** One article and what its sentences state: new pledges, sometimes a package of them, sometimes older ones again. */
function articleSteps(index: number, day: string, share: number, desk: Desk): Step[] {
  const { random, known } = desk;
  const language: Language = index % UKRAINIAN_EVERY === UKRAINIAN_EVERY - 1 ? "uk" : "en";
  const at = `${day}T08:00:00.000Z`;
  const pledges: Step[] = [];
  const joined: Step[] = [];
  const told: { sentence: string; pledge: Made; role: AnnotationRole }[] = [];
  const tell = (pledge: Made, role: AnnotationRole) =>
    told.push({ sentence: sentenceOf(pledge, language, desk), pledge, role });
  let pack: Made | null = null;
  for (let count = 0; count < share; count++) {
    const pledge = newPledge(day, pack, desk);
    const isPart: boolean = pack !== null && random() < 0.5;
    if (pack && isPart)
      joined.push(insert("package_components", { package_id: pack.id, component_id: pledge.id }));
    // Some articles tell of a package, and a few of those of one within it.
    const isPackage = share > 3 && (count === 0 ? random() < 0.4 : isPart && count < 3 && random() < 0.15);
    if (isPackage && pledge.amount.currency !== null) pack = pledge;
    pledges.push(...pledgeSteps(pledge, at, random), ...eventSteps(pledge, random));
    tell(pledge, "first");
    known[Math.floor(random() * REMEMBERED)] = pledge;
  }
  const older = known[Math.floor(random() * REMEMBERED)];
  if (older && random() < 0.6)
    tell(older, random() < 0.8 ? "restatement" : random() < 0.7 ? "detail" : "contradiction");
  return [...textSteps(index, day, at, language, told, pledges), ...joined];
}

/** The article with its sentences, three to a paragraph, and a mark on each. */
function textSteps(
  index: number,
  day: string,
  at: string,
  language: Language,
  told: readonly { sentence: string; pledge: Made; role: AnnotationRole }[],
  pledges: readonly Step[],
): Step[] {
  const paragraphs = Array.from({ length: Math.ceil(told.length / 3) }, (_, number) =>
    told
      .slice(number * 3, number * 3 + 3)
      .map(({ sentence }) => `${sentence}.`)
      .join(" "),
  );
  const document = documentFromParagraphs(paragraphs);
  const text = plainText(document);
  const id = `load-${index}`;
  const revisionId = `${id}-1`;
  const title =
    language === "uk" ? `Що обіцяно, частина ${index + 1}` : `What was promised, part ${index + 1}`;
  const byline = "Load";
  const hash = createHash("sha256").update([title, "", byline, text].join("\u0000")).digest("hex");
  const marks: Step[] = [];
  let from = 0;
  for (const [order, { sentence, pledge, role }] of told.entries()) {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    const quote = describeQuote(text, { start, end: from });
    const markId = `${revisionId}-${order}`;
    const { min, max, currency, qualifier } = pledge.amount;
    marks.push(
      insert("annotations", {
        id: markId,
        article_id: id,
        marked_revision_id: revisionId,
        pledge_id: pledge.id,
        role,
        amount_min: min,
        amount_max: max,
        currency,
        qualifier,
        review_state: "approved",
        reviewed_at: at,
        created_at: at,
        version: 1,
      }),
      insert("annotation_anchors", {
        annotation_id: markId,
        revision_id: revisionId,
        state: "exact",
        start: quote.start,
        end: quote.end,
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
      }),
    );
  }
  return [
    insert("articles", {
      id,
      slug: id,
      language,
      status: "draft",
      first_published_at: at,
      modified_at: at,
      sources: "[]",
      related: "[]",
      created_at: at,
      version: 1,
    }),
    insert("article_revisions", {
      id: revisionId,
      article_id: id,
      number: 1,
      title,
      standfirst: "",
      byline,
      published_on: day,
      body: JSON.stringify(document),
      plain_text: text,
      hash,
      created_at: at,
    }),
    insert("search_documents", { kind: "article", subject_id: id, title, body: text }),
    ...pledges,
    ...marks,
    {
      statement: raw(
        "UPDATE articles SET status = 'published', published_revision_id = ?, latest_revision_id = ? WHERE id = ?",
        [revisionId, revisionId, id],
      ),
    },
    insert("audit_events", {
      at,
      action: "article.publish" satisfies ActName,
      subject: "article",
      subject_id: id,
      article_id: id,
      after: JSON.stringify({ status: "published", publishedRevisionId: revisionId }),
    }),
  ];
}

/** A part of a package is its donors' and, mostly, in its currency, and smaller. */
function newPledge(day: string, pack: Made | null, { random, numbers }: Desk): Made {
  const year = Number(day.slice(0, 4));
  const number = (numbers.get(year) ?? 0) + 1;
  numbers.set(year, number);
  const code = pledgeCode(year, number);
  const donor = DONORS[zipf(random, DONORS.length)]!;
  const second = DONORS[Math.floor(6 * random())]!;
  const isJoint = random() < 0.02 && second !== donor;
  const chosen = THINGS[Math.floor(THINGS.length * random() ** 1.4)]!;
  const isGoods = random() < 0.08;
  const drawn = CURRENCIES[Math.floor(CURRENCIES.length * random() ** 2)]!;
  const packed = CURRENCIES.find(([of]) => of === pack?.amount.currency);
  const [currency, perEuro] = packed && random() < 0.8 ? packed : drawn;
  // Log-normal: most are small, a few are large. In euros about 20,000 to 20 million, so that a million of them can be summed.
  const euros = Math.exp(11.5 + 1.1 * normal(random)) * (pack ? 0.2 : 1);
  const units = Math.max(1000, Math.round((euros * (perEuro ?? PER_EURO_UNKNOWN)) / 1000) * 1000);
  const minor = units * minorPerUnit(currency);
  const qualifier = QUALIFIERS[Math.floor(QUALIFIERS.length * random())]!;
  return {
    id: `load-${code}`,
    code,
    donorCodes: pack?.donorCodes ?? (isJoint ? [donor, second].sort() : [donor]),
    amount: isGoods ? unquantified : amountFrom(qualifier, currency, minor, minor * 2),
    thing: chosen,
    day,
    inKind: isGoods ? `${2 + Math.floor(90 * random())} lots for ${chosen.en}` : null,
  };
}

function pledgeSteps(pledge: Made, at: string, random: () => number): Step[] {
  const { amount, thing } = pledge;
  const financeType: FinanceType = pledge.inKind ? "in_kind" : random() < 0.12 ? "loan" : "grant";
  return [
    insert("pledges", {
      id: pledge.id,
      code: pledge.code,
      recipient_code: random() < 0.98 ? "UA" : "MD",
      amount_min: amount.min,
      amount_max: amount.max,
      currency: amount.currency,
      qualifier: amount.qualifier,
      category: thing.category,
      purpose: thing.purpose,
      purpose_note: thing.en,
      finance_type: financeType,
      channel_slug: random() < 0.4 ? thing.channel : null,
      in_kind: pledge.inKind,
      announced_on: pledge.day,
      last_checked_on: LAST_DAY,
      review_state: "approved",
      created_at: at,
      updated_at: at,
      version: 1,
    }),
    ...pledge.donorCodes.map((code, position) =>
      insert("pledge_donors", { pledge_id: pledge.id, party_code: code, position }),
    ),
    ...(amount.qualifier === "exact" && random() < 0.03 ? yearSteps(pledge) : []),
  ];
}

/** A promise of three years: a third for each of the first two, the rest without a year. */
function yearSteps({ id, amount, day }: Made): Step[] {
  const share = Math.floor((amount.min ?? 0) / 3);
  return [0, 1].map((later) =>
    insert("pledge_years", {
      pledge_id: id,
      year: Number(day.slice(0, 4)) + later,
      amount_min: share,
      amount_max: share,
      currency: amount.currency,
      qualifier: "exact",
    }),
  );
}

/** About a third of the pledges have come further, some only in part; a few were stopped. */
function eventSteps({ id, day, amount }: Made, random: () => number): Step[] {
  if (random() > 0.35) return [];
  const steps: Step[] = [];
  const furthest = 1 + Math.floor((statuses.length - 1) * random() ** 1.5);
  let on = day;
  for (let stage = 1; stage <= furthest; stage += 1 + Math.floor(3 * random())) {
    const status: Status = statuses[stage]!;
    const later = addDays(on, 5 + Math.floor(90 * random()));
    on = later > LAST_DAY ? LAST_DAY : later;
    const part = amount.min !== null && random() < 0.3 ? Math.max(1, Math.floor(amount.min / 2)) : null;
    steps.push(
      insert("pledge_events", {
        id: `${id}-${stage}`,
        pledge_id: id,
        status,
        amount_min: part,
        amount_max: part,
        currency: part === null ? null : amount.currency,
        qualifier: part === null ? null : "exact",
        happened_on: on,
        evidence: '[{"publisher":"generated"}]',
        recorded_at: `${on}T12:00:00.000Z`,
      }),
    );
  }
  return steps;
}

const WHOLE = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

function sentenceOf({ amount, thing, inKind, donorCodes }: Made, language: Language, desk: Desk): string {
  const { random } = desk;
  const one = (list: readonly string[]) => list[Math.floor(list.length * random())] ?? "";
  const donors = donorCodes.map((code) => desk.names(code, language));
  const isRare = random() < 0.0002;
  if (language === "uk") {
    const what = amount.currency === null ? "техніка" : sumOf(amount, amount.currency, "uk");
    return `${one(UKRAINIAN_OPENINGS)} (${donors.join(", ")}): ${what} на ${thing.uk}${isRare ? `, зокрема ${one(RARE.uk)}` : ""}`;
  }
  const rare = isRare ? `, ${one(RARE.en)} included` : "";
  if (amount.currency === null) return `${donors.join(" and ")} will send ${inKind}${rare}`;
  return `${donors.join(" and ")} ${one(VERBS)} ${sumOf(amount, amount.currency, "en")} for ${thing.en}${rare}`;
}

function sumOf({ min, max, qualifier }: Amount, currency: Currency, language: Language): string {
  const units = (minor: number | null) => {
    const whole = WHOLE.format((minor ?? 0) / minorPerUnit(currency));
    return language === "uk" ? whole.replaceAll(",", " ") : whole;
  };
  if (qualifier === "between" || qualifier === "unquantified") {
    const [from, to] = [units(min), units(max)];
    return language === "uk" ? `від ${from} до ${to} ${currency}` : `between ${currency} ${from} and ${to}`;
  }
  const said = SAID[language][qualifier];
  return language === "uk"
    ? `${said}${units(min ?? max)} ${currency}`
    : `${said}${currency} ${units(min ?? max)}`;
}

/** Rates of every day, moving a little around a middle; their source says that nobody published them. */
function generatedRates(): Rate[] {
  const rates: Rate[] = [];
  for (const [currency, middle] of CURRENCIES) {
    if (middle === null || currency === "EUR") continue;
    for (let day = 0; day <= DAYS; day++)
      rates.push({
        date: addDays(FIRST_DAY, day),
        currency,
        perEuro: (middle * (1 + 0.05 * Math.sin(day / 97))).toFixed(4),
        source: "generated",
      });
  }
  return rates;
}

function insert(table: string, row: Record<string, string | number | null>): Step {
  const columns = Object.keys(row);
  const marks = columns.map(() => "?").join(", ");
  return {
    statement: raw(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${marks})`, Object.values(row)),
  };
}
