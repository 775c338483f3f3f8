import type { Judged, Memory } from "../claim.ts";
import { hasVerbOfGiving, speaksOfGiving } from "../giving.ts";
import type { Reading, Sentence } from "../sentence.ts";
import { canGive, donorsOf } from "../who/who-gives.ts";

/** What is known of a claim when it is judged: the claim with what the rules say of it, and what stands around it. */
export interface Circumstance {
  claim: Judged;
  /** All claims of the sentence, in order. */
  claims: readonly Judged[];
  sentence: Sentence;
  /** Which sentence of the text it is. */
  index: number;
  reading: Reading;
  memory: Memory;
}

/** Words of one kind are told apart by how they begin: their endings change with the grammar. Letters. */
const STEM = 6;
/** So many words on either side of a claim are told by their place. */
const NEAR = 4;

const WORD = /\p{L}+(?:['’ʼ-]\p{L}+)*|\p{N}[\p{N}.,]*|[€$£%:;()]/gu;

/** The words of a text as they are compared, numbers as '#'. */
export function stems(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) =>
    /^\p{N}/u.test(word) ? "#" : word.toLowerCase().replace(/[’ʼ]/g, "'").slice(0, STEM),
  );
}

/** What speaks for or against a claim, each as a word. In time linear in its sentence. */
export function featuresOf(circumstance: Circumstance): string[] {
  const { claim, claims, sentence, index, reading, memory } = circumstance;
  const { around, place } = claim;
  const features = [
    `r:${claim.row ?? "-"}`,
    `R:${claim.refusal ?? "-"}`,
    ...claim.fits.map((row) => `f:${row}`),
    ...ofGiving(circumstance),
    ...ofSum(claim),
    ...ofPlace(sentence, reading),
    ...ofGivers(circumstance),
    ...ofOthers(claim, claims),
    `m:${memory.refused ?? "-"}`,
    memory.isInList ? "inlist" : "",
  ];
  const [before, after] = [
    stems(sentence.words.slice(0, place.start)),
    stems(sentence.words.slice(place.end)),
  ];
  for (const [index, stem] of before.slice(-NEAR).toReversed().entries())
    features.push(`b${index + 1}:${stem}`);
  for (const [index, stem] of after.slice(0, NEAR).entries()) features.push(`a${index}:${stem}`);
  for (const pair of pairs(before.slice(-3))) features.push(`bb:${pair}`);
  for (const pair of pairs(after.slice(0, 3))) features.push(`aa:${pair}`);
  bag("B", stems(around.before).slice(-14), features);
  bag("A", stems(around.after).slice(0, 14), features);
  bag("S", [...before, ...after].slice(0, 60), features);
  bag("P", stems(reading.sentences[index - 1]?.words ?? "").slice(-20), features);
  bag("H", stems(headOf(sentence, reading)).slice(0, 16), features);
  bag("T", stems(reading.context.title ?? "").slice(0, 16), features);
  return features.filter((feature) => feature !== "");
}

function bag(name: string, list: readonly string[], features: string[]): void {
  for (const stem of new Set(list)) features.push(`${name}:${stem}`);
}

const pairs = (list: readonly string[]) => list.slice(1).map((stem, index) => `${list[index]} ${stem}`);

function ofSum({ figure }: Judged): string[] {
  if (!figure) return ["goods"];
  const { amount } = figure;
  const minor = amount.min ?? amount.max ?? 0;
  return [`c:${amount.currency}`, `q:${amount.qualifier}`, `z:${Math.floor(Math.log10(Math.max(1, minor)))}`];
}

/** What the words say of giving, and whom the grammar names for it. */
function ofGiving({ claim, sentence, memory, reading }: Circumstance): string[] {
  const { clause, before, after } = claim.around;
  const donors = donorsOf(sentence, claim, memory.earlier, reading.mainDonors);
  return [
    speaksOfGiving(clause) ? "gc" : "gc-",
    speaksOfGiving(sentence.words) ? "gs" : "gs-",
    hasVerbOfGiving(before) ? "gb" : "gb-",
    hasVerbOfGiving(after) ? "ga" : "",
    `dn:${Math.min(3, donors.codes.length)}`,
    donors.span === null ? "ds-" : "ds",
    donors.codes.some((code) => code.startsWith("ORG:")) ? "dorg" : "",
    ...donors.codes.slice(0, 1).map((code) => `dc:${code}`),
    donors.codes.some((code) => reading.mainDonors.includes(code)) ? "dmain" : "",
  ];
}

/** Where the sentence stands, and what the text is about. */
function ofPlace(sentence: Sentence, { text, sentences }: Reading): string[] {
  const share = Math.floor((4 * sentence.start) / Math.max(1, text.length));
  return [
    `p:${share}`,
    sentence.start === sentences[0]?.start ? "first" : "",
    sentence.isListed ? "listed" : "",
    sentence.words.includes(" | ") ? "row" : "",
    UKRAINE.test(sentence.words) ? "uk" : "",
    UKRAINE.test(text.slice(0, 600)) ? "uk0" : "uk-",
    UKRAINE.test(paragraphOf(sentence, text)) ? "ukp" : "ukp-",
    `ukn:${Math.min(4, (text.slice(0, 6000).match(UKRAINES) ?? []).length)}`,
    ...new Set((sentence.words.match(/(?<!\d)20[12]\d(?!\d)/g) ?? []).map(() => "year")),
    /["“«]/.test(sentence.words) ? "quote" : "",
    /\?/.test(sentence.words) ? "ask" : "",
  ];
}

/** The words of its line, no farther than a paragraph is read. */
const paragraphOf = ({ lineStart, end }: Sentence, text: string) =>
  text.slice(lineStart, Math.max(end, lineStart + 1200)).split("\n", 1)[0] ?? "";

const UKRAINE = /Ukrain|Kyiv|Kiev|Україн|Киє?ї?в|ЗСУ/u;
const UKRAINES = new RegExp(UKRAINE, "gu");

/** Who is named that could give it. */
function ofGivers({ claim, sentence, reading, memory }: Circumstance): string[] {
  const givers = sentence.mentions.filter(canGive);
  const before = givers.filter(({ end }) => end <= claim.place.start);
  return [
    `d:${Math.min(3, givers.length)}`,
    before.length > 0 ? "db" : "d-",
    before.some(({ start }) => start < 3) ? "d0" : "",
    reading.mainDonors.length > 0 ? "dm" : "",
    memory.earlier.length > 0 ? "de" : "",
    ...before.slice(-1).map(({ code }) => `D:${code}`),
  ];
}

/** How it stands to the other sums of its sentence. */
function ofOthers(claim: Judged, claims: readonly Judged[]): string[] {
  const at = claims.indexOf(claim);
  const previous = claims[at - 1];
  const size = (one: Judged | undefined) => one?.figure?.amount.min ?? one?.figure?.amount.max ?? 0;
  return [
    `n:${Math.min(4, claims.length)}`,
    `i:${Math.min(3, at)}`,
    previous ? `pr:${previous.refusal ?? "-"}` : "",
    previous ? (size(claim) < size(previous) ? "smaller" : "larger") : "",
  ];
}

/** The line that leads up to a line of a list or table; else the sentence before. */
function headOf(sentence: Sentence, { text, sentences }: Reading): string {
  if (!sentence.isListed) return "";
  const above = text.slice(Math.max(0, sentence.lineStart - 1500), sentence.lineStart).split("\n");
  const head = above.findLast(
    (line) => /:\s*$/.test(line) || (line.trim() !== "" && !/^\s*[•*–—-]/.test(line)),
  );
  return head ?? sentences[0]?.words ?? "";
}
