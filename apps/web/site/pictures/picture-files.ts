import "server-only";
import { licences } from "@pledgebook/core/values/face";
import { cell } from "@pledgebook/formats/write/csv";
import { zipOf } from "@pledgebook/formats/write/zip";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { pictureQuery, selectionAddress } from "./load/addresses.ts";
import type { LoadedPicture } from "./load/loaded-picture.ts";
import type { PictureName } from "./load/picture-names.ts";

/** What each column of a picture's figures means. In English, as the names are. */
const MEANINGS: Record<string, string> = {
  code: "Which bar it is: a donor's code, fund: and a slug, a month, a purpose.",
  slice: "The same in words.",
  donor: "Whose money it is: a code, or all.",
  channel_code:
    "The slug of the fund or coalition that it passes through; empty where it passes through none.",
  channel: "The same in words.",
  purpose_code: "What it is for.",
  purpose: "The same in words.",
  status: "The stage: pledged, committed, allocated, disbursed, delivered, cancelled, suspended.",
  floor: "What is sure at least, in units of the currency.",
  ceiling: "What it can be at most; empty where that is open.",
  currency: "The currency of both (ISO 4217).",
  pledges: "How many pledges have a part in it.",
  without_value: "How many rows are goods without a value: beside the sum, not in it as zero.",
  without_rate: "How many rows have an amount for which no rate is known: beside the sum.",
};

/** The figures of a picture as CSV (RFC 4180). */
export function pictureCsv(picture: LoadedPicture): string {
  const { columns, rows } = picture.figures();
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** The same as a list of records; sums are decimal texts, as in the files of the ledger. */
export function pictureJson(picture: LoadedPicture): string {
  const { columns, rows } = picture.figures();
  const records = rows.map((row) =>
    Object.fromEntries(columns.map((column, index) => [column, row[index] || null])),
  );
  return `${JSON.stringify(records)}\n`;
}

/** What a program must know to show the figures elsewhere: what they are of, as of when, whose, under which licence, what columns mean. */
export function pictureMetadata(
  name: PictureName,
  picture: LoadedPicture,
  locale: string,
  today: string,
): string {
  const { siteUrl } = siteEnvironment();
  const { name: siteName, licence } = siteFace();
  const { filter } = picture;
  const file = (form: string) => `${siteUrl}/pictures/${name}.${form}${pictureQuery(filter, locale)}`;
  return `${JSON.stringify(
    {
      title: picture.title,
      description: picture.description,
      language: locale,
      as_of: filter.asOf ?? today,
      currency: filter.currency,
      selection_url: selectionAddress(siteUrl, filter, locale),
      source: { name: siteName, url: siteUrl },
      license: { name: licences[licence].name, url: licences[licence].url },
      files: Object.fromEntries(["svg", "png", "csv", "json", "zip"].map((form) => [form, file(form)])),
      columns: Object.fromEntries(
        picture.figures().columns.map((column) => [column, MEANINGS[column] ?? ""]),
      ),
    },
    null,
    2,
  )}\n`;
}

/** All of it in one file, for whoever builds a chart of their own. */
export function pictureZip(
  name: PictureName,
  picture: LoadedPicture,
  locale: string,
  today: string,
): Uint8Array<ArrayBuffer> {
  return zipOf({
    [`${name}.csv`]: pictureCsv(picture),
    [`${name}.metadata.json`]: pictureMetadata(name, picture, locale, today),
    [`${name}.svg`]: picture.draw("alone"),
  });
}
