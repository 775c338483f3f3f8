/** What is cited, as reference managers take it. Days are ISO 8601. */
export interface Cited {
  /** A key that no other entry of a bibliography has: letters, digits and hyphens. */
  key: string;
  title: string;
  /** The newsroom. */
  author: string;
  /** The day that it is of; null where nobody knows it. */
  day: string | null;
  url: string;
  /** The state that is cited, where its address never changes. */
  note: string | null;
  accessedOn: string;
  kind: "page" | "dataset";
}

/** An entry of BibTeX (https://www.bibtex.org/Format). */
export function bibtex({ key, title, author, day, url, note, accessedOn }: Cited): string {
  return [
    `@misc{${key},`,
    `  title        = {${braced(title)}},`,
    `  author       = {{${braced(author)}}},`,
    ...(day ? [`  year         = {${day.slice(0, 4)}},`] : []),
    `  howpublished = {\\url{${url}}},`,
    ...(note ? [`  note         = {${braced(note)}},`] : []),
    `  urldate      = {${accessedOn}}`,
    "}",
    "",
  ].join("\n");
}

/** The same as RIS (https://en.wikipedia.org/wiki/RIS_(file_format)): a line a field, ended as the format wants it. */
export function ris({ key, title, author, day, url, note, accessedOn, kind }: Cited): string {
  const slashed = (iso: string) => iso.replaceAll("-", "/");
  return [
    ["TY", kind === "dataset" ? "DATA" : "ELEC"],
    ["ID", key],
    ["TI", oneLine(title)],
    ["AU", oneLine(author)],
    ...(day ? [["PY", day.slice(0, 4)], ...(day.length === 10 ? [["DA", slashed(day)]] : [])] : []),
    ["UR", url],
    ...(note ? [["N1", oneLine(note)]] : []),
    ["Y2", slashed(accessedOn)],
    ["ER", ""],
  ]
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join("");
}

/** Text within BibTeX's braces: its own signs are escaped. */
function braced(text: string): string {
  return oneLine(text).replace(/[\\{}%&#$_~^]/g, (sign) => ESCAPED[sign] ?? `\\${sign}`);
}

const ESCAPED: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
