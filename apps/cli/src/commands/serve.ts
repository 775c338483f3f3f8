import { spawn } from "node:child_process";
import { Console } from "node:console";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readEnvironment } from "@pledgebook/api/server/environment";
import { checkPort } from "@pledgebook/api/server/listening";
import { whyNotReady } from "@pledgebook/api/server/readiness";
import type { Command } from "commander";
import { prepareNewsroom } from "../first-run.ts";
import { openCopy, openNewsroom } from "../newsroom.ts";
import type { Surroundings } from "../surroundings.ts";

/** `serve`: prepares the database and serves the built site (or, for development, the one that is being written). */
export function addServe(program: Command, surroundings: Surroundings): void {
  program
    .command("serve")
    .description("prepare the database and serve the site")
    .option("--development", "with Next's development server", false)
    .action((options: { development: boolean }) => serve(surroundings, options));
}

/** What V8 may take for the passing values of what is sent, in MB: with its own 16 a process of two threads takes 40 more. */
const NODE_FLAGS = ["--max-semi-space-size=4"];

/**
 * How glibc keeps memory (mallopt(3)): two arenas for two threads of work, and what is as large as a page of the site is given back as
 * soon as nobody uses it. Without, it keeps hundreds of MB in pieces.
 */
const memoryOfLibc = ({
  MALLOC_ARENA_MAX = "2",
  MALLOC_MMAP_THRESHOLD_ = "131072",
  MALLOC_TRIM_THRESHOLD_ = "131072",
}: Surroundings["env"]) => ({ MALLOC_ARENA_MAX, MALLOC_MMAP_THRESHOLD_, MALLOC_TRIM_THRESHOLD_ });

const webFolder = fileURLToPath(new URL("../../../web/", import.meta.url));

/** Opens the newsroom, fills it on a first run, and says what that run must know. */
async function prepare(surroundings: Surroundings) {
  const newsroom = await openNewsroom(surroundings.env);
  const { environment, store } = newsroom;
  const firstRun = await prepareNewsroom(newsroom);
  const reason = await whyNotReady(store, new Date().toISOString());
  if (reason !== null) new Console(surroundings.stderr).error(`pledgebook: ${reason}`);
  await store.close();
  if (firstRun.length > 0) new Console(surroundings.stdout).log(firstRun.join("\n"));
  return environment;
}

/**
 * Prepares the ledger, says what a first run must know and goes on as the server, in this very process: what preparing took of
 * memory is given back. Ends with a signal.
 */
async function serve(surroundings: Surroundings, options: { development: boolean }): Promise<void> {
  const { port, host, readOnly } = readEnvironment(surroundings.env);
  await checkPort(port, host);
  const environment = await (readOnly ? openCopy(surroundings.env) : prepare(surroundings));
  const env = {
    ...surroundings.env,
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: options.development ? "development" : "production",
    PORT: String(environment.port),
    HOST: environment.host ?? "",
    METRICS_PORT: environment.metricsPort ? String(environment.metricsPort) : "",
    DATABASE_URL: environment.databaseUrl,
    DATA_FOLDER: environment.dataFolder,
    AUTH_SECRET: environment.authSecret,
    SITE_URL: environment.siteUrl,
    SITE_NAME: environment.siteName,
    TIME_ZONE: environment.timeZone,
    ...memoryOfLibc(surroundings.env),
  };
  process.chdir(webFolder);
  const args = [
    ...NODE_FLAGS,
    join(webFolder, "server/front/main.ts"),
    ...(options.development ? ["--development"] : []),
  ];
  if (process.execve) process.execve(process.execPath, [process.execPath, ...args], env);
  // Windows cannot go on as another program: a child serves.
  const child = spawn(process.execPath, args, { env, stdio: "inherit" });
  surroundings.exitCode = await new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 0)));
}
