/** Ukrainian letters in the national romanisation (Cabinet of Ministers resolution 55, 2010), word-initial forms aside. */
const ROMAN: Record<string, string> = {
  а: "a",
  б: "b",
  в: "v",
  г: "h",
  ґ: "g",
  д: "d",
  е: "e",
  є: "ie",
  ж: "zh",
  з: "z",
  и: "y",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ь: "",
  ю: "iu",
  я: "ia",
  "'": "",
  "’": "",
};

/** A title as a piece of a URL: lower-case Latin letters, digits and single hyphens, at most 80 characters, never empty. */
export function slugFromTitle(title: string): string {
  const latin = [...title.normalize("NFC").toLowerCase()].map((letter) => ROMAN[letter] ?? letter).join("");
  const words = latin
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (words.length <= 80) return words || "article";
  const border = words.lastIndexOf("-", 80);
  return words.slice(0, border > 0 ? border : 80);
}

export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= 80;
}
