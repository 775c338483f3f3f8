import { type Licence, licences } from "@pledgebook/core/values/face";
import type { Cited } from "./citation.ts";
import { columns } from "./ledger-columns.ts";

/** What the files beside the rows of a release say of it. */
export interface ReleaseFacts {
  id: string;
  number: number;
  siteName: string;
  siteUrl: string;
  licence: Licence;
  /** The moment whose state it is: ISO 8601 in UTC. */
  madeAt: string;
  rows: number;
  coverage: { published: number; annotated: number; reviewed: number };
  /** Every other file, with its size and SHA-256. */
  files: readonly { name: string; bytes: number; sha256: string }[];
  /** What it says otherwise than the release before it: how many changes, the first of them as sentences; null where there was none before. */
  changes: { count: number; first: readonly string[] } | null;
  before: string | null;
}

/** Of so many changes each has a sentence in the read-me; `changes.csv` has all. */
const MOST_SENTENCES = 200;

export function releaseReadMe(facts: ReleaseFacts): string {
  const { siteName, siteUrl, id, number, coverage, changes } = facts;
  const licence = licences[facts.licence];
  const told =
    changes === null
      ? "This is the first release."
      : changes.count === 0
        ? `Nothing has changed since the release of ${facts.before}.`
        : [
            `## Changes since the release of ${facts.before}`,
            "",
            "Row by row in changes.csv.",
            "",
            ...changes.first.slice(0, MOST_SENTENCES).map((one) => `- ${one}`),
            ...(changes.count > MOST_SENTENCES ? [`- … and ${changes.count - MOST_SENTENCES} more.`] : []),
          ].join("\n");
  return `# ${siteName}: release ${number}, ${id}

The ledger of pledges of aid to Ukraine as it was at ${facts.madeAt}: ${facts.rows} rows. This release never changes; a later one has another day.

- Licence: ${licence.name}, ${licence.url}. Name ${siteName} and link to ${siteUrl}.
- Coverage: of ${coverage.published} published articles ${coverage.annotated} were read for pledges, ${coverage.reviewed} of them reviewed by a second person.
- What the columns mean: ${siteUrl}/data#columns, and datapackage.json.
- Amounts are decimal texts in units of their currency; in Parquet DECIMAL(18, 3).

## Files

${facts.files.map(({ name, bytes, sha256 }) => `- ${name}, ${bytes} bytes, SHA-256 ${sha256}`).join("\n")}

${told}
`;
}

/** Types of the columns, as the standards call them (https://datapackage.org/standard/table-schema, https://www.w3.org/TR/tabular-metadata). */
function typeOf(name: string): { frictionless: string; csvw: string } {
  if (/_(?:floor|ceiling)$/.test(name) || name === "rate" || name === "display_rate")
    return { frictionless: "number", csvw: "decimal" };
  if (name === "year") return { frictionless: "year", csvw: "gYear" };
  if (name === "rate_date" || name === "display_rate_date") return { frictionless: "date", csvw: "date" };
  if (name === "recorded_at") return { frictionless: "datetime", csvw: "dateTime" };
  if (name === "in_total" || name === "being_checked") return { frictionless: "boolean", csvw: "boolean" };
  if (name.endsWith("_url")) return { frictionless: "string", csvw: "anyURI" };
  return { frictionless: "string", csvw: "string" };
}

/** A description of the files for programs: Data Package, version 2 (https://datapackage.org/standard/data-package). */
export function dataPackage(facts: ReleaseFacts): object {
  const licence = licences[facts.licence];
  const fields = columns.map(({ name, meaning }) => ({
    name,
    type: typeOf(name).frictionless,
    ...(typeOf(name).frictionless === "datetime" ? { format: "any" } : {}),
    description: meaning,
  }));
  const resource = (name: string, title: string, format: string, mediatype: string) => {
    const file = facts.files.find((one) => one.name === `pledges.${format}`);
    return {
      name,
      title,
      path: `pledges.${format}`,
      format,
      mediatype,
      ...(file ? { bytes: file.bytes, hash: `sha256:${file.sha256}` } : {}),
    };
  };
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "pledges-of-aid-to-ukraine",
    id: `${facts.siteUrl}/data/releases/${facts.id}`,
    title: `${facts.siteName}: pledges of aid to Ukraine`,
    version: facts.id,
    created: facts.madeAt,
    homepage: facts.siteUrl,
    licenses: [{ name: facts.licence, title: licence.name, path: licence.url }],
    contributors: [{ title: facts.siteName, path: facts.siteUrl, roles: ["publisher"] }],
    resources: [
      {
        ...resource("pledges", "Rows of the ledger", "csv", "text/csv"),
        $schema: "https://datapackage.org/profiles/2.0/dataresource.json",
        type: "table",
        encoding: "utf-8",
        dialect: {
          $schema: "https://datapackage.org/profiles/2.0/tabledialect.json",
          lineTerminator: "\r\n",
        },
        schema: {
          $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
          fields,
          missingValues: [""],
        },
      },
      resource("pledges-ndjson", "The same as lines of JSON", "ndjson", "application/x-ndjson"),
      resource("pledges-parquet", "The same as Parquet", "parquet", "application/vnd.apache.parquet"),
    ],
  };
}

/** The same for readers of CSV on the Web (https://www.w3.org/TR/tabular-metadata). */
export function csvwMetadata(facts: ReleaseFacts): object {
  return {
    "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
    url: "pledges.csv",
    "dc:title": `${facts.siteName}: pledges of aid to Ukraine`,
    "dc:license": { "@id": licences[facts.licence].url },
    "dc:modified": { "@value": facts.madeAt, "@type": "xsd:dateTime" },
    tableSchema: {
      columns: columns.map(({ name, meaning }) => ({
        name,
        titles: name,
        "dc:description": meaning,
        datatype: typeOf(name).csvw,
      })),
    },
  };
}

/** How a release is cited (Citation File Format 1.2, https://citation-file-format.github.io). */
export function citationFile(facts: ReleaseFacts): string {
  const said = (text: string) => JSON.stringify(text);
  return [
    "cff-version: 1.2.0",
    "message: Cite this release of the data as below.",
    "type: dataset",
    `title: ${said(`${facts.siteName}: pledges of aid to Ukraine`)}`,
    "authors:",
    `  - name: ${said(facts.siteName)}`,
    `version: ${said(facts.id)}`,
    `date-released: ${facts.id}`,
    `license: ${facts.licence}`,
    `url: ${said(`${facts.siteUrl}/data/releases/${facts.id}`)}`,
    "",
  ].join("\n");
}

/** The same for reference managers. */
export function citedRelease({
  id,
  siteName,
  siteUrl,
}: Pick<ReleaseFacts, "id" | "siteName" | "siteUrl">): Cited {
  return {
    key: `pledges-of-aid-${id}`,
    title: `${siteName}: pledges of aid to Ukraine, release of ${id}`,
    author: siteName,
    day: id,
    url: `${siteUrl}/data/releases/${id}`,
    note: null,
    accessedOn: id,
    kind: "dataset",
  };
}
