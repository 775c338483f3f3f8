import type { Purpose } from "@pledgebook/core/values/vocabulary";

/** What a pledge says of itself in words, in English and, where somebody wrote it, in Ukrainian. */
interface InWords {
  purpose: Purpose;
  purposeNote: string | null;
  purposeNoteUk: string | null;
}

/** What a pledge is for, in the words of a language, or by the name of its purpose where nobody wrote any. */
export function forWhat(one: InWords, locale: string, nameOf: (purpose: Purpose) => string): string {
  return (locale === "uk" ? one.purposeNoteUk : one.purposeNote) || nameOf(one.purpose);
}

/** Words that are there in one language or in two, with the language that they are in, for `lang`. */
export interface Told {
  text: string;
  lang: "en" | "uk";
}

/** Goods, periods, notes: in the page's language where they are written in it, else in the one that they have. Null: none. */
export function toldIn(locale: string, english: string | null, ukrainian: string | null): Told | null {
  if (locale === "uk" && ukrainian) return { text: ukrainian, lang: "uk" };
  if (english) return { text: english, lang: "en" };
  return ukrainian ? { text: ukrainian, lang: "uk" } : null;
}

/** Goods in the words of a language; null where money is promised. */
export function goodsText(
  one: { inKind: string | null; inKindUk: string | null },
  locale: string,
): string | null {
  return toldIn(locale, one.inKind, one.inKindUk)?.text ?? null;
}
