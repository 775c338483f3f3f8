import { serveSite } from "./serve.ts";

/**
 * `pledgebook serve`, once the ledger is prepared (`apps/cli/src/commands/serve.ts`): the process goes on as this one, without
 * what preparing took. Says where the site is as soon as it answers.
 */
await serveSite({ isDevelopment: process.argv.includes("--development") });
const { HOST: host, PORT: port, SITE_NAME: siteName, SITE_URL: siteUrl, READ_ONLY: readOnly } = process.env;
const self = `http://${host || "127.0.0.1"}:${port}`;
while (!(await fetch(`${self}/readyz`).catch(() => null))?.ok)
  await new Promise((resolve) => setTimeout(resolve, 150));
// What most readers ask for first is made before anybody is sent here: the first page of a process takes a second, all others a tenth.
await fetch(`${self}/`).catch(() => null);
const address = `http://${host || "localhost"}:${port}`;
const reach = host
  ? ""
  : "  Whoever reaches this machine reaches it, too. HOST=127.0.0.1 keeps it to this machine.\n";
const desk = readOnly === "1" ? "" : `  The desk: ${siteUrl}/desk\n`;
process.stdout.write(`\n  ${siteName} is serving on ${address}\n${desk}${reach}\n`);
