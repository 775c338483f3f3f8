const APOSTROPHES = /[’ʼ‘‛`´′＇ʹʻˈ]/gu;
/** What is not seen: soft hyphens, joiners, marks of byte order; and the stress that dictionaries put on a Ukrainian vowel. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]|(?<=\p{Script=Cyrillic})\u0301/gu;
const LATIN = "aeiïopcyxABCEHIKMOPTX";
const CYRILLIC = "аеіїорсухАВСЕНІКМОРТХ";
/** Groups of three digits behind spaces or apostrophes: '75 000 000'. One comma may be a decimal sign, two never are. */
const GROUPED =
  /(?<![\p{N}.,])\p{N}{1,3}(?:(?:[ \u00a0\u2009\u202f']\p{N}{3})+|(?:,\p{N}{3}){2,})(?![\p{N},]\p{N}|\p{N})/gu;
/** A dash of any length between two figures or before one, with the spaces around it. */
const RANGE =
  /(?<=[\p{N}%])[ \u00a0\u202f]?[‐‑‒–—−-][ \u00a0\u202f]?(?=\p{Sc}?\p{N})|[‐‑‒–−](?=\p{L}|\p{Sc}?\p{N})/gu;

/**
 * A text in the letters that words are known by: one kind of apostrophe and of dash, nothing that is not seen, no Latin
 * letters in Cyrillic words ('пiвмiльйона' is often typed so), no signs between groups of digits. For comparing only: offsets
 * change.
 */
export function plainLetters(text: string): string {
  return text
    .normalize("NFC")
    .replace(UNSEEN, "")
    .replace(APOSTROPHES, "'")
    .replace(/[\p{L}\p{M}]+/gu, inOneAlphabet)
    .replace(GROUPED, (number) => number.replace(/[^\p{N}]/gu, ""))
    .replace(RANGE, "-");
}

function inOneAlphabet(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word)) return word;
  return word.replace(/\p{Script=Latin}/gu, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);
}
