import type { Span } from "../../text/span.ts";
import type { FoundParty } from "../../values/parties.ts";
import { all, inEitherCase } from "../lexicon/compile.ts";
import { known } from "../lexicon/people.ts";
import { knownNames, type Naming } from "./newsroom-names.ts";

/** Somebody named in a text who stands for a party: the party itself, its capital, or a person who speaks for it. */
export interface Mention extends Span {
  code: string;
  person: string | null;
}

const NAME = "[A-ZÀ-ŽА-ЯІЇЄҐ][\\p{L}’'-]+";
const ROLE = inEitherCase(all("roles"));
/** What a minister or commissioner is for: 'for crisis management', 'of Defence'. */
const CHARGE = `(?: ${all("charges")})?`;
/** Between a first name and a surname. */
const BETWEEN = `(?:(?:${NAME}|von der|van der|van|von|de|der|den|ten) ){0,3}?`;
/** 'Danish Prime Minister Mette Frederiksen', 'Prime Minister of Latvia Evika Siliņa'. */
const ROLE_AND_NAME = new RegExp(
  `(?<!\\p{L})${ROLE}${CHARGE},? ((?:${NAME} )?${BETWEEN}${NAME})(?![\\p{L}])`,
  "gu",
);
/** 'Hadja Lahbib, the European commissioner for …'. */
const NAME_AND_ROLE = new RegExp(
  [
    // From the start of a word: else a long one is read from each of its letters on.
    `(?<![\\p{L}’'-])((?:${NAME} ){1,3}${NAME}), (?:${all("roleArticles")} )?`,
    `([^,.;]{0,60}?)${ROLE}(?!\\p{L})([^,.;]{0,40})`,
  ].join(""),
  "gu",
);

/** 'Javier Milei's office': somebody who governs, of the country named last before. */
const OFFICE_OF = new RegExp(
  `(?<![\\p{L}’'-])((?:${NAME} ){0,2}${NAME}?\\p{Ll})['’]s? ${all("offices")}(?!\\p{L})`,
  "gu",
);

/** Surnames in a text with the party that each speaks for, from the text itself and from who is generally known. */
export function peopleOf(text: string, { partiesIn }: Naming = knownNames): ReadonlyMap<string, string> {
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
    remember(match[1] ?? "", partiesIn(office).at(-1)?.code ?? lastWithin(partiesIn(lead), lead, 30));
  }
  for (const match of text.matchAll(NAME_AND_ROLE))
    remember(match[1] ?? "", partiesIn(`${match[2]} ${match[3]} ${match[0]}`).at(0)?.code);
  for (const match of text.matchAll(OFFICE_OF)) {
    const name = match[1] ?? "";
    if (partiesIn(name).length > 0) continue;
    const lead = text.slice(Math.max(0, match.index - 160), match.index);
    const spokenOf = partiesIn(lead).filter(({ code }) => code !== "UA" && code !== "RU");
    remember(name, spokenOf.at(-1)?.code);
  }
  return people;
}

/** The party found last in some words, near their end. */
function lastWithin(found: readonly FoundParty[], words: string, reach: number): string | undefined {
  const last = found.at(-1);
  return last && words.length - last.end <= reach ? last.code : undefined;
}

const SURNAME = /(?<![\p{L}])\p{Lu}[\p{L}’'-]{2,}/gu;

/** Everybody in a sentence who stands for a party, in order. */
export function mentionsIn(
  words: string,
  people: ReadonlyMap<string, string>,
  { partiesIn }: Naming = knownNames,
): Mention[] {
  const parties = partiesIn(words).map((found): Mention => ({ ...found, person: null }));
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

/** The same once, and without a place in it from which the next text would be looked through. */
const SPEAKER = new RegExp(ROLE_AND_NAME.source, "u");

/** Who says or signs what a sentence tells: the name behind an office. Null where none is named. */
export function speakerIn(words: string): string | null {
  return SPEAKER.exec(words)?.[1] ?? null;
}
