import { partiesCalledLike } from "../values/party-called.ts";

/** What somebody typed to find a pledge: each of these has to be found in it. */
export interface PledgeSearch {
  words: { text: string; parties: string[] }[];
  /** Sums in whole units of a currency. */
  sums: number[];
}

const SCALES: readonly [RegExp, number][] = [
  [/^(?:k|thousand|тис)$/iu, 1_000],
  [/^(?:m|mn|mln|million|млн|мільйон\p{L}*)$/iu, 1_000_000],
  [/^(?:bn|b|billion|млрд|мільярд\p{L}*)$/iu, 1_000_000_000],
];

/** From here on a bare number is a sum: below it may be a year, or a part of a code. */
const LEAST_BARE_SUM = 10_000;

/**
 * Reads what was typed: sums ('87m', '€1.5 bn', '820 млн', '87,000,000'), and words, each with the parties whose names begin so
 * ('denm', 'Данія').
 */
export function readPledgeSearch(typed: string): PledgeSearch {
  const search: PledgeSearch = { words: [], sums: [] };
  const rest = typed.replace(
    /(?<![\p{L}\p{N}-])([€$£₴]\s?)?(\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d+(?:[.,]\d{1,2})?)\s?(\p{L}+)?\.?(?![\p{L}\p{N}-])/gu,
    (all, sign: string | undefined, digits: string, unit: string | undefined) => {
      const scale = unit === undefined ? 1 : SCALES.find(([pattern]) => pattern.test(unit))?.[1];
      const sum = Math.round(numberOf(digits) * (scale ?? 1));
      if (scale === undefined || (unit === undefined && !sign && sum < LEAST_BARE_SUM)) return all;
      search.sums.push(sum);
      return " ";
    },
  );
  for (const text of rest.split(/\s+/).filter((word) => word !== ""))
    search.words.push({ text, parties: partiesCalledLike(text) });
  return search;
}

function numberOf(digits: string): number {
  return /^\d{1,3}(?:[ ,.\u00a0]\d{3})+$/.test(digits)
    ? Number(digits.replace(/\D/g, ""))
    : Number(digits.replace(",", "."));
}
