import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createCaller } from "@pledgebook/api/router";
import { carriedTables } from "@pledgebook/db/recount/carried";
import { schema } from "@pledgebook/db/schema";
import { create, extract } from "tar";
import { describe, expect, it } from "vitest";
import { prepareNewsroom } from "../first-run.ts";
import { operator } from "../operator.ts";
import { answersOf, look, runCommand, testPlace } from "../testing.ts";
import { addDoctor } from "./doctor.ts";
import { addExport } from "./export.ts";
import { addImport } from "./import.ts";

const place = testPlace();
const folderOf = (env: NodeJS.ProcessEnv) => dirname((env.DATABASE_URL ?? "").slice("file:".length));
const exported = (env: NodeJS.ProcessEnv, file: string) => runCommand(addExport, ["export", file], { env });
const imported = (env: NodeJS.ProcessEnv, file: string) =>
  runCommand(addImport, ["import", "--from-export", file], { env });

/** The demonstration's newsroom with one picture. */
async function newsroom() {
  const env = place.newLedger();
  await look(env, prepareNewsroom);
  const picture = join(folderOf(env), "images", "0f-640x480");
  mkdirSync(picture, { recursive: true });
  writeFileSync(join(picture, "640.webp"), "a picture");
  mkdirSync(join(folderOf(env), "sources"));
  writeFileSync(join(folderOf(env), "sources", "0".repeat(64)), "a copy");
  // On its way: no row names it, and it stays behind.
  writeFileSync(join(folderOf(env), "sources", ".half-written"), "a c");
  await look(env, async ({ store }) => {
    const [id, since] = ["a", "2026-01-01T00:00:00.000Z"];
    const address = { address: "https://example.org/a", host: "example.org", isWatched: false };
    await store.db
      .insert(schema.watchedSources)
      .values({ id, ...address, newestAt: since, stateSince: since, nextLookAt: since });
    const copy = { sourceId: id, mediaType: "text/html", bytes: 6, readAt: since, isKept: true };
    await store.db.insert(schema.sourceCopies).values({ ...copy, sha256: "0".repeat(64) });
  });
  return env;
}

const asRead = (env: NodeJS.ProcessEnv) =>
  look(env, async (room) => {
    const reader = createCaller({ ...operator(room), person: null });
    const [articles, present, past] = await Promise.all([
      reader.articles.list({ limit: 100 }),
      reader.ledger.query({ query: "" }),
      reader.ledger.query({ query: "as_of=2024-03-01" }),
    ]);
    return { articles, present, past };
  });

describe("an export", () => {
  it("becomes the same newsroom in an empty place, once, proven by the sums of its tables", async () => {
    const from = await newsroom();
    const file = join(folderOf(from), "newsroom.tar.gz");
    const [made] = answersOf(await exported(from, file)) as { rows: number }[];
    expect(made!.rows).toBeGreaterThan(1000);

    const to = { ...place.newLedger(), DEMO: "0" };
    await look(to, prepareNewsroom);
    for (const isHere of [false, true]) {
      const answer = await imported(to, file);
      expect(answer.stderr).toBe("");
      expect(answersOf(answer)).toMatchObject([{ isHere, rows: { articles: 16, pledges: 97 } }]);
    }
    expect(await asRead(to)).toEqual(await asRead(from));
    expect(readFileSync(join(folderOf(to), "images", "0f-640x480", "640.webp"), "utf8")).toBe("a picture");
    expect(readFileSync(join(folderOf(to), "sources", "0".repeat(64)), "utf8")).toBe("a copy");
    expect(answersOf(await runCommand(addDoctor, ["doctor"], { env: to }))).toEqual(
      expect.arrayContaining(
        ["integrity", "references", "sums", "counting"].map((check) => ({ check, problem: null })),
      ),
    );
    expect(readdirSync(folderOf(to)).filter((name) => /before|copy|import-/.test(name))).toEqual([]);
  });

  it("has a file for every table that is not a secret, on its way or follows from others", async () => {
    const from = await newsroom();
    const file = join(folderOf(from), "newsroom.tar.gz");
    await exported(from, file);
    const content = join(folderOf(from), "content");
    mkdirSync(content);
    await extract({ file, cwd: content });
    expect(readdirSync(join(content, "tables"))).toEqual(carriedTables.map((table) => `${table}.ndjson`));
    expect(carriedTables.join(" ")).toBe(
      "annotation_anchors annotation_comments annotations approved_marks approved_pledges approved_within article_coverage article_revisions article_slugs article_topics articles audit_events authors channels comparison_rows comparison_sets corrections error_reports fx_rates ledger_coverage ledger_releases ledger_rows note_mentions notes own_purposes package_components parties pledge_code_series pledge_donors pledge_events pledge_matches pledge_overlaps pledge_years pledges settings source_copies suggestions topics users watched_sources",
    );

    appendFileSync(join(content, "tables", "pledges.ndjson"), "{}\n");
    const forged = join(folderOf(from), "forged.tar.gz");
    await create({ file: forged, cwd: content, gzip: true }, readdirSync(content));
    const to = place.newLedger();
    expect(await imported(to, forged)).toMatchObject({
      code: 1,
      stderr:
        "pledgebook: This export is damaged: tables/pledges.ndjson is not what it was. Nothing was changed.\n",
    });
  });

  it("takes nobody's place", async () => {
    const from = await newsroom();
    const file = join(folderOf(from), "newsroom.tar.gz");
    await exported(from, file);
    expect(await exported(from, file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is there already"),
    });
    expect(await imported(from, file)).toMatchObject({
      code: 1,
      stderr:
        "pledgebook: People have worked in this newsroom: an export becomes an empty one. Nothing was changed.\n",
    });
    expect(await imported(from, join(folderOf(from), "none"))).toMatchObject({ code: 1 });
  });
});
