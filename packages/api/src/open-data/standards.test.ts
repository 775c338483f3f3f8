import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { decimalFromMinor } from "@pledgebook/core/values/money";
import { insertRelease } from "@pledgebook/db/queries/releases";
import { seedDemonstration } from "@pledgebook/demo/demonstration";
import AjvDraft04 from "ajv-draft-04";
import jsonld from "jsonld";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { describe, expect, it } from "vitest";
import type { Element, Root } from "xast";
import { fromXml } from "xast-util-from-xml";
import { validateXML } from "xmllint-wasm";
import { streamRows } from "../ledger/answer.ts";
import { edith, preparedNewsroom, SITE, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { catalogueOf } from "./catalogue.ts";
import { iatiActivities } from "./iati.ts";
import { annotationsOf } from "./web-annotations.ts";

/** Schemas and code lists of others, which stand beside the checkout of whoever develops it and are not the project's own. */
const standards = fileURLToPath(new URL("../../../../../shared/standards/", import.meta.url));
const isThere = existsSync(standards);
if (!isThere)
  process.stderr.write(`No schemas at ${standards}: IATI and web annotations are not validated.\n`);

const { from } = await preparedNewsroom((room) => seedDemonstration(room.store));
const asked = (room: TestNewsroom) => ({
  ...{ db: room.store.db, dayOf: room.dayOf, now: "2026-06-01T12:00:00.000Z" },
  ...{ siteUrl: SITE, siteName: "Pledgebook" },
});

interface Marked {
  target: { selector: [{ exact: string }, { start: number; end: number }] };
}

async function activitiesFile(room: TestNewsroom): Promise<string> {
  let text = "";
  for await (const piece of iatiActivities(asked(room))) text += piece;
  return text;
}

const elements = (node: Root | Element, name?: string): Element[] =>
  node.children.flatMap((child) =>
    child.type === "element" && (!name || child.name === name) ? [child] : [],
  );

describe("IATI activities", () => {
  it.runIf(isThere)("are valid by the schema of version 2.03", async () => {
    const file = (name: string) => ({
      fileName: name,
      contents: readFileSync(join(standards, "iati", name), "utf8"),
    });
    const validate = (contents: string) =>
      validateXML({
        xml: [{ fileName: "activities.xml", contents }],
        schema: [file("iati-activities-schema.xsd")],
        preload: [file("iati-common.xsd"), file("xml.xsd")],
        maxMemoryPages: 4096,
      });
    const written = await activitiesFile(await testNewsroom(from));
    const { valid, errors } = await validate(written);
    expect([valid, errors.slice(0, 5)]).toEqual([true, []]);
    // The schema would see what is missing.
    expect((await validate(written.replace(/<activity-status[^>]*>/, ""))).valid).toBe(false);
  });

  it.runIf(isThere)("use only codes that the lists have", async () => {
    const root = elements(fromXml(await activitiesFile(await testNewsroom(from))))[0]!;
    const mapping = fromXml(readFileSync(join(standards, "iati/codelists/mapping.xml"), "utf8"));
    const text = (element: Element) =>
      element.children.map((child) => ("value" in child ? child.value : "")).join("");
    const codesOf = (list: string) => {
      const xml = fromXml(readFileSync(join(standards, `iati/codelists/xml/${list}.xml`), "utf8"));
      const items = elements(elements(elements(xml)[0]!, "codelist-items")[0]!, "codelist-item");
      return new Set(items.map((item) => text(elements(item, "code")[0]!)));
    };
    let looked = 0;
    for (const rule of elements(elements(mapping)[0]!, "mapping")) {
      const path = text(elements(rule, "path")[0]!);
      const list = elements(rule, "codelist")[0]?.attributes.ref ?? "";
      // Lists of a condition are those of one vocabulary: ours are the newsroom's own.
      if (
        elements(rule, "condition").length > 0 ||
        !existsSync(join(standards, `iati/codelists/xml/${list}.xml`))
      )
        continue;
      const [, steps = "", attribute = ""] = /^\/\/(?:iati-activity\/?)?(.*?)\/?@(.+)$/.exec(path) ?? [];
      if (path.startsWith("//iati-activities")) continue;
      const codes = codesOf(list);
      for (const activity of elements(root)) {
        const found = steps
          .split("/")
          .filter(Boolean)
          .reduce((at, step) => at.flatMap((element) => elements(element, step)), [activity]);
        for (const { attributes } of found) {
          const code = attributes[attribute];
          if (code === undefined || code === null) continue;
          looked++;
          expect([path, code, codes.has(code)]).toEqual([path, code, true]);
        }
      }
    }
    expect(looked).toBeGreaterThan(1000);
  });

  it("keep the rules of the standard that no schema says, and add up to what the ledger does", async () => {
    const room = await testNewsroom(from);
    const root = elements(fromXml(await activitiesFile(room)))[0]!;
    const sums = new Map<string, number>();
    const identifiers = new Set<string>();
    for (const activity of elements(root)) {
      const one = (name: string) => elements(activity, name)[0];
      const reporter = one("reporting-org")?.attributes;
      const [identifier] = one("iati-identifier")?.children ?? [];
      const id = identifier && "value" in identifier ? identifier.value : "";
      expect(id.startsWith(`${reporter?.ref}-P-`)).toBe(true);
      identifiers.add(id);
      // Nobody counts it beside what donors report of themselves.
      expect(reporter?.["secondary-reporter"]).toBe("1");
      expect(elements(activity, "sector")).toHaveLength(1);
      expect((activity.attributes["last-updated-datetime"] ?? "") < "2026-06-01T12:00").toBe(true);
      const dates = elements(activity, "activity-date").map(({ attributes }) => attributes);
      const begun = dates.find(({ type }) => type === "2")?.["iso-date"] ?? "";
      expect(begun).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(begun <= "2026-06-01").toBe(true);
      for (const transaction of elements(activity, "transaction")) {
        const value = elements(transaction, "value")[0]!;
        const [amount] = value.children;
        const type = elements(transaction, "transaction-type")[0]?.attributes.code;
        const key = `${type} ${value.attributes.currency}`;
        const units = Number(amount && "value" in amount ? amount.value : Number.NaN);
        sums.set(key, (sums.get(key) ?? 0) + Math.round(units * 100));
        expect((value.attributes["value-date"] ?? "") <= "2026-06-01").toBe(true);
      }
    }
    expect(identifiers.size).toBe(elements(root).length);
    for (const activity of elements(root))
      for (const { attributes } of elements(activity, "related-activity"))
        expect([attributes.ref, identifiers.has(attributes.ref ?? "")]).toEqual([attributes.ref, true]);

    const expected = new Map<string, number>();
    const types: Record<string, string> = {
      pledged: "12",
      committed: "2",
      allocated: "2",
      disbursed: "3",
      delivered: "3",
    };
    for await (const rows of streamRows(room.store.db, { filter: emptyFilter, after: null, ignored: [] }))
      for (const { status, currency, original } of rows) {
        const type = types[status];
        if (!type || currency === null || !original?.floor) continue;
        const key = `${type} ${currency}`;
        const cents = Math.round(Number(decimalFromMinor(original.floor, currency)) * 100);
        expected.set(key, (expected.get(key) ?? 0) + cents);
      }
    expect([...sums].sort()).toEqual([...expected].sort());
    expect(sums.size).toBeGreaterThan(10);
  });
});

describe("web annotations", () => {
  const files = (folder: string): string[] =>
    readdirSync(join(standards, "webanno", folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json"))
      .map((name) => join(standards, "webanno", folder, name));

  async function annotations(room: TestNewsroom) {
    const slugs = (await room.as(null).articles.list({ limit: 100 })).map(({ slug }) => slug);
    return Promise.all(
      slugs.map(async (slug) => ({ slug, page: await annotationsOf(asked(room), slug, 0) })),
    );
  }

  it.runIf(isThere)("keep everything that the W3C's own schemas say they must", async () => {
    const ajv = new AjvDraft04({ strict: false, formats: { uri: true } });
    for (const file of files("definitions"))
      ajv.addSchema(JSON.parse(readFileSync(file, "utf8")), basename(file));
    const musts = files("annotations")
      .map((file) => JSON.parse(readFileSync(file, "utf8")))
      .filter(({ assertionType, expectedResult }) => assertionType === "must" && expectedResult === "valid");
    expect(musts.length).toBeGreaterThan(5);
    const room = await testNewsroom(from);
    let looked = 0;
    for (const { page } of await annotations(room))
      for (const item of (page as { items: object[] }).items)
        for (const must of musts) {
          const one = { "@context": "http://www.w3.org/ns/anno.jsonld", ...item };
          looked++;
          expect([must.id, ajv.validate(must, one)]).toEqual([must.id, true]);
        }
    expect(looked).toBeGreaterThan(500);
  });

  it("lead to words that stand in the article where they say", async () => {
    const room = await testNewsroom(from);
    let marks = 0;
    for (const { slug, page } of await annotations(room)) {
      const { id } = (await room.store.db.query.articles.findFirst({
        where: (row, { eq }) => eq(row.slug, slug),
      }))!;
      const { revision } = await room.as(edith).articles.byId({ id });
      for (const { target } of (page as unknown as { items: Marked[] }).items) {
        const [quote, position] = target.selector;
        expect(revision.plainText.slice(position.start, position.end)).toBe(quote.exact);
        marks++;
      }
    }
    expect(marks).toBeGreaterThan(50);
  });
});

describe("the catalogue", () => {
  const shapes = ["shapes.ttl", "shapes_recommended.ttl", "ranges.ttl"];
  const release = {
    ...{ id: "2026-05-01", releasedOn: "2026-05-01", number: 1, changes: [], createdBy: null },
    files: [{ name: "pledges.csv", bytes: 12, sha256: "ab".repeat(32) }],
    createdAt: "2026-05-01T04:30:00.000Z",
  };
  const catalogue = async () => {
    const room = await testNewsroom(from);
    await room.store.derive([
      insertRelease(room.store.db, release),
      insertRelease(room.store.db, { ...release, id: "2026-06-01", releasedOn: "2026-06-01", number: 2 }),
    ]);
    return catalogueOf({ ...asked(room), licence: "CC-BY-4.0", languages: ["en", "uk"] });
  };
  /** What the shapes find wrong with a document. */
  async function faults(document: object): Promise<string[]> {
    const quads = new Parser().parse(String(await jsonld.toRDF(document, { format: "application/n-quads" })));
    const rules = shapes.flatMap((name) =>
      new Parser().parse(readFileSync(join(standards, "dcat-ap", name), "utf8")),
    );
    const report = await new SHACLValidator(new Store(rules)).validate(new Store(quads));
    return report.results.map(
      ({ path, focusNode, message }) =>
        `${focusNode?.value} ${path?.value}: ${message.map(({ value }) => value).join(" ")}`,
    );
  }

  it.runIf(isThere)("keeps DCAT-AP 3, also what it only recommends", async () => {
    const document = await catalogue();
    expect(await faults(document)).toEqual([]);
    // The shapes would see what is missing.
    expect(await faults({ ...document, "dct:description": undefined })).toHaveLength(1);
  });

  it("tells the ledger, the API and every release, with sums that can be checked", async () => {
    const quads = new Parser().parse(
      String(await jsonld.toRDF(await catalogue(), { format: "application/n-quads" })),
    );
    const objects = (name: string) =>
      quads.filter(({ predicate }) => predicate.value.endsWith(name)).map(({ object }) => object.value);
    expect(objects("ns/dcat#dataset").sort()).toEqual([
      `${SITE}/data#ledger`,
      `${SITE}/data/releases/2026-05-01`,
      `${SITE}/data/releases/2026-06-01`,
    ]);
    expect(objects("ns/dcat#prev")).toEqual([`${SITE}/data/releases/2026-05-01`]);
    expect(objects("checksumValue")).toContain("ab".repeat(32));
    expect(objects("ns/dcat#downloadURL")).toContain(`${SITE}/data/releases/2026-06-01/pledges.csv`);
    expect(objects("ns/dcat#endpointDescription")).toEqual([`${SITE}/api/v1/openapi.json`]);
  });

  it("is whole while there is nothing yet", async () => {
    const room = await testNewsroom();
    const document = await catalogueOf({ ...asked(room), licence: "CC0-1.0", languages: ["uk"] });
    expect(JSON.stringify(document)).not.toMatch(/null|undefined/);
    expect(JSON.stringify(document)).toContain("language/UKR");
  });
});
