import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { emptyFilter } from "@pledgebook/core/ledger/filter";
import type { LedgerRow } from "@pledgebook/core/ledger/row";
import type { Licence } from "@pledgebook/core/values/face";
import { Problem } from "@pledgebook/core/values/problem";
import { insertRelease, listReleases } from "@pledgebook/db/queries/releases";
import { coverage } from "@pledgebook/db/recount/coverage";
import { takeLock } from "@pledgebook/db/store/database-file";
import { openStore } from "@pledgebook/db/store/open";
import type { Database } from "@pledgebook/db/store/store";
import { changesBetween, type RowChange, writeTableFile } from "@pledgebook/db/store/table-file";
import { bibtex, ris } from "@pledgebook/formats/write/citation";
import { cell, csvOf } from "@pledgebook/formats/write/csv";
import { columns } from "@pledgebook/formats/write/ledger-columns";
import { writeParquet } from "@pledgebook/formats/write/parquet";
import {
  citationFile,
  citedRelease,
  csvwMetadata,
  dataPackage,
  type ReleaseFacts,
  releaseReadMe,
} from "@pledgebook/formats/write/release-files";
import { xlsxOf } from "@pledgebook/formats/write/xlsx";
import { act } from "../desk/act.ts";
import { streamRows } from "../ledger/answer.ts";
import { jsonRow } from "../ledger/ledger-file.ts";
import type { Context } from "../server/context.ts";
import { recordDay } from "../server/days.ts";
import { releasesFolder } from "./releases-folder.ts";

/** By what a row of one release is the row of another. */
const KEY = ["code", "status", "year", "kind"];
/** What is another with every release and says nothing. */
const BESIDES = ["recorded_at", "evidence_url", "pledge_url"];
const TABLE = "pledges";
/** Sentences that are kept beside a release; all changes are in its `changes.csv`. */
const MOST_KEPT = 500;
/** Rows that a workbook holds (ECMA-376; https://support.microsoft.com/office): of a larger ledger there is none. */
const MOST_SHEET_ROWS = 1_048_000;

/**
 * Writes the whole ledger of this moment into a folder of its own, under the day's name: a release is made once and never again. Any
 * number of rows takes the same memory.
 * @throws Problem "conflict" where there is a release of this day.
 */
export async function makeRelease(
  ctx: Pick<Context, "store" | "now" | "person">,
  place: { dataFolder: string; siteUrl: string; siteName: string; licence: Licence },
): Promise<{ id: string; number: number; rows: number; changes: number; folder: string }> {
  const madeAt = ctx.now();
  const id = recordDay(madeAt);
  const folder = releasesFolder(place.dataFolder);
  await mkdir(folder, { recursive: true });
  const giveBack = takeLock(join(place.dataFolder, ".releasing"));
  if (!giveBack)
    throw new Problem("conflict", "release_being_made", "A release is being made at this moment.");
  try {
    return await makeAlone(ctx, place, { id, madeAt, folder });
  } finally {
    giveBack();
  }
}

async function makeAlone(
  ctx: Parameters<typeof makeRelease>[0],
  place: Parameters<typeof makeRelease>[1],
  { id, madeAt, folder }: { id: string; madeAt: string; folder: string },
): ReturnType<typeof makeRelease> {
  const target = join(folder, id);
  const known = await listReleases(ctx.store.db, null, 100_000);
  const isThere = () =>
    new Problem("conflict", "release_there", `There is a release of ${id} already; it is never made anew.`);
  if (known.some((one) => one.id === id)) throw isThere();
  // Whoever was making one when the power went never said that it is there.
  for (const name of await readdir(folder))
    if (name === id || name.startsWith(".release-")) await rm(join(folder, name), { recursive: true });
  const unfinished = await mkdtemp(join(folder, ".release-"));
  try {
    // People may be writing: all files are of one moment.
    const copy = join(unfinished, "copy.db");
    await ctx.store.backup?.(copy);
    const still = ctx.store.backup ? openStore(`file:${copy}`) : ctx.store;
    const [before] = known;
    const earlier = before ? join(folder, before.id, `${TABLE}.sqlite`) : null;
    const facts = await writeFiles(still.db, unfinished, earlier, {
      ...place,
      ...{ id, madeAt, number: (before?.number ?? 0) + 1, before: before?.id ?? null },
    });
    if (still !== ctx.store) await still.close();
    for (const end of ["", "-wal", "-shm"]) await rm(copy + end, { force: true });
    const files = await described(unfinished);
    await writeFile(
      join(unfinished, "SHA256SUMS"),
      files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(""),
    );
    await rename(unfinished, target);
    await act(
      ctx,
      [
        {
          ...insertRelease(ctx.store.db, {
            ...{
              id,
              releasedOn: id,
              number: facts.number,
              files,
              changes: [...(facts.changes?.first ?? [])],
            },
            ...{ createdBy: ctx.person?.id ?? null, createdAt: madeAt },
          }),
          refusal: isThere(),
        },
      ],
      {
        act: "release.make",
        subject: "setting",
        subjectId: id,
        after: { number: facts.number, rows: facts.rows },
      },
    );
    return {
      ...{ id, number: facts.number, rows: facts.rows },
      ...{ changes: facts.changes?.count ?? 0, folder: target },
    };
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function writeFiles(
  db: Database,
  folder: string,
  earlier: string | null,
  given: Pick<ReleaseFacts, "id" | "madeAt" | "number" | "before" | "siteUrl" | "siteName" | "licence">,
): Promise<ReleaseFacts> {
  const { siteUrl } = given;
  const file = (name: string) => join(folder, name);
  const chunks = () => streamRows(db, { filter: emptyFilter, after: null, ignored: [] });
  const write = (name: string, pieces: AsyncIterable<string | Uint8Array>) =>
    pipeline(Readable.from(pieces), createWriteStream(file(name)));
  await write("pledges.csv", csvOf(chunks(), siteUrl));
  await write("pledges.ndjson", ndjsonOf(chunks(), siteUrl));
  await writeParquet(file("pledges.parquet"), chunks(), siteUrl);
  const rows = await writeTableFile(
    file(`${TABLE}.sqlite`),
    TABLE,
    columns.map(({ name }) => name),
    cellsOf(chunks(), siteUrl),
  );
  if (rows <= MOST_SHEET_ROWS) {
    const names = { parties: (codes: string[]) => codes.join(", "), channel: (slug: string) => slug };
    await write("pledges.xlsx", xlsxOf(chunks(), names, siteUrl) as AsyncIterable<Uint8Array>);
  }
  let changes: { count: number; first: string[] } | null = null;
  if (earlier !== null && existsSync(earlier)) {
    const told = { count: 0, first: [] as string[] };
    await write(
      "changes.csv",
      changesCsv(changesBetween(earlier, file(`${TABLE}.sqlite`), TABLE, KEY, BESIDES), told),
    );
    changes = told;
  }
  const facts = { ...given, rows, changes, coverage: await coverage(db) };
  const files = await described(folder);
  await writeFile(file("README.md"), releaseReadMe({ ...facts, files }));
  await writeFile(file("datapackage.json"), `${JSON.stringify(dataPackage({ ...facts, files }), null, 2)}\n`);
  await writeFile(
    file("pledges.csv-metadata.json"),
    `${JSON.stringify(csvwMetadata({ ...facts, files }), null, 2)}\n`,
  );
  await writeFile(file("CITATION.cff"), citationFile({ ...facts, files }));
  const cited = citedRelease(facts);
  await writeFile(file("citation.bib"), bibtex(cited));
  await writeFile(file("citation.ris"), ris(cited));
  return { ...facts, files };
}

async function* ndjsonOf(chunks: AsyncIterable<LedgerRow[]>, siteUrl: string) {
  for await (const rows of chunks)
    yield rows.map((row) => `${JSON.stringify(jsonRow(row, siteUrl))}\n`).join("");
}

async function* cellsOf(chunks: AsyncIterable<LedgerRow[]>, siteUrl: string) {
  for await (const rows of chunks) yield rows.map((row) => columns.map(({ value }) => value(row, siteUrl)));
}

/** What is another, a line a field; changes are counted in `told`, and the first of them put there as sentences. */
async function* changesCsv(changes: Iterable<RowChange>, told: { count: number; first: string[] }) {
  yield "code,status,year,kind,change,field,was,is\r\n";
  for (const change of changes) {
    told.count++;
    if (told.first.length < MOST_KEPT) told.first.push(sentenceOf(change));
    const fields = [...new Set([...Object.keys(change.was), ...Object.keys(change.is)])];
    for (const field of fields)
      yield `${[...change.key, change.kind, field, change.was[field] ?? null, change.is[field] ?? null].map(cell).join(",")}\r\n`;
  }
}

/** 'P-2024-0010, committed: amount_ceiling was 3000000000, is 2500000000.' */
function sentenceOf({ key: [code, status, year], kind, was, is }: RowChange): string {
  const row = `${code}, ${[status, year].filter(Boolean).join(" ")}`;
  const sum = (from: Record<string, string | null>) =>
    [from.amount_floor, from.amount_ceiling]
      .filter((one, index, all) => one && all.indexOf(one) === index)
      .join(" to ");
  if (kind === "came") return `${row}: new${sum(is) ? `, ${sum(is)} ${is.currency}` : ""}.`;
  if (kind === "went") return `${row}: no longer counted${sum(was) ? `, ${sum(was)} ${was.currency}` : ""}.`;
  const fields = Object.keys(is).map(
    (field) => `${field} was ${was[field] ?? "empty"}, is ${is[field] ?? "empty"}`,
  );
  return `${row}: ${fields.join("; ")}.`;
}

async function described(folder: string): Promise<{ name: string; bytes: number; sha256: string }[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith("copy.db")).sort();
  const files = [];
  for (const name of names) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(join(folder, name)), hash);
    files.push({ name, bytes: (await stat(join(folder, name))).size, sha256: hash.digest("hex") });
  }
  return files;
}
