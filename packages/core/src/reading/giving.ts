import { pattern } from "./lexicon/compile.ts";

const GIVES = pattern("iu")`(?<!\p{L})(?:${"givingVerbs"}(?!\p{L})|${"givingStems"})`;
const GIFTS = pattern("iu")`(?<!\p{L})(?:${"gifts"}(?!\p{L})|${"giftStems"})`;

/** Whether the words speak of giving at all. */
export function speaksOfGiving(words: string): boolean {
  return GIVES.test(words) || GIFTS.test(words);
}

/** Whether a verb says that something is given. */
export function hasVerbOfGiving(words: string): boolean {
  return GIVES.test(words);
}
