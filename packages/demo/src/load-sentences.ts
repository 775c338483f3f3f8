import { type Currency, minorPerUnit } from "@pledgebook/core/values/currencies";
import type { Amount } from "@pledgebook/core/values/money";
import type { Language } from "@pledgebook/core/values/vocabulary";
import type { Desk, Made } from "./load-desk.ts";
import { RARE, SAID, UKRAINIAN_OPENINGS, VERBS } from "./load-words.ts";

const WHOLE = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

export function sentenceOf(
  { amount, thing, inKind, donorCodes }: Made,
  language: Language,
  desk: Desk,
): string {
  const { random } = desk;
  const one = (list: readonly string[]) => list[Math.floor(list.length * random())] ?? "";
  const donors = donorCodes.map((code) => desk.names(code, language));
  const isRare = random() < 0.0002;
  if (language === "uk") {
    const what = amount.currency === null ? "техніка" : sumOf(amount, amount.currency, "uk");
    return `${one(UKRAINIAN_OPENINGS)} (${donors.join(", ")}): ${what} на ${thing.uk}${isRare ? `, зокрема ${one(RARE.uk)}` : ""}`;
  }
  const rare = isRare ? `, ${one(RARE.en)} included` : "";
  if (amount.currency === null) return `${donors.join(" and ")} will send ${inKind}${rare}`;
  return `${donors.join(" and ")} ${one(VERBS)} ${sumOf(amount, amount.currency, "en")} for ${thing.en}${rare}`;
}

function sumOf({ min, max, qualifier }: Amount, currency: Currency, language: Language): string {
  const units = (minor: number | null) => {
    const whole = WHOLE.format((minor ?? 0) / minorPerUnit(currency));
    return language === "uk" ? whole.replaceAll(",", " ") : whole;
  };
  if (qualifier === "between" || qualifier === "unquantified") {
    const [from, to] = [units(min), units(max)];
    return language === "uk" ? `від ${from} до ${to} ${currency}` : `between ${currency} ${from} and ${to}`;
  }
  const said = SAID[language][qualifier];
  return language === "uk"
    ? `${said}${units(min ?? max)} ${currency}`
    : `${said}${currency} ${units(min ?? max)}`;
}
