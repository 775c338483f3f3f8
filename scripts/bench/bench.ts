import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "../gate/chromium.ts";
import { killAll, treeOf } from "../gate/processes.ts";
import { command } from "../gate/steps.ts";
import { benchArticle } from "./article.ts";
import { benchDesk } from "./desk.ts";
import { benchLedger, loadFolder } from "./ledger.ts";
import { benchLighthouse } from "./lighthouse.ts";
import { benchOpenData } from "./open-data.ts";
import { benchReaders } from "./readers.ts";
import { benchRoutes } from "./routes.ts";

/**
 * `npm run bench`: what the longest article costs the server and its readers, beside two pages that do as little as can be;
 * what Lighthouse says of three pages on a phone; what a person at the desk waits for in a very long article; and what
 * questions to a large ledger cost, beside bare SQL and DuckDB; what the API costs beside bare SQL, and a release. `-- --readers` for what many readers of several pages get, `-- --routes`
 * for what one request of each route costs over a large ledger, `-- --article`, `-- --lighthouse`, `-- --desk`,
 * `-- --ledger` or `-- --open-data` for one of them, `--full` for a ledger of a million pledges, `--quick` for a first impression.
 */
const has = (flag: string) => process.argv.includes(`--${flag}`);
const quick = has("quick");
const ledgerSize = has("full")
  ? { articles: 100_000, pledges: 1_000_000 }
  : quick
    ? { articles: 2000, pledges: 20_000 }
    : { articles: 20_000, pledges: 200_000 };
const temporary = fileURLToPath(new URL("../../.tmp/", import.meta.url));
mkdirSync(temporary, { recursive: true });
const folder = mkdtempSync(join(temporary, "bench-"));
const cleanUp = () => {
  killAll(treeOf(process.pid));
  rmSync(folder, { recursive: true, force: true });
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    cleanUp();
    process.exit(130);
  });

try {
  const only = ["readers", "routes", "article", "lighthouse", "desk", "ledger", "open-data"].filter(has);
  const isAsked = (part: string) => only.length === 0 || only.includes(part);
  const chromium = ["article", "lighthouse", "desk"].some(isAsked) ? await findChromium(command) : null;
  if (isAsked("article"))
    await benchArticle(folder, chromium, quick ? { rounds: 1, seconds: 2 } : { rounds: 3, seconds: 8 });
  if (isAsked("readers"))
    await benchReaders(join(folder, "readers"), {
      seconds: quick ? 3 : 12,
      addresses: quick ? 2_000 : has("full") ? 60_000 : 10_000,
    });
  if (chromium && isAsked("lighthouse")) await benchLighthouse(join(folder, "lighthouse"), chromium);
  if (chromium && isAsked("desk")) await benchDesk(join(folder, "desk"), chromium);
  if (isAsked("routes")) await benchRoutes(join(folder, "routes"), loadFolder, ledgerSize);
  if (isAsked("ledger")) await benchLedger(ledgerSize, loadFolder);
  if (isAsked("open-data")) await benchOpenData(join(folder, "open-data"), loadFolder, ledgerSize);
} finally {
  cleanUp();
}
