import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Auth, createAuth } from "@pledgebook/api/auth";
import { type Environment, readEnvironment } from "@pledgebook/api/environment";
import { openStore } from "@pledgebook/db/open";
import type { Store } from "@pledgebook/db/store";

export interface Newsroom {
  environment: Environment & { authSecret: string };
  store: Store;
  auth: Auth;
}

/** Reads the environment, opens the ledger that it names and brings its schema up to date. The one place that reads it. */
export async function openNewsroom(): Promise<Newsroom> {
  const read = readEnvironment(process.env);
  const databaseUrl = read.databaseUrl.startsWith("file:")
    ? `file:${resolve(read.databaseUrl.slice("file:".length))}`
    : read.databaseUrl;
  const environment = { ...read, databaseUrl, authSecret: read.authSecret ?? keptSecret(databaseUrl) };
  const store = openStore(environment.databaseUrl, environment.databaseAuthToken);
  await store.migrate();
  const auth = createAuth(store, { secret: environment.authSecret, siteUrl: environment.siteUrl });
  return { environment, store, auth };
}

/** The secret that signs cookies, made on the first run and kept beside the database, readable by its owner alone. */
function keptSecret(databaseUrl: string): string {
  const folder = databaseUrl.startsWith("file:")
    ? dirname(databaseUrl.slice("file:".length))
    : resolve("data");
  const file = join(folder, "auth-secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  mkdirSync(folder, { recursive: true });
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
