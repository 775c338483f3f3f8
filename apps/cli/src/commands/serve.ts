import { Console } from "node:console";
import { fileURLToPath, pathToFileURL } from "node:url";
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
    .action((options: { development: boolean }) => serve(surroundings, options));
}

const webFolder = fileURLToPath(new URL("../../../web/", import.meta.url));

/**
 * Prepares the ledger, prints what a first run must know and serves the site, in this process, until a signal ends it. What the
 * site is told stands in the environment by then.
 */
async function serve(surroundings: Surroundings, options: { development: boolean }): Promise<never> {
  const newsroom = await openNewsroom(surroundings.env);
  const { environment, store } = newsroom;
  const firstRun = await prepareNewsroom(newsroom);
  const reason = await whyNotReady(store, new Date().toISOString());
  if (reason !== null) new Console(surroundings.stderr).error(`pledgebook: ${reason}`);
  await store.close();
  Object.assign(process.env, surroundings.env, {
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
  });
  process.chdir(webFolder);
  const { serveSite } = (await import(new URL("server/serve.ts", pathToFileURL(webFolder)).href)) as {
    serveSite: (options: { isDevelopment: boolean }) => Promise<void>;
  };
  await serveSite({ isDevelopment: options.development });
  await announceWhenServing(surroundings, { environment, firstRun });
  return new Promise(() => {});
}

/** Says where the site is, and what a first run must know, as soon as it answers. */
async function announceWhenServing(
  { stdout }: Surroundings,
  { environment, firstRun }: { environment: Newsroom["environment"]; firstRun: string[] },
): Promise<void> {
  const { host, port, siteName } = environment;
  const address = `http://${host ?? "localhost"}:${port}`;
  for (;;) {
    const answers = await fetch(`http://${host ?? "127.0.0.1"}:${port}/readyz`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (answers) {
      const lines = [`  ${siteName} is serving on ${address}`, `  The desk: ${address}/desk`];
      return new Console(stdout).log([...firstRun, "", ...lines, ""].join("\n"));
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
