import { isCurrency } from "@pledgebook/core/values/currencies";
import { isDay } from "@pledgebook/core/values/day";
import { Problem } from "@pledgebook/core/values/problem";
import { isRateText, type Rate } from "@pledgebook/core/values/rates";

/**
 * Reads reference rates from a file as its publisher offers it: the European Central Bank's history
 * (`eurofxref-hist.csv`: a column a currency, a line a day, 'N/A' where there is none) or the National Bank of Ukraine's
 * JSON (`exchangedate` dd.mm.yyyy, `cc`, `rate` in hryvnias; the euro's line gives the hryvnia's rate).
 * @throws Problem "unreadable" when it is neither.
 */
export function readRates(text: string): Rate[] {
  const trimmed = text.replace(/^\ufeff/, "").trim();
  const rates = trimmed.startsWith("[") ? readNationalBank(trimmed) : readCentralBank(trimmed);
  if (rates.length === 0)
    throw new Problem(
      "unreadable",
      "rates_unreadable",
      "No rates in it: neither the ECB's history CSV nor the National Bank of Ukraine's JSON.",
    );
  return rates;
}

function readCentralBank(text: string): Rate[] {
  const [head = "", ...lines] = text.split(/\r?\n/);
  const names = head.split(",").map((name) => name.trim());
  if (names[0] !== "Date") return [];
  return lines.flatMap((line) => {
    const cells = line.split(",").map((cell) => cell.trim());
    const date = cells[0] ?? "";
    if (!isDay(date)) return [];
    return names.flatMap((currency, column): Rate[] => {
      const perEuro = cells[column] ?? "";
      return isCurrency(currency) && isRateText(perEuro) ? [{ date, currency, perEuro, source: "ECB" }] : [];
    });
  });
}

function readNationalBank(text: string): Rate[] {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: { cc?: unknown; rate?: unknown; exchangedate?: unknown }): Rate[] => {
    const [day, month, year] = String(entry?.exchangedate ?? "").split(".");
    const date = `${year}-${month}-${day}`;
    const perEuro = String(entry?.rate ?? "");
    return entry?.cc === "EUR" && isDay(date) && isRateText(perEuro)
      ? [{ date, currency: "UAH", perEuro, source: "NBU" }]
      : [];
  });
}
