import { type Licence, licences } from "@pledgebook/core/values/face";

/** What a catalogue of the ledger is made of. Moments are ISO 8601 in UTC, days ISO 8601. */
export interface CatalogueFacts {
  siteName: string;
  siteUrl: string;
  licence: Licence;
  languages: readonly string[];
  /** First and last day of what was promised; null while there is nothing. */
  span: { first: string; last: string } | null;
  /** When the ledger last learned something; null while there is nothing. */
  modifiedAt: string | null;
  /** The newest first. */
  releases: readonly {
    id: string;
    releasedOn: string;
    files: readonly { name: string; bytes: number; sha256: string }[];
  }[];
}

/** The EU's names for formats (https://op.europa.eu/en/web/eu-vocabularies/dataset/-/resource?uri=http://publications.europa.eu/resource/dataset/file-type). */
const FORMATS: Record<string, [code: string, mediaType: string]> = {
  csv: ["CSV", "text/csv"],
  json: ["JSON", "application/json"],
  ndjson: ["JSON", "application/x-ndjson"],
  xlsx: ["XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  parquet: ["PARQUET", "application/vnd.apache.parquet"],
  sqlite: ["SQLITE", "application/vnd.sqlite3"],
  xml: ["XML", "application/xml"],
};

const LANGUAGES: Record<string, string> = { en: "ENG", uk: "UKR" };
const EU = "http://publications.europa.eu/resource/authority";
const of = (id: string, type: string) => ({ "@id": id, "@type": type });

/**
 * A catalogue for portals that harvest: JSON-LD by DCAT-AP 3.0 (https://semiceu.github.io/DCAT-AP/releases/3.0.0). The ledger as it
 * is now, the API over it, and each release as a dataset of one series.
 */
export function dcatCatalogue(facts: CatalogueFacts): object {
  const { siteName, siteUrl, releases, span } = facts;
  const publisher = {
    ...of(`${siteUrl}/about`, "foaf:Agent"),
    "foaf:name": siteName,
    "dct:type": concept(
      "http://purl.org/adms/publishertype/NonGovernmentalOrganisation",
      "Non-governmental organisation",
    ),
  };
  const common = {
    "dct:publisher": publisher,
    "dcat:contactPoint": {
      "@id": `${siteUrl}/contact`,
      "@type": ["vcard:Organization", "vcard:Kind"],
      "vcard:fn": siteName,
      "vcard:hasURL": { "@id": `${siteUrl}/contact` },
    },
    "dcat:keyword": ["aid to Ukraine", "pledges", "commitments", "disbursements"].map(english),
    "dcat:theme": [
      concept(`${EU}/data-theme/INTR`, "International issues"),
      concept(`${EU}/data-theme/GOVE`, "Government and public sector"),
    ],
    "dct:spatial": {
      ...of(`${EU}/country/UKR`, "dct:Location"),
      "dcat:centroid": wkt("POINT(31.4 49.0)"),
      "dcat:bbox": wkt("POLYGON((22.1 44.3, 40.3 44.3, 40.3 52.4, 22.1 52.4, 22.1 44.3))"),
    },
    ...(span && {
      "dct:temporal": {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": typed(span.first, "date"),
        "dcat:endDate": typed(span.last, "date"),
      },
    }),
    "dct:accessRights": of(`${EU}/access-right/PUBLIC`, "dct:RightsStatement"),
  };
  const licence = {
    ...of(licences[facts.licence].url, "dct:LicenseDocument"),
    "dct:type":
      facts.licence === "CC0-1.0"
        ? concept("http://purl.org/adms/licencetype/PublicDomain", "Public domain")
        : concept("http://purl.org/adms/licencetype/Attribution", "Attribution"),
  };
  const distribution = (address: string, name: string, more: object = {}) => {
    const [code, mediaType] = FORMATS[/\.(\w+)$/.exec(name)?.[1] ?? ""] ?? [
      "BIN",
      "application/octet-stream",
    ];
    return {
      "@id": address,
      "@type": "dcat:Distribution",
      "dct:title": english(name),
      "dct:description": english(`The ledger as ${code}.`),
      "dcat:accessURL": of(address, "rdfs:Resource"),
      "dcat:downloadURL": of(address, "rdfs:Resource"),
      "dct:format": of(`${EU}/file-type/${code}`, "dct:MediaTypeOrExtent"),
      "dcat:mediaType": of(`http://www.iana.org/assignments/media-types/${mediaType}`, "dct:MediaType"),
      "dct:license": licence,
      "dcatap:availability": concept(`${EU}/planned-availability/STABLE`, "stable"),
      ...more,
    };
  };
  const now = `${siteUrl}/data#ledger`;
  const api = `${siteUrl}/api/v1`;
  const service = {
    "@id": api,
    "@type": "dcat:DataService",
    "dct:title": english(`${siteName}: API`),
    "dcat:endpointURL": of(api, "rdfs:Resource"),
    "dcat:endpointDescription": of(`${api}/openapi.json`, "rdfs:Resource"),
    "dct:conformsTo": of("https://spec.openapis.org/oas/v3.1.0", "dct:Standard"),
    "dct:license": licence,
    "dcat:servesDataset": { "@id": now },
    ...pick(common, ["dct:publisher", "dcat:contactPoint", "dcat:keyword", "dcat:theme", "dct:accessRights"]),
  };
  const series = `${siteUrl}/data/releases`;
  const ledger = {
    "@id": now,
    "@type": "dcat:Dataset",
    "dct:title": english(`${siteName}: pledges of aid to Ukraine`),
    "dct:description": english(
      "Every promise of aid that the newsroom's articles report, each with the sentence that promised it; nothing is counted twice.",
    ),
    "dcat:landingPage": of(`${siteUrl}/data`, "foaf:Document"),
    "dct:accrualPeriodicity": of(`${EU}/frequency/CONT`, "dct:Frequency"),
    ...(facts.modifiedAt && { "dct:modified": typed(facts.modifiedAt, "dateTime") }),
    "dcat:distribution": [
      distribution(`${siteUrl}/pledges.csv`, "pledges.csv"),
      distribution(`${siteUrl}/pledges.xlsx`, "pledges.xlsx"),
      distribution(`${siteUrl}/pledges.json`, "pledges.json"),
      distribution(`${api}/iati/activities.xml`, "activities.xml", {
        "dct:conformsTo": of("https://iatistandard.org/en/iati-standard/203/", "dct:Standard"),
      }),
    ],
    ...common,
  };
  const dated = releases.map(({ id, releasedOn, files }, index) => {
    const before = releases[index + 1];
    return {
      "@id": `${series}/${id}`,
      "@type": "dcat:Dataset",
      "dct:title": english(`${siteName}: pledges of aid to Ukraine, release of ${id}`),
      "dct:description": english("The ledger as it was on that day. It never changes."),
      "dct:issued": typed(releasedOn, "date"),
      "dcat:version": id,
      "dcat:landingPage": of(`${series}/${id}`, "foaf:Document"),
      "dcat:inSeries": { "@id": series },
      ...(before && { "dcat:prev": { "@id": `${series}/${before.id}` } }),
      "dcat:distribution": files
        .filter(({ name }) => name.startsWith("pledges."))
        .map(({ name, bytes, sha256 }) =>
          distribution(`${series}/${id}/${name}`, name, {
            "dcat:byteSize": typed(String(bytes), "nonNegativeInteger"),
            "spdx:checksum": {
              "@type": "spdx:Checksum",
              "spdx:algorithm": of(
                "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
                "spdx:ChecksumAlgorithm",
              ),
              "spdx:checksumValue": typed(sha256, "hexBinary"),
            },
          }),
        ),
      ...common,
    };
  });
  const first = releases.at(-1);
  return {
    "@context": CONTEXT,
    "@id": `${siteUrl}/data`,
    "@type": "dcat:Catalog",
    "dct:title": english(siteName),
    "dct:description": english("Open data of the newsroom: its ledger of pledges, as it is and as it was."),
    "dct:publisher": publisher,
    "dct:license": licence,
    "dct:language": facts.languages.map((language) =>
      of(`${EU}/language/${LANGUAGES[language] ?? "MUL"}`, "dct:LinguisticSystem"),
    ),
    "foaf:homepage": of(siteUrl, "foaf:Document"),
    "dct:spatial": common["dct:spatial"],
    "dcat:themeTaxonomy": {
      ...of(`${EU}/data-theme`, "skos:ConceptScheme"),
      "dct:title": english("Data theme"),
    },
    ...(first && { "dct:issued": typed(first.releasedOn, "date") }),
    ...(facts.modifiedAt && { "dct:modified": typed(facts.modifiedAt, "dateTime") }),
    "dcat:service": service,
    "dcat:dataset": [ledger, ...dated],
    ...(first && {
      "@included": [
        {
          "@id": series,
          "@type": "dcat:DatasetSeries",
          "dct:title": english(`${siteName}: releases of the ledger`),
          "dct:description": english("Dated copies of the ledger that never change."),
          ...pick(common, ["dct:publisher", "dcat:contactPoint", "dct:spatial", "dct:temporal"]),
        },
      ],
    }),
  };
}

const CONTEXT = {
  adms: "http://www.w3.org/ns/adms#",
  dcat: "http://www.w3.org/ns/dcat#",
  dcatap: "http://data.europa.eu/r5r/",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  geo: "http://www.opengis.net/ont/geosparql#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  spdx: "http://spdx.org/rdf/terms#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

const english = (text: string) => ({ "@value": text, "@language": "en" });
const concept = (id: string, label: string) => ({
  ...of(id, "skos:Concept"),
  "skos:prefLabel": english(label),
});
const wkt = (shape: string) => ({ "@value": shape, "@type": "geo:wktLiteral" });
const typed = (value: string, type: string) => ({ "@value": value, "@type": `xsd:${type}` });
const pick = (all: Record<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(keys.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]])));
