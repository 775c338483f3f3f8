import { spawn } from "node:child_process";
import { Console } from "node:console";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { whyNotReady } from "@pledgebook/api/server/readiness";
import type { Command } from "commander";
import { prepareNewsroom } from "../first-run.ts";
import { type Newsroom, openNewsroom } from "../newsroom.ts";
import type { Surroundings } from "../surroundings.ts";

/** `serve`: prepares the database and serves the built site (or, for development, the one that is being written). */
export function addServe(program: Command, surroundings: Surroundings): void {
  program
    .command("serve")
    .description("prepare the database and serve the site")
    .option("--development", "with Next's development server", false)
    .action(async (options: { development: boolean }) => {
      surroundings.exitCode = await serve(surroundings, options);
    });
}

const webFolder = fileURLToPath(new URL("../../../web/", import.meta.url));

/** Prepares the ledger, prints what a first run must know and serves the site until a signal ends it. */
async function serve(surroundings: Surroundings, options: { development: boolean }): Promise<number> {
  const newsroom = await openNewsroom(surroundings.env);
  const { environment, store } = newsroom;
  const firstRun = await prepareNewsroom(newsroom);
  const reason = await whyNotReady(store, new Date().toISOString());
  if (reason !== null) new Console(surroundings.stderr).error(`pledgebook: ${reason}`);
  await store.close();
  const args = [join(webFolder, "server/serve.ts"), ...(options.development ? ["--development"] : [])];
  const child = spawn(process.execPath, args, {
    cwd: webFolder,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...surroundings.env,
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: options.development ? "development" : "production",
      PORT: String(environment.port),
      HOST: environment.host ?? "",
      DATABASE_URL: environment.databaseUrl,
      DATA_FOLDER: environment.dataFolder,
      AUTH_SECRET: environment.authSecret,
      SITE_URL: environment.siteUrl,
      SITE_NAME: environment.siteName,
      TIME_ZONE: environment.timeZone,
    },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
  child.stdout.on("data", (chunk: Buffer) => {
    if (options.development) surroundings.stdout.write(chunk);
  });
  const serving = { environment, firstRun, alive: () => child.exitCode === null };
  void announceWhenServing(surroundings, serving);
  return new Promise((resolve) => child.on("exit", (code, signal) => resolve(signal ? 0 : (code ?? 1))));
}

/** Says where the site is, and what a first run must know, as soon as it answers; nothing if it ends before. */
async function announceWhenServing(
  { stdout }: Surroundings,
  site: { environment: Newsroom["environment"]; firstRun: string[]; alive: () => boolean },
): Promise<void> {
  const { host, port, siteName } = site.environment;
  const address = `http://${host ?? "localhost"}:${port}`;
  while (site.alive()) {
    const answers = await fetch(`http://${host ?? "127.0.0.1"}:${port}/readyz`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (answers) {
      const lines = [`  ${siteName} is serving on ${address}`, `  The desk: ${address}/desk`];
      return new Console(stdout).log([...site.firstRun, "", ...lines, ""].join("\n"));
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
