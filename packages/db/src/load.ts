import { createHash } from "node:crypto";
import { type Currency, minorPerUnit } from "@pledgebook/core/currencies";
import { addDays, daysBetween } from "@pledgebook/core/day";
import { documentFromParagraphs, plainText } from "@pledgebook/core/document";
import { type Amount, amountFrom, unquantified } from "@pledgebook/core/money";
import { partyNames } from "@pledgebook/core/parties";
import { pledgeCode } from "@pledgebook/core/pledge";
import { describe } from "@pledgebook/core/quote";
import type { Rate } from "@pledgebook/core/rates";
import {
  type AnnotationRole,
  type Category,
  type FinanceType,
  type Purpose,
  type Qualifier,
  type Status,
  statuses,
} from "@pledgebook/core/vocabulary";
import { writeRates } from "./queries/rates.ts";
import { readSettings, writeSetting } from "./queries/settings.ts";
import { settle } from "./queries/settle.ts";
import { seedNames } from "./seed.ts";
import { raw, type Step, type Store } from "./store.ts";

/**
 * A newsroom of any size, for measuring: invented articles whose sentences state invented pledges, spread over donors,
 * purposes, years and stages much as real ones are. The same numbers always make the same rows, and the ledger is counted
 * from them by the same code as everywhere. Nothing of it is true.
 */
export interface LoadSize {
  articles: number;
  pledges: number;
}

const FIRST_DAY = "2022-02-24";
const LAST_DAY = "2026-04-13";
const DAYS = daysBetween(FIRST_DAY, LAST_DAY);
/** Articles that are written at once. */
const AT_ONCE = 400;

const DONORS = partyNames
  .filter(({ code }) => !["UA", "RU", "KP", "CN"].includes(code))
  .map(({ code, english }) => ({ code, name: english[0] ?? code }));

/** Units of the currency for one euro, about; the days move around it. None for the last ones: 'no rate' is measured too. */
const CURRENCIES: [Currency, number | null][] = [
  ["EUR", 1],
  ["USD", 1.08],
  ["GBP", 0.86],
  ["SEK", 11.2],
  ["NOK", 11.5],
  ["DKK", 7.45],
  ["PLN", 4.4],
  ["CAD", 1.47],
  ["UAH", 41],
  ["KRW", null],
];

const THINGS: [Purpose, Category, string, string | null][] = [
  ["ammunition", "military", "artillery shells", "czech-ammunition-initiative"],
  ["ammunition", "military", "ammunition for howitzers", null],
  ["air_defence", "military", "air defence against missiles", null],
  ["armour", "military", "armoured vehicles", "tank-coalition"],
  ["aircraft", "military", "fighter aircraft and their crews", "f-16-coalition"],
  ["drones", "military", "drones of all sizes", "drone-coalition"],
  ["maritime", "military", "patrol boats", null],
  ["training", "military", "the training of soldiers", null],
  ["cyber", "cyber", "cyber defence", "it-coalition"],
  ["demining", "humanitarian", "demining of fields", null],
  ["medical", "humanitarian", "hospitals and medicine", "un-ocha"],
  ["other", "humanitarian", "people who had to flee", "unhcr"],
  ["energy", "energy", "transformers and power lines", "ukraine-energy-support-fund"],
  ["housing", "reconstruction", "the rebuilding of homes", "ukraine-investment-framework"],
  ["transport", "reconstruction", "railways and bridges", null],
  ["budget", "financial", "the state budget", "world-bank-peace-project"],
  ["governance", "financial", "courts and administration", null],
  ["ammunition", "military", "what the army needs most", "international-fund-for-ukraine"],
];
/** Words that hardly any sentence has: a search for one of them finds few. */
const RARE = ["amphibious", "seismograph", "lighthouse", "beekeepers", "observatory"];
const QUALIFIERS: Qualifier[] = [
  "exact",
  "exact",
  "exact",
  "exact",
  "about",
  "at_least",
  "more_than",
  "up_to",
];
const SAID: Record<Qualifier, string> = {
  exact: "",
  about: "about ",
  at_least: "at least ",
  more_than: "more than ",
  up_to: "up to ",
  less_than: "less than ",
  between: "between ",
  unquantified: "",
};

interface Made {
  id: string;
  code: string;
  donorCodes: string[];
  amount: Amount;
  thing: (typeof THINGS)[number];
  day: string;
  inKind: string | null;
}

/**
 * Fills an empty database. `progress` is told how many pledges are written, then how many are counted.
 * @throws Error when the database has a newsroom of its own.
 */
export async function seedLoad(
  store: Store,
  size: LoadSize,
  progress: (what: "written" | "counted", done: number) => void = () => {},
): Promise<{ articles: number; pledges: number; marks: number }> {
  const { db } = store;
  const [{ n: articles = 0 } = {}] = await db.all<{ n: number }>("SELECT count(*) AS n FROM articles");
  if (articles > 0 || (await readSettings(db)).demonstration !== null)
    throw new Error("This database has articles already; a load fills an empty one (DATABASE_URL names it).");
  await seedNames(store);
  await store.write(writeRates(generatedRates()));
  const random = generator(1);
  const known: Made[] = [];
  const numbers = new Map<number, number>();
  let [pledges, marks] = [0, 0];
  for (let first = 0; first < size.articles; first += AT_ONCE) {
    const steps: Step[] = [];
    const until = Math.min(size.articles, first + AT_ONCE);
    for (let index = first; index < until; index++) {
      const share = Math.round((size.pledges * (index + 1)) / size.articles) - pledges;
      const day = addDays(FIRST_DAY, Math.floor((DAYS * index) / size.articles));
      const made = articleSteps(index, day, share, random, known, numbers);
      steps.push(...made.steps);
      pledges += share;
      marks += made.marks;
    }
    await store.write(steps);
    progress("written", pledges);
  }
  await store.write([
    ...[...numbers].map(([year, lastNumber]) => ({
      statement: raw("INSERT INTO pledge_code_series (year, last_number) VALUES (?, ?)", [year, lastNumber]),
    })),
    writeSetting(db, "demonstration", `load of ${size.articles} articles, ${size.pledges} pledges`),
  ]);
  await settle(store, `${LAST_DAY}T12:00:00.000Z`, (done) => progress("counted", done));
  return { articles: size.articles, pledges, marks };
}

/** One article and what its sentences state: new pledges, sometimes a package of them, sometimes an older one again. */
function articleSteps(
  index: number,
  day: string,
  share: number,
  random: () => number,
  known: Made[],
  numbers: Map<number, number>,
): { steps: Step[]; marks: number } {
  const at = `${day}T08:00:00.000Z`;
  const steps: Step[] = [];
  const told: { sentence: string; pledge: Made; role: AnnotationRole }[] = [];
  let pack: Made | null = null;
  for (let count = 0; count < share; count++) {
    const pledge = newPledge(day, random, numbers, pack);
    if (share > 3 && count === 0 && random() < 0.4 && pledge.amount.currency !== null) pack = pledge;
    else if (pack && random() < 0.5) steps.push(insert("package_components", [pack.id, pledge.id]));
    steps.unshift(...pledgeSteps(pledge, at, random));
    steps.push(...eventSteps(pledge, random));
    told.push({ sentence: sentenceOf(pledge, random), pledge, role: "first" });
    known[Math.floor(random() * 5000)] = pledge;
  }
  const older = known[Math.floor(random() * 5000)];
  if (older && random() < 0.5)
    told.push({ sentence: sentenceOf(older, random), pledge: older, role: "restatement" });
  const document = documentFromParagraphs(told.map(({ sentence }) => `${sentence}.`));
  const text = plainText(document);
  const articleId = `load-${index}`;
  const revisionId = `load-${index}-1`;
  const title = `What was promised, part ${index + 1}`;
  const hash = createHash("sha256").update(text).digest("hex");
  const head: Step[] = [
    insert("articles", [
      articleId,
      articleId,
      "en",
      "draft",
      null,
      null,
      at,
      at,
      null,
      null,
      "[]",
      "[]",
      null,
      at,
      1,
    ]),
    insert("article_revisions", [
      revisionId,
      articleId,
      1,
      title,
      "",
      "Load",
      day,
      JSON.stringify(document),
      text,
      hash,
      null,
      null,
      at,
    ]),
  ];
  let from = 0;
  told.forEach(({ sentence, pledge, role }, order) => {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    const quote = describe(text, { start, end: from });
    const id = `${revisionId}-${order}`;
    const { min, max, currency, qualifier } = pledge.amount;
    steps.push(
      insert("annotations", [
        id,
        articleId,
        revisionId,
        pledge.id,
        role,
        min,
        max,
        currency,
        qualifier,
        "approved",
        null,
        null,
        at,
        null,
        at,
        null,
        1,
      ]),
      insert("annotation_anchors", [
        id,
        revisionId,
        "exact",
        quote.start,
        quote.end,
        quote.exact,
        quote.prefix,
        quote.suffix,
      ]),
    );
  });
  return {
    steps: [
      ...head,
      ...steps,
      {
        statement: raw(
          "UPDATE articles SET status = 'published', published_revision_id = ?, latest_revision_id = ? WHERE id = ?",
          [revisionId, revisionId, articleId],
        ),
      },
    ],
    marks: told.length,
  };
}

function newPledge(day: string, random: () => number, numbers: Map<number, number>, pack: Made | null): Made {
  const year = Number(day.slice(0, 4));
  const number = (numbers.get(year) ?? 0) + 1;
  numbers.set(year, number);
  const code = pledgeCode(year, number);
  // As with real donors, a few give most of it.
  const donor = pack?.donorCodes[0] ?? DONORS[Math.floor(DONORS.length * random() ** 2.2)]!.code;
  const second = DONORS[Math.floor(6 * random())]!.code;
  const isJoint = !pack && random() < 0.02 && second !== donor;
  const thing = THINGS[Math.floor(THINGS.length * random() ** 1.4)]!;
  const isGoods = random() < 0.08;
  const [currency, perEuro] = CURRENCIES[Math.floor(CURRENCIES.length * random() ** 2)]!;
  // Log-normal: most are small, a few are large. In euros about 20,000 to 20 million, so that a million of them can be summed.
  const euros = Math.exp(11.5 + 1.1 * normal(random)) * (pack ? 0.2 : 1);
  const units = Math.max(1000, Math.round((euros * (perEuro ?? 1400)) / 1000) * 1000);
  const qualifier = QUALIFIERS[Math.floor(QUALIFIERS.length * random())]!;
  const minor = units * minorPerUnit(currency);
  return {
    id: `load-${code}`,
    code,
    donorCodes: isJoint ? [donor, second].sort() : [donor],
    amount: isGoods
      ? unquantified
      : random() < 0.03
        ? amountFrom("between", currency, minor, minor * 2)
        : amountFrom(qualifier, currency, minor),
    thing,
    day,
    inKind: isGoods ? `${1 + Math.floor(90 * random())} units for ${thing[2]}` : null,
  };
}

function pledgeSteps(pledge: Made, at: string, random: () => number): Step[] {
  const { amount, thing } = pledge;
  const [purpose, category, words, channel] = thing;
  const financeType: FinanceType = pledge.inKind ? "in_kind" : random() < 0.12 ? "loan" : "grant";
  return [
    {
      statement: raw(
        `INSERT INTO pledges (id, code, recipient_code, amount_min, amount_max, currency, qualifier, category, purpose,
          purpose_note, finance_type, channel_slug, in_kind, announced_on, last_checked_on, review_state, created_at, updated_at, version)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'approved', ?, ?, 1)`,
        [
          pledge.id,
          pledge.code,
          random() < 0.98 ? "UA" : "MD",
          amount.min,
          amount.max,
          amount.currency,
          amount.qualifier,
          category,
          purpose,
          words,
          financeType,
          random() < 0.4 ? channel : null,
          pledge.inKind,
          pledge.day,
          LAST_DAY,
          at,
          at,
        ],
      ),
    },
    ...pledge.donorCodes.map((code, position) => insert("pledge_donors", [pledge.id, code, position])),
  ];
}

/** About a third of the pledges have come further; a few were stopped. */
function eventSteps(pledge: Made, random: () => number): Step[] {
  if (random() > 0.35) return [];
  const steps: Step[] = [];
  const furthest = 1 + Math.floor((statuses.length - 1) * random() ** 1.5);
  let day = pledge.day;
  for (let stage = 1; stage <= furthest; stage += 1 + Math.floor(3 * random())) {
    const status: Status = statuses[stage]!;
    day = addDays(day, 5 + Math.floor(90 * random()));
    const { min, currency } = pledge.amount;
    const part = min !== null && random() < 0.3 ? Math.max(1, Math.floor(min / 2)) : null;
    steps.push({
      statement: raw(
        `INSERT INTO pledge_events (id, pledge_id, status, amount_min, amount_max, currency, qualifier, happened_on, evidence, recorded_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, '[{"publisher":"generated"}]', ?)`,
        [
          `${pledge.id}-${stage}`,
          pledge.id,
          status,
          part,
          part,
          part && currency,
          part && "exact",
          day > LAST_DAY ? LAST_DAY : day,
          `${day}T12:00:00.000Z`,
        ],
      ),
    });
  }
  return steps;
}

function sentenceOf(pledge: Made, random: () => number): string {
  const { amount, thing, inKind } = pledge;
  const donor = pledge.donorCodes
    .map((code) => DONORS.find((one) => one.code === code)?.name ?? code)
    .join(" and ");
  const rare = random() < 0.0002 ? `, ${RARE[Math.floor(RARE.length * random())]} included` : "";
  if (amount.currency === null) return `${donor} will send ${inKind ?? thing[2]}${rare}`;
  const units = (minor: number) =>
    (minor / minorPerUnit(amount.currency!)).toLocaleString("en", { maximumFractionDigits: 0 });
  const sum =
    amount.qualifier === "between"
      ? `between ${amount.currency} ${units(amount.min ?? 0)} and ${units(amount.max ?? 0)}`
      : `${SAID[amount.qualifier]}${amount.currency} ${units(amount.min ?? amount.max ?? 0)}`;
  const verb = ["promised", "will give", "has set aside", "announced"][Math.floor(4 * random())];
  return `${donor} ${verb} ${sum} for ${thing[2]}${rare}`;
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

function insert(table: string, values: (string | number | null)[]): Step {
  return { statement: raw(`INSERT INTO ${table} VALUES (${values.map(() => "?").join(", ")})`, values) };
}

/** The same numbers every time, between 0 and 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number of the normal distribution (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
