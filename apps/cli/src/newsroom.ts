import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Environment, readEnvironment } from "@pledgebook/api/server/environment";
import { type Newsroom as Opened, openNewsroom as open } from "@pledgebook/api/server/newsroom";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openForReading } from "@pledgebook/db/store/open";
import { refuseForRoot } from "./folder-owner.ts";
import { refuseStandby } from "./standby-mark.ts";

/** An open newsroom, and what the operator has set: paths are absolute, the secret is there. */
export interface Newsroom extends Opened {
  environment: Environment & { authSecret: string };
}

/**
 * Reads the environment, opens the ledger that it names and brings its schema up to date. The one place that reads it.
 * @throws Error with a sentence that names the variable whose value is bad.
 */
export async function openNewsroom(variables: NodeJS.ProcessEnv): Promise<Newsroom> {
  const read = readEnvironment(variables);
  const databaseUrl = read.databaseUrl.startsWith("file:")
    ? `file:${resolve(read.databaseUrl.slice("file:".length))}`
    : read.databaseUrl;
  const dataFolder = resolve(read.dataFolder);
  refuseForRoot(dataFolder);
  refuseStandby(dataFolder);
  const environment = {
    ...read,
    databaseUrl,
    dataFolder,
    authSecret: read.authSecret ?? keptSecret(dataFolder),
  };
  const newsroom = open({ ...environment, readerThread });
  await newsroom.store.migrate(migrationsFolder);
  return { environment, ...newsroom };
}

/** The thread that reads what others wrote. */
export const readerThread = new URL(import.meta.resolve("@pledgebook/api/server/foreign-text.worker"));

/** Does a command's work in the newsroom that the environment names, and closes it however the work ends. */
export async function withNewsroom(
  variables: NodeJS.ProcessEnv,
  work: (newsroom: Newsroom) => Promise<unknown>,
): Promise<void> {
  const newsroom = await openNewsroom(variables);
  try {
    await work(newsroom);
  } finally {
    await newsroom.store.close();
  }
}

/** The same for a process that only reads: the newsroom as it is, nothing made. @throws Error where there is none, or another version's. */
export async function openCopy(variables: NodeJS.ProcessEnv): Promise<Environment & { authSecret: string }> {
  const read = readEnvironment(variables);
  const isFile = read.databaseUrl.startsWith("file:");
  const databaseUrl = isFile ? `file:${resolve(read.databaseUrl.slice("file:".length))}` : read.databaseUrl;
  if (isFile && !existsSync(databaseUrl.slice("file:".length)))
    throw new Error("READ_ONLY=1 serves a copy, and there is none: DATABASE_URL says where it is.");
  refuseForRoot(resolve(read.dataFolder));
  const store = openForReading(databaseUrl, read.databaseAuthToken);
  try {
    if (!(await store.isReady()))
      throw new Error("This copy was made by another version of Pledgebook, or is not whole.");
  } finally {
    await store.close();
  }
  // It signs nothing: nobody logs in.
  return {
    ...read,
    databaseUrl,
    dataFolder: resolve(read.dataFolder),
    authSecret: read.authSecret ?? randomBytes(32).toString("base64url"),
  };
}

/** The secret that signs cookies, made on the first run and kept in the data folder, readable by its owner alone. */
function keptSecret(folder: string): string {
  const file = join(folder, "auth-secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  mkdirSync(folder, { recursive: true });
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
