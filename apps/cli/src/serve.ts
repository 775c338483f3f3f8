import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { issueFirstAdminToken } from "@pledgebook/api/accounts/first-admin";
import { addPerson } from "@pledgebook/api/server/auth";
import { indexMissing } from "@pledgebook/db/queries/search";
import { countUsers } from "@pledgebook/db/queries/users";
import { coverage } from "@pledgebook/db/recount/coverage";
import { recount } from "@pledgebook/db/recount/recount";
import { seedNames } from "@pledgebook/db/reference-data";
import { demonstrationReached, seedDemonstration } from "@pledgebook/demo/demonstration";
import { type Newsroom, openNewsroom } from "./open.ts";

const webFolder = fileURLToPath(new URL("../../web/", import.meta.url));

/** Prepares the ledger, prints what a first run must know and serves the site until a signal ends it. */
export async function serve(options: { development: boolean }): Promise<number> {
  const newsroom = await openNewsroom();
  const { environment, store } = newsroom;
  const firstRun = await prepare(newsroom);
  await store.close();
  const args = [join(webFolder, "server/serve.ts"), ...(options.development ? ["--development"] : [])];
  const child = spawn(process.execPath, args, {
    cwd: webFolder,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: options.development ? "development" : "production",
      PORT: String(environment.port),
      HOST: environment.host ?? "",
      DATABASE_URL: environment.databaseUrl,
      DATA_FOLDER: environment.dataFolder,
      AUTH_SECRET: environment.authSecret,
      SITE_URL: environment.siteUrl,
      SITE_NAME: environment.siteName,
    },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
  child.stdout.on("data", (chunk: Buffer) => {
    if (options.development) process.stdout.write(chunk);
  });
  announceWhenServing(environment, firstRun, () => child.exitCode === null);
  return new Promise((resolve) => child.on("exit", (code, signal) => resolve(signal ? 0 : (code ?? 1))));
}

/** Fills an empty ledger and makes the way in. Returns the lines that are shown on a first run only. */
async function prepare({ environment, store, auth }: Newsroom): Promise<string[]> {
  const lines: string[] = [];
  await recount(store, new Date().toISOString());
  await store.derive([indexMissing()]);
  const isNew = (await countUsers(store.db)) === 0;
  const isEmpty = (await coverage(store.db)).published === 0;
  // A first start that was broken off goes on telling the demonstration's past.
  if (environment.demo && isNew && (isEmpty || (await demonstrationReached(store.db)) !== null)) {
    const made = await seedDemonstration(store);
    lines.push(
      `The demonstration newsroom is in: ${made.articles} articles, ${made.pledges} pledges, ${made.marks} marks.`,
    );
    await store.derive([indexMissing()]);
  } else await seedNames(store);
  if ((await countUsers(store.db)) > 0) return lines;
  if (environment.demo) {
    const login = { email: "admin@pledgebook.example", password: randomBytes(12).toString("base64url") };
    await addPerson(auth, { ...login, name: "Admin", role: "admin" });
    lines.push(
      "",
      "  Log in at the desk (shown this once):",
      `    e-mail    ${login.email}`,
      `    password  ${login.password}`,
    );
  } else {
    const token = await issueFirstAdminToken(store, new Date());
    lines.push(
      "",
      "  Make the first admin (this link works once, for a day):",
      `    ${environment.siteUrl}/first-admin?token=${token}`,
    );
  }
  return lines;
}

function announceWhenServing(
  environment: Newsroom["environment"],
  firstRun: string[],
  alive: () => boolean,
): void {
  const address = `http://${environment.host ?? "localhost"}:${environment.port}`;
  const ask = async () => {
    while (alive()) {
      const answers = await fetch(`http://${environment.host ?? "127.0.0.1"}:${environment.port}/readyz`)
        .then((answer) => answer.ok)
        .catch(() => false);
      if (answers) {
        console.log(
          [
            ...firstRun,
            "",
            `  ${environment.siteName} is serving on ${address}`,
            `  The desk: ${address}/desk`,
            "",
          ].join("\n"),
        );
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  };
  void ask();
}
