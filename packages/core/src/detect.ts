import { type Figure, findFigures } from "./figures.ts";
import { type Amount, unquantified } from "./money.ts";
import { findParties } from "./parties.ts";
import type { Span } from "./quote.ts";
import { sentenceAround, sentences } from "./sentences.ts";
import type { Category, Purpose, Status } from "./vocabulary.ts";

/** Which build of these rules made a suggestion: kept with each, so that engines can be compared. */
export const engineVersion = "1";

/** A pledge that a sentence seems to state, for a person to accept, change or refuse. Offsets in the text read. */
export interface Suggestion extends Span {
  quote: string;
  amount: Amount;
  donorCodes: string[];
  category: Category | null;
  purpose: Purpose | null;
  /** The slug of a channel that the words name. */
  channel: string | null;
  status: Status;
  /** 0 to 1: how much of what a pledge needs the words gave. */
  confidence: number;
}

const PROMISE =
  /(?<!\p{L})(?:pledg|promis|commit|allocat|earmark|announc|donat|contribut|provid|deliver|transfer|send|giv(?:e|es|ing)|grant|fund|direct|approv|sign|set aside|put|assign|add|pay|support|виділ|нада|обіця|передас|переда|зобов|оголос|спряму|внес|пожертв|профінанс|розподіл|затверд|схвал|підпис|додас|вкла)/iu;
/** Words that make a sum no new promise: what was reached so far, what things cost, what was denied or asked for. */
const NO_PROMISE =
  /(?<!\p{L})(?:in total since|since the (?:start|beginning)|so far|has reached|had reached|totall?ed|cost|costs|worth of damage|budget deficit|GDP|asked for|requested|called for|denied|rumou?r|would need|needs|estimated need|загалом з|від початку|коштує|потребує|ВВП|збитк)/iu;

const PURPOSES: [RegExp, Purpose, Category][] = [
  [/(?<!\p{L})(?:cyber|IT coalition|кібер|ІТ-коаліці|IT-коаліці)/iu, "cyber", "cyber"],
  [
    /(?<!\p{L})(?:shells?|ammunition|rounds|munitions|artillery|снаряд|боєприпас|артилері)/iu,
    "ammunition",
    "military",
  ],
  [
    /(?<!\p{L})(?:air[- ]defen[cs]e|NASAMS|Patriot|IRIS-T|SAMP|ППО|протиповітрян)/iu,
    "air_defence",
    "military",
  ],
  [/(?<!\p{L})(?:tanks?|armou?red|howitzers?|Leopard|Bradley|танк|бронетехн|гаубиц)/iu, "armour", "military"],
  [
    /(?<!\p{L})(?:F-16s?|fighter|jets?|aircraft|helicopter|винищувач|літак|гелікоптер)/iu,
    "aircraft",
    "military",
  ],
  [/(?<!\p{L})(?:drones?|unmanned|дрон|безпілот|БПЛА)/iu, "drones", "military"],
  [/(?<!\p{L})(?:naval|maritime|ships?|boats?|морськ|катер)/iu, "maritime", "military"],
  [
    /(?<!\p{L})(?:train(?:ing)? (?:of|for|soldiers|troops)|навчання (?:військ|солдат))/iu,
    "training",
    "military",
  ],
  [/(?<!\p{L})(?:demining|mine[- ]clearance|розмінув)/iu, "demining", "humanitarian"],
  [
    /(?<!\p{L})(?:energy|power (?:grid|plants?)|electricity|generators?|heating|енерг|генератор|опален)/iu,
    "energy",
    "energy",
  ],
  [/(?<!\p{L})(?:medical|hospital|health|медич|лікарн)/iu, "medical", "humanitarian"],
  [/(?<!\p{L})(?:housing|shelter|homes|житл)/iu, "housing", "reconstruction"],
  [/(?<!\p{L})(?:rail(?:way)?|roads?|bridges?|transport|залізн|міст)/iu, "transport", "reconstruction"],
  [
    /(?<!\p{L})(?:budget(?:ary)? support|macro-financial|salaries|pensions|бюджетн|макрофінанс)/iu,
    "budget",
    "financial",
  ],
];
const CATEGORIES: [RegExp, Category][] = [
  [
    /(?<!\p{L})(?:military|defen[cs]e|weapons?|arms|armed forces|army|військов|оборон|зброї|зброю|ЗСУ|Збройн)/iu,
    "military",
  ],
  [/(?<!\p{L})(?:humanitarian|refugees?|winter|civilians|гуманітарн|біженц|зим)/iu, "humanitarian"],
  [/(?<!\p{L})(?:reconstruction|rebuild|recovery|відбудов|відновлен)/iu, "reconstruction"],
  [/(?<!\p{L})(?:loans?|financial|budget|кредит|фінанс|позик)/iu, "financial"],
];
const CHANNELS: [RegExp, string][] = [
  [
    /International Fund for Ukraine|(?<!\p{L})IFU(?!\p{L})|Міжнародн\p{L}* фонд\p{L}* (?:для|підтримки) Україн/iu,
    "international-fund-for-ukraine",
  ],
  [/IT[- ]coalition|(?:ІТ|IT)-коаліці/iu, "it-coalition"],
  [/drone coalition|коаліці\p{L}* дронів/iu, "drone-coalition"],
  [
    /European Peace Facility|(?<!\p{L})EPF(?!\p{L})|Європейськ\p{L}* фонд\p{L}* миру/iu,
    "european-peace-facility",
  ],
  [/Czech (?:ammunition )?initiative|чеськ\p{L}* (?:ініціатив|боєприпасн)/iu, "czech-ammunition-initiative"],
  [/(?<!\p{L})PURL(?!\p{L})/u, "purl"],
  [/Ukraine Facility/iu, "eu-ukraine-facility"],
  [/Energy Support Fund|Фонд\p{L}* підтримки енергетики/iu, "ukraine-energy-support-fund"],
];
const STATUSES: [RegExp, Status][] = [
  [
    /(?<!\p{L})(?:has arrived|have arrived|was delivered|were delivered|handed over|доставлен|прибул)/iu,
    "delivered",
  ],
  [
    /(?<!\p{L})(?:disbursed|was paid|were paid|has paid|transferred to Kyiv|перерахував|перераховано)/iu,
    "disbursed",
  ],
];

/**
 * Reads a plain text and suggests the pledges that its sentences state. Deterministic; no clock, no network.
 * A donor who is not named in a sentence is taken from the sentences before it in the same paragraph.
 */
export function detect(text: string): Suggestion[] {
  const suggestions: Suggestion[] = [];
  let paragraphStart = -1;
  let donorsBefore: string[] = [];
  for (const sentence of sentences(text)) {
    const paragraph = text.lastIndexOf("\n", sentence.start);
    if (paragraph !== paragraphStart) {
      paragraphStart = paragraph;
      donorsBefore = [];
    }
    const words = text.slice(sentence.start, sentence.end);
    const donors = donorMentions(words);
    const figures = findFigures(words, countryAmong(donors, donorsBefore)).filter(
      (figure) => !figure.isConversion,
    );
    if (figures.length > 0 && PROMISE.test(words) && !NO_PROMISE.test(words))
      for (const figure of figures) {
        const clause = clauseAround(words, figure, figures);
        const read = readClause(words, clause, figure, donors, donorsBefore);
        suggestions.push({
          ...read,
          start: sentence.start + clause.start,
          end: sentence.start + clause.end,
          quote: words.slice(clause.start, clause.end),
        });
      }
    if (donors.length > 0) donorsBefore = donors.map((donor) => donor.code);
  }
  return suggestions;
}

/**
 * What the words a person has selected say, with what surrounds them as context: the form's first filling.
 * `span` in the offsets of `text`. Fields that the words do not give are null or empty, never guessed.
 */
export function readSelection(text: string, span: Span): Suggestion {
  const { start, end } = sentenceAround(text, span);
  const words = text.slice(start, end);
  const inside = { start: span.start - start, end: span.end - start };
  const donors = donorMentions(words);
  const earlier = donorMentions(text.slice(text.lastIndexOf("\n", start) + 1, start)).map(
    (donor) => donor.code,
  );
  const figures = findFigures(words, countryAmong(donors, earlier));
  const figure =
    figures.find((f) => !f.isConversion && f.start < inside.end && f.end > inside.start) ??
    figures.find((f) => f.start < inside.end && f.end > inside.start) ??
    null;
  return {
    ...readClause(words, inside, figure, donors, earlier),
    ...span,
    quote: text.slice(span.start, span.end),
  };
}

interface DonorMention extends Span {
  code: string;
}

/** Mentions that can be a donor: not Ukraine, which receives, and not those who arm its enemy. */
function donorMentions(words: string): DonorMention[] {
  return findParties(words).filter(({ code }) => !["UA", "RU", "KP"].includes(code));
}

/** Whose kroner are meant at an offset: those of the donor named last before it, else of the first one after. */
function countryAmong(donors: DonorMention[], earlier: string[]): (offset: number) => string | null {
  return (offset) =>
    (donors.filter((donor) => donor.start < offset).at(-1) ?? donors[0])?.code ?? earlier.at(-1) ?? null;
}

function readClause(
  words: string,
  clause: Span,
  figure: Figure | null,
  donors: DonorMention[],
  earlier: string[],
): Omit<Suggestion, "start" | "end" | "quote"> {
  const inClause = words.slice(clause.start, clause.end);
  const at = figure?.start ?? clause.start;
  const own = donors.filter((donor) => donor.start < clause.end && donor.end > clause.start);
  const nearest =
    own.find((donor) => donor.start < at) ??
    own[0] ??
    donors.filter((donor) => donor.start < at).at(-1) ??
    donors[0];
  const donorCodes = nearest ? [nearest.code] : earlier.slice(-1);
  const purposeHit = earliest(PURPOSES, inClause) ?? earliest(PURPOSES, words.slice(at));
  const categoryHit = earliest(CATEGORIES, inClause) ?? earliest(CATEGORIES, words);
  const channel = CHANNELS.find(([pattern]) => pattern.test(inClause))?.[1] ?? null;
  const given = [figure !== null, donorCodes.length > 0, purposeHit ?? categoryHit, PROMISE.test(words)];
  return {
    amount: figure?.amount ?? { ...unquantified },
    donorCodes,
    category: purposeHit?.[2] ?? categoryHit?.[1] ?? null,
    purpose: purposeHit?.[1] ?? null,
    channel,
    status: STATUSES.find(([pattern]) => pattern.test(inClause))?.[1] ?? "pledged",
    confidence: given.filter(Boolean).length / given.length,
  };
}

/** The row whose pattern stands earliest in the words. */
function earliest<R extends [RegExp, ...unknown[]]>(rows: R[], words: string): R | null {
  let best: { row: R; at: number } | null = null;
  for (const row of rows) {
    const at = words.search(row[0]);
    if (at >= 0 && (!best || at < best.at)) best = { row, at };
  }
  return best?.row ?? null;
}

/** The part of a sentence that belongs to one figure: from the border behind the figure before it to its own end. */
function clauseAround(words: string, figure: Figure, figures: Figure[]): Span {
  const index = figures.indexOf(figure);
  const previous = figures[index - 1];
  const next = figures[index + 1];
  const start = previous ? borderBetween(words, previous.end, figure.start) : 0;
  const end = next ? borderBetween(words, figure.end, next.start) : words.length;
  return trimClause(words, { start, end });
}

/** The last comma, semicolon or 'and' between two figures; the second figure's start when there is none. */
function borderBetween(words: string, from: number, to: number): number {
  const between = words.slice(from, to);
  const border = [...between.matchAll(/[,;:]\s|\s(?=(?:and|while|with|plus|а також|та|і|й)\s)/gu)].at(-1);
  return border ? from + border.index + border[0].length : to;
}

function trimClause(words: string, span: Span): Span {
  let { start, end } = span;
  const lead = /^(?:[\s,;:]|(?:and|while|with|plus|та|і|й)\s)+/u.exec(words.slice(start, end));
  if (lead) start += lead[0].length;
  const tail = /[\s,;:.!?]+$/u.exec(words.slice(start, end));
  if (tail) end -= tail[0].length;
  return start < end ? { start, end } : span;
}
