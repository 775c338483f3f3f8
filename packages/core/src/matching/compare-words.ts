import { isPartyCode } from "../values/parties.ts";
import type { PledgeReport } from "./pledge-report.ts";

const STOPWORDS = new Set(
  "the and for with from that this into their its aid help support package military assistance ukraine ukrainian pledge worth million billion euros dollars new more than about over government will has was were been other various general".split(
    " ",
  ),
);

/** Words that say something, as stems of five letters. */
export function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}-]{3,}/gu) ?? [];
  return new Set(
    words.filter((word) => !STOPWORDS.has(word) && !/^\d+$/.test(word)).map((word) => word.slice(0, 5)),
  );
}

export function compareWords(a: PledgeReport, b: PledgeReport): "same" | "partly" | "apart" | "unknown" {
  if (a.purpose !== null && a.purpose === b.purpose) return "same";
  const [one, other] = [contentWords(a.purpose ?? ""), contentWords(b.purpose ?? "")];
  if (one.size === 0 || other.size === 0) return "unknown";
  const shared = [...one].filter((word) => other.has(word)).length;
  if (shared === 0) return "apart";
  return shared / Math.min(one.size, other.size) >= 0.5 ? "same" : "partly";
}

export function compareChannels(a: string | null, b: string | null): "same" | "apart" | "unknown" {
  if (!a || !b || /^bilateral$/i.test(a) || /^bilateral$/i.test(b)) return "unknown";
  const [one, other] = [contentWords(a), contentWords(b)];
  if ([...one].some((word) => other.has(word))) return "same";
  const initials = (text: string) => (text.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join("");
  const isShort = (short: string, long: string) =>
    /^[A-Z]{2,6}$/.test(short) && initials(long).includes(short);
  return isShort(a, b) || isShort(b, a) ? "same" : "apart";
}

export function recipientsDiffer(a: string | null, b: string | null): boolean {
  if (!a || !b) return false;
  if (isPartyCode(a) && isPartyCode(b)) return a !== b;
  const [one, other] = [
    contentWords(a.replace(/ukraine/i, "ukrain")),
    contentWords(b.replace(/ukraine/i, "ukrain")),
  ];
  return one.size > 0 && other.size > 0 && ![...one].some((word) => other.has(word));
}

const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );

const NUMBERED =
  /(?<!\p{L})(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|\d{1,3}(?:st|nd|rd|th))(?: \p{L}+){0,3}? (package|tranche|review|instal?lment|batch|phase|round|drawdown|delivery|contribution)/giu;

/** Whether both count what they tell ('fifth review') and count it differently. */
export function ordinalsDiffer(a: PledgeReport, b: PledgeReport): boolean {
  const counted = ({ wording, purpose }: PledgeReport) =>
    new Map(
      [...`${wording ?? ""} · ${purpose ?? ""}`.matchAll(NUMBERED)].map(([, ordinal = "", noun = ""]) => [
        noun.toLowerCase(),
        ORDINALS.includes(ordinal.toLowerCase())
          ? ORDINALS.indexOf(ordinal.toLowerCase()) + 1
          : Number.parseInt(ordinal, 10),
      ]),
    );
  const [one, other] = [counted(a), counted(b)];
  return [...one].some(([noun, number]) => other.has(noun) && other.get(noun) !== number);
}

const ADDITION =
  /(?<!\p{L})(?:another|additional|further|extra|more|top[- ]?up|second|third|new|ще|додатков)/iu;
const PART =
  /(?<!\p{L})(?:of which|including|part of|out of|component|share of|from the package|within|з яких|у тому числі|частин)/iu;
const PACKAGE =
  /(?<!\p{L})(?:package|total|overall|altogether|in all|combined|programme|envelope|пакет|загал)/iu;

const REVISION =
  /(?<!\p{L})(?:instead of|rather than|(?:up|down) from|originally|initially|earlier (?:said|announced|figure)|previously (?:said|announced|reported)|(?:increas|rais|reduc|revis|correct|lower|cut)\p{L}*|а не|замість|збільш\p{L}*|зменш\p{L}*|уточн\p{L}*|виправ\p{L}*)(?!\p{L})/iu;

/** Whether the words say that a figure was another one before. */
export function isRevised({ wording }: PledgeReport): boolean {
  return REVISION.test(wording ?? "");
}

/** Whether the words speak of something that comes on top. */
export function isAddition({ wording }: PledgeReport): boolean {
  return ADDITION.test(wording ?? "");
}

/** Whether the words say that what they tell is a part. */
export function isPart({ wording }: PledgeReport): boolean {
  return PART.test(wording ?? "");
}

const TOTAL = /(?<!\p{L})(?:total|overall|altogether|in all|combined|загал)/iu;

/** Whether the words say that what they tell is all that a donor gives at a time. */
export function isTotal({ wording, purpose }: PledgeReport): boolean {
  return TOTAL.test(`${wording ?? ""} ${purpose ?? ""}`);
}

/** Whether the words of one name what the other is for, or it is for nothing in particular. */
export function speaksOf(whole: PledgeReport, part: PledgeReport): boolean {
  if (contentWords(whole.purpose ?? "").size === 0) return true;
  const said = contentWords(`${whole.wording ?? ""} ${whole.purpose ?? ""}`);
  const purpose = contentWords(part.purpose ?? "");
  return purpose.size > 0 && [...purpose].some((word) => said.has(word));
}

/** Whether the words say that what they tell is a package. */
export function isPackage({ wording, purpose }: PledgeReport): boolean {
  return PACKAGE.test(`${wording ?? ""} ${purpose ?? ""}`);
}
