import { existsSync, statSync } from "node:fs";
import { readdir, statfs } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readEnvironment } from "@pledgebook/api/server/environment";
import { whyNotReady } from "@pledgebook/api/server/readiness";
import { listImages } from "@pledgebook/db/queries/articles/images-used";
import { findSumProblem } from "@pledgebook/db/queries/ledger/check";
import { countMails } from "@pledgebook/db/queries/mails";
import { listCopyHashes } from "@pledgebook/db/queries/source-looks";
import { openStore } from "@pledgebook/db/store/open";
import type { Database } from "@pledgebook/db/store/store";
import type { Command } from "commander";
import { filesOfOthers, refuseForRoot } from "../folder-owner.ts";
import { type Surroundings, say } from "../surroundings.ts";

/** Less than this is too little for a day's work. Bytes. */
const LEAST_DISK = 500_000_000;

/** One thing that was looked at; `problem`: what is wrong with it and what to do; null where nothing is. */
interface Finding {
  check: string;
  problem: string | null;
}

/** `doctor`: looks at everything that can be wrong with a newsroom, repairs none of it, and ends with 1 where anything is. */
export function addDoctor(program: Command, surroundings: Surroundings): void {
  program
    .command("doctor")
    .description(
      "look whether database, sums, clock, disk, files, pictures and copies of sources are as they should be; repairs nothing",
    )
    .action(async () => {
      const findings = await examine(surroundings.env, new Date());
      for (const finding of findings) say(surroundings, finding);
      if (findings.some(({ problem }) => problem !== null)) surroundings.exitCode = 1;
    });
}

async function examine(env: NodeJS.ProcessEnv, now: Date): Promise<Finding[]> {
  const environment = readEnvironment(env);
  const dataFolder = resolve(environment.dataFolder);
  const isFile = environment.databaseUrl.startsWith("file:");
  const database = isFile ? resolve(environment.databaseUrl.slice("file:".length)) : null;
  if (database !== null && !existsSync(database))
    return [{ check: "database", problem: `There is no file ${database}. DATABASE_URL says where it is.` }];
  refuseForRoot(dataFolder);
  // Looked at before the database is opened: opening it makes its file private.
  const files =
    database === null
      ? []
      : [
          {
            check: "files",
            problem: openFiles([database, join(dataFolder, "auth-secret")]) ?? notOurs(dataFolder),
          },
        ];
  const store = openStore(
    database === null ? environment.databaseUrl : `file:${database}`,
    environment.databaseAuthToken,
  );
  try {
    const { db } = store;
    return [
      ...(isFile ? await soundness(db) : []),
      { check: "ready", problem: await whyNotReady(store, now.toISOString()) },
      { check: "sums", problem: await findSumProblem(db) },
      { check: "counting", problem: await pending(db) },
      { check: "letters", problem: await letters(db) },
      { check: "disk", problem: await disk(dataFolder) },
      ...files,
      { check: "pictures", problem: await pictures(db, join(dataFolder, "images")) },
      { check: "sources", problem: await copies(db, join(dataFolder, "sources")) },
    ];
  } finally {
    await store.close();
  }
}

async function soundness(db: Database): Promise<Finding[]> {
  const integrity = await db.all<{ integrity_check: string }>("PRAGMA integrity_check(5)");
  const keys = await db.all<{ table: string }>("PRAGMA foreign_key_check");
  const said = integrity.map(({ integrity_check }) => integrity_check).join("; ");
  return [
    { check: "integrity", problem: said === "ok" ? null : `${said}. Restore a backup.` },
    {
      check: "references",
      problem:
        keys.length === 0 ? null : `${keys.length} rows refer to none (${keys[0]?.table}). Restore a backup.`,
    },
  ];
}

async function pending(db: Database): Promise<string | null> {
  const [row] = await db.all<{ n: number }>("SELECT count(*) AS n FROM ledger_pending");
  return row && row.n > 0 ? `${row.n} changes are not counted yet: the next start counts them.` : null;
}

async function letters(db: Database): Promise<string | null> {
  const { waiting, mostTries } = await countMails(db);
  return mostTries > 1
    ? `${waiting} letters wait, and the mail server has taken none of them. SMTP_URL says where it is.`
    : null;
}

async function disk(folder: string): Promise<string | null> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  return free < LEAST_DISK ? `Only ${Math.round(free / 1e6)} MB are free in ${folder}.` : null;
}

/** Files of the newsroom hold drafts and what signs cookies: nobody else on the machine shall read them. */
function openFiles(paths: string[]): string | null {
  if (process.platform === "win32") return null;
  const open = paths.filter((path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0);
  return open.length > 0
    ? `Others on this machine could read ${open.join(", ")}. A start makes the database private; chmod 600 the rest.`
    : null;
}

/** What somebody else has left in the folder: a restore by root, a release. */
function notOurs(folder: string): string | null {
  if (process.platform === "win32") return null;
  const [first, ...others] = filesOfOthers(folder);
  return first === undefined
    ? null
    : `${first}${others.length > 0 ? ` and ${others.length} more` : ""} belong to another user than ${folder}: who serves may be unable to open them. chown -R gives them back.`;
}

async function pictures(db: Database, folder: string): Promise<string | null> {
  const used = await listImages(db);
  const kept = new Set(existsSync(folder) ? await readdir(folder) : []);
  const missing = used.filter((name) => !kept.has(name));
  return missing.length > 0 ? `${missing.length} pictures of articles are missing (${missing[0]}).` : null;
}

/** Without their files copies of sources prove nothing. Files that no copy names go by themselves within a day. */
async function copies(db: Database, folder: string): Promise<string | null> {
  const kept = new Set(existsSync(folder) ? await readdir(folder) : []);
  const missing = (await listCopyHashes(db)).filter((hash) => !kept.has(hash));
  return missing.length > 0
    ? `${missing.length} copies of sources have no file (${missing[0]}). A backup may hold them.`
    : null;
}
