import type { Span } from "../text/span.ts";
import { findParties } from "../values/parties.ts";

/** Somebody named in a text who stands for a party: the party itself, its capital, or a person who speaks for it. */
export interface Mention extends Span {
  code: string;
  person: string | null;
}

/**
 * Heads of government and ministers whom articles name without their country, 2022 to 2026. What an article itself says of
 * a person comes first.
 */
const KNOWN = `
US Biden Trump Blinken Rubio Austin Hegseth Yellen Bessent Vance
GB Johnson Truss Sunak Starmer Healey Wallace Shapps Lammy Cleverly
DE Scholz Merz Pistorius Baerbock Habeck Wadephul Klingbeil Lindner Lambrecht
FR Macron Lecornu Barrot Attal Barnier Bayrou
PL Tusk Sikorski Morawiecki Duda Błaszczak Kosiniak-Kamysz Nawrocki
NL Rutte Schoof Ollongren Brekelmans Veldkamp
DK Frederiksen Poulsen Ellemann-Jensen
SE Kristersson Jonson Billström Stenergard
NO Støre Stoltenberg Gram Sandvik Barth
FI Orpo Stubb Niinistö Häkkänen Marin
EE Kallas Michal Pevkur Hanno
LV Siliņa Sprūds Rinkēvičs Kariņš
LT Nausėda Šimonytė Kasčiūnas Anušauskas Landsbergis Šakalienė
CZ Fiala Pavel Černochová Lipavský Babiš
SK Fico Heger Pellegrini Kaliňák
IT Meloni Tajani Crosetto Draghi
ES Sánchez Robles Albares
PT Costa Montenegro Melo
BE Wever Francken Dedonder Prévot
LU Bettel Frieden Backes
IE Varadkar
AT Nehammer Stocker
CA Trudeau Carney Anand Blair Joly Freeland
AU Albanese Marles Wong Conroy
NZ Ardern Luxon Hipkins Peters
JP Kishida Ishiba Hayashi Kamikawa Takaichi Iwaya
KR Yoon
IS Jakobsdóttir Frostadóttir Gunnarsdóttir
AR Milei
CY Christodoulides
GR Mitsotakis
HR Plenković Anušić
SI Golob Fajon
RO Iohannis Ciolacu Dan
BG Petkov Denkov Zhelyazkov
HU Orbán Szijjártó
TR Erdoğan Erdogan Fidan
CH Cassis Amherd Keller-Sutter Pfister
ORG:EU Leyen Borrell Michel Dombrovskis Kubilius Lahbib Lenarčič Kos Várhelyi Šefčovič
ORG:IMF Georgieva
ORG:WorldBank Banga Malpass
ORG:EBRD Renaud-Basso
UA Zelensky Zelenskyy Zelenskyi Zelenskiy Shmyhal Umerov Reznikov Svyrydenko Kuleba Sybiha Fedorov
RU Putin Lavrov Peskov
`;
const known = new Map(
  KNOWN.trim()
    .split("\n")
    .flatMap((row) => {
      const [code = "", ...names] = row.split(" ");
      return names.map((name): [string, string] => [name, code]);
    }),
);

const NAME = "[A-ZÀ-ŽА-ЯІЇЄҐ][\\p{L}’'-]+";
/** Words in either case: 'prime minister' is also 'Prime Minister'. */
const inEitherCase = (words: string) =>
  words.replace(/(?<![\p{L}\\])\p{Ll}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`);
const ROLE = `(?:${[
  "prime minister",
  "premier",
  "president",
  "chancellor",
  "taoiseach",
  "tánaiste",
  "minister-president",
  "minister for",
  "minister of",
  "minister",
  "secretary of state",
  "secretary general",
  "secretary",
  "ambassador",
  "commissioner",
  "high representative",
  "spokesman",
  "spokeswoman",
  "spokesperson",
  "chief",
  "envoy",
  "leader",
  "king",
  "queen",
  "governor",
  "speaker",
]
  .map(inEitherCase)
  .join("|")})`;
/** What a minister or commissioner is for: 'for crisis management', 'of Defence'. */
const CHARGE = "(?: (?:for|of) (?:[a-z]+ |[A-Z][a-z]+ )?[A-Za-z]+)?";
/** 'Danish Prime Minister Mette Frederiksen', 'Prime Minister of Latvia Evika Siliņa'. */
const ROLE_AND_NAME = new RegExp(
  `(?<!\\p{L})${ROLE}${CHARGE},? ((?:${NAME} )?(?:(?:${NAME}|von der|van der|van|von|de|der|den|ten) ){0,3}?${NAME})(?![\\p{L}])`,
  "gu",
);
/** 'Hadja Lahbib, the European commissioner for …'. */
const NAME_AND_ROLE = new RegExp(
  // From the start of a word: else a long one is read from each of its letters on.
  `(?<![\\p{L}’'-])((?:${NAME} ){1,3}${NAME}), (?:the |its |a )?([^,.;]{0,60}?)(?:${ROLE})(?!\\p{L})([^,.;]{0,40})`,
  "gu",
);

/** 'Javier Milei's office': somebody who governs, of the country named last before. */
const OFFICE_OF = new RegExp(
  `(?<![\\p{L}’'-])((?:${NAME} ){0,2}${NAME}?\\p{Ll})['’]s? (?:office|government|cabinet|administration|spokes\\p{L}+)(?!\\p{L})`,
  "gu",
);

/** Surnames in a text with the party that each speaks for, from the text itself and from who is generally known. */
export function peopleOf(text: string): ReadonlyMap<string, string> {
  const people = new Map<string, string>();
  const remember = (name: string, code: string | undefined) => {
    const surname = name.split(" ").at(-1) ?? "";
    if (code && surname.length > 2 && !people.has(surname)) people.set(surname, code);
  };
  for (const match of text.matchAll(ROLE_AND_NAME)) {
    const lead =
      text
        .slice(Math.max(0, match.index - 60), match.index)
        .split(/[.,;:\n(–—]/)
        .at(-1) ?? "";
    const office = match[0].slice(0, match[0].length - (match[1] ?? "").length);
    remember(match[1] ?? "", findParties(office).at(-1)?.code ?? lastWithin(lead, 30));
  }
  for (const match of text.matchAll(NAME_AND_ROLE))
    remember(match[1] ?? "", findParties(`${match[2]} ${match[3]} ${match[0]}`).at(0)?.code);
  for (const match of text.matchAll(OFFICE_OF)) {
    const name = match[1] ?? "";
    if (findParties(name).length > 0) continue;
    const lead = text.slice(Math.max(0, match.index - 160), match.index);
    const spokenOf = findParties(lead).filter(({ code }) => code !== "UA" && code !== "RU");
    remember(name, spokenOf.at(-1)?.code);
  }
  return people;
}

/** The party named last in some words, near their end. */
function lastWithin(words: string, reach: number): string | undefined {
  const last = findParties(words).at(-1);
  return last && words.length - last.end <= reach ? last.code : undefined;
}

const SURNAME = /(?<![\p{L}])\p{Lu}[\p{L}’'-]{2,}/gu;

/** Everybody in a sentence who stands for a party, in order. */
export function mentionsIn(words: string, people: ReadonlyMap<string, string>): Mention[] {
  const parties = findParties(words).map((found): Mention => ({ ...found, person: null }));
  const persons: Mention[] = [];
  for (const match of words.matchAll(SURNAME)) {
    const name = match[0].replace(/['’]s$/u, "");
    const code = people.get(name) ?? known.get(name);
    const span = { start: match.index, end: match.index + name.length };
    if (code && !parties.some((party) => party.start < span.end && party.end > span.start))
      persons.push({ ...span, code, person: name });
  }
  return [...parties, ...persons].sort((a, b) => a.start - b.start);
}

/** Who says or signs what a sentence tells: the name behind an office. Null where none is named. */
export function speakerIn(words: string): string | null {
  ROLE_AND_NAME.lastIndex = 0;
  return ROLE_AND_NAME.exec(words)?.[1] ?? null;
}
