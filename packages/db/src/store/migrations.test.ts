import { readFileSync } from "node:fs";
import { join } from "node:path";
import { documentFromParagraphs, plainText } from "@pledgebook/core/text/document";
import { describeQuote } from "@pledgebook/core/text/quote";
import { wholeArticle } from "@pledgebook/core/text/whole-article";
import { type Face, plainFace } from "@pledgebook/core/values/face";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSettings, sameSetting, writeSetting } from "../queries/settings.ts";
import { startSqld, temporaryFolder } from "../testing.ts";
import { migrationsFolder } from "./migrate.ts";
import { openStore } from "./open.ts";
import { raw, type Store } from "./store.ts";

const drivers = [
  {
    name: "a SQLite file",
    async open() {
      const folder = temporaryFolder();
      return { url: `file:${folder.path}/ledger.db`, stop: async () => folder.remove() };
    },
  },
  { name: "a libSQL server", open: () => startSqld() },
];

/** The statements of a migration. They are done again, over rows as they were before it: on the empty tables of a new ledger they do nothing. */
function statementsOf(name: string) {
  const file = readFileSync(join(migrationsFolder, `${name}.sql`), "utf8");
  return file.split("--> statement-breakpoint").map((statement) => ({ statement: raw(statement) }));
}

describe.each(drivers)("marks in headlines, on $name", ({ open }) => {
  let store: Store;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const opened = await open();
    store = openStore(opened.url);
    stop = opened.stop;
    await store.migrate(migrationsFolder);
  });
  afterAll(async () => {
    await store.close();
    await stop();
  });

  const words = (title: string, standfirst: string, paragraphs = ["Oslo 🇳🇴 gives €5m.", "It is paid."]) => ({
    title,
    standfirst,
    body: documentFromParagraphs(paragraphs),
  });
  const revisions = [
    words("Aid", ""),
    words("Aid 🇺🇦🇳🇴 again", "Winter 🥶 comes"),
    words("Допомога", "Oslo 🇳🇴 gives €5m."),
    words("Aid", "Oslo", ["Oslo gives €5m, says Oslo", "Oslo"]),
    words("A headline that is longer than thirty-two characters", "", ["Oslo gives €5m."]),
  ];

  it("move every place behind headline and standfirst, where the words are the same", async () => {
    const insert = (table: string, row: Record<string, string | number | null>) => ({
      statement: raw(
        `INSERT INTO ${table} (${Object.keys(row)
          .map((name) => `"${name}"`)
          .join()}) VALUES (${Object.keys(row).map(() => "?")})`,
        Object.values(row),
      ),
    });
    const at = "2024-01-31T08:00:00.000Z";
    await store.derive([
      insert("parties", { code: "NO", kind: "country", name_en: "Norway", name_uk: "Норвегія" }),
      insert("pledges", {
        id: "pledge",
        code: "P-2024-0001",
        recipient_code: "NO",
        qualifier: "exact",
        category: "financial",
        purpose: "other",
        finance_type: "grant",
        review_state: "waiting",
        created_at: at,
        updated_at: at,
        version: 1,
      }),
      insert("articles", {
        id: "article",
        slug: "aid",
        language: "en",
        status: "draft",
        sources: "[]",
        related: "[]",
        created_at: at,
        version: 1,
      }),
      ...revisions.flatMap(({ title, standfirst, body }, number) => {
        const id = `revision-${number}`;
        const text = plainText(body);
        const start = text.indexOf("€5m");
        const { end, exact, prefix, suffix } = describeQuote(text, { start, end: start + 3 });
        const mark = { annotation_id: `mark-${number}`, revision_id: id };
        return [
          insert("article_revisions", {
            id,
            article_id: "article",
            number,
            title,
            standfirst,
            byline: "",
            body: JSON.stringify(body),
            plain_text: text,
            hash: "",
            created_at: at,
          }),
          insert("annotations", {
            id: mark.annotation_id,
            article_id: "article",
            marked_revision_id: id,
            pledge_id: "pledge",
            role: "first",
            qualifier: "exact",
            review_state: "waiting",
            created_at: at,
            version: 1,
          }),
          insert("annotation_anchors", { ...mark, state: "exact", start, end, exact, prefix, suffix }),
          insert("suggestions", {
            id: `suggestion-${number}`,
            article_id: "article",
            revision_id: id,
            start,
            end,
            exact,
            fields: JSON.stringify({ start, end }),
            confidence: 90,
            engine_version: "3",
            outcome: "accepted",
          }),
        ];
      }),
      insert("annotations", {
        id: "lost",
        article_id: "article",
        marked_revision_id: "revision-0",
        pledge_id: "pledge",
        role: "first",
        qualifier: "exact",
        review_state: "waiting",
        created_at: at,
        version: 1,
      }),
      insert("annotation_anchors", {
        annotation_id: "lost",
        revision_id: "revision-0",
        state: "orphaned",
        start: null,
        end: null,
        exact: "gone",
        prefix: "",
        suffix: "",
      }),
    ]);
    await store.derive(statementsOf("0013_marks_in_headlines"));
    const found = await store.db.all<{
      text: string;
      start: number;
      end: number;
      exact: string;
      prefix: string;
      suffix: string;
      suggested: number;
      fields: string;
    }>(sql`SELECT plain_text AS text, place.start, place.end, place.exact, prefix, suffix, suggestion.start AS suggested, fields
      FROM article_revisions revision JOIN annotation_anchors place ON place.revision_id = revision.id
      JOIN suggestions suggestion ON suggestion.revision_id = revision.id
      WHERE place.start IS NOT NULL ORDER BY number`);
    const expected = revisions.map((revision) => {
      const text = plainText(wholeArticle(revision));
      const start = text.indexOf("€5m");
      const quote = describeQuote(text, { start, end: start + 3 });
      const { end } = quote;
      return { text, ...quote, suggested: start, fields: JSON.stringify({ start, end }) };
    });
    expect(found.map(({ prefix: _, ...one }) => one)).toEqual(expected.map(({ prefix: _, ...one }) => one));
    // In characters it is as long; half a character at its far end is left out in the text's own units.
    for (const [index, { prefix }] of found.entries())
      expect(prefix.endsWith(expected[index]?.prefix ?? "nothing")).toBe(true);
    expect(
      await store.db.all(sql`SELECT start, exact FROM annotation_anchors WHERE annotation_id = 'lost'`),
    ).toEqual([{ start: null, exact: "gone" }]);
    await expect(
      store.derive([{ statement: raw("UPDATE article_revisions SET title = ''") }]),
    ).rejects.toThrow(/immutable/);
  });
});

it("a face that was set before says all languages and currencies, as a form would send it", async () => {
  const { url, stop } = await drivers[0]!.open();
  const store = openStore(url);
  await store.migrate(migrationsFolder);
  const {
    languages: _,
    currencies: __,
    timeZone: ___,
    ...before
  } = { ...plainFace, name: "The Harbour Ledger" };
  await store.derive([writeSetting(store.db, "face", before as Face), ...statementsOf("0028_face_of_all")]);
  const face = { ...plainFace, name: "The Harbour Ledger" };
  expect((await readSettings(store.db)).face).toEqual(face);
  await store.derive([sameSetting("face", face)]);
  await store.close();
  await stop();
});
