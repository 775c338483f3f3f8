import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { streamRows } from "@pledgebook/api/ledger/answer";
import { readQuestion } from "@pledgebook/api/ledger/question";
import { openStore } from "@pledgebook/db/store/open";
import { csvOf } from "@pledgebook/formats/write/csv";

/** A file of the whole ledger, and what it took to make. */
export interface Export {
  name: string;
  rows: number;
  seconds: number;
  /** The most that the process held (resident), and how much more that is than before it began. */
  megabytes: number;
  grown: number;
}

const script = fileURLToPath(import.meta.url);

/** Makes the files in processes of their own, so that each one's memory is its own. `file`: a loaded database. */
export function measureExports(file: string): Export[] {
  return ["csv", "rows"].map((what) => {
    const run = spawnSync(process.execPath, [script, what, file], { encoding: "utf8" });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout) as Export;
  });
}

async function write(what: string, file: string): Promise<Export> {
  const { db, close } = openStore(`file:${file}`);
  const question = await readQuestion(db, "", "2100-01-01");
  const before = process.memoryUsage.rss();
  const began = performance.now();
  let most = before;
  let rows = 0;
  if (what === "csv") {
    rows = -1;
    for await (const text of csvOf(streamRows(db, question), "https://example.org")) {
      // The quotes of a load hold no line break.
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) rows++;
      Buffer.byteLength(text);
      most = Math.max(most, process.memoryUsage.rss());
    }
  } else {
    for (let last = 0; ; ) {
      const found = await db.all<{ id: number }>(
        `SELECT * FROM ledger_rows WHERE recorded_to IS NULL AND id > ${last} ORDER BY id LIMIT 2000`,
      );
      rows += found.length;
      last = found.at(-1)?.id ?? 0;
      most = Math.max(most, process.memoryUsage.rss());
      if (found.length < 2000) break;
    }
  }
  const seconds = (performance.now() - began) / 1000;
  await close();
  return {
    name: what === "csv" ? "the site's CSV" : "the same rows read by id, and nothing written",
    rows,
    seconds,
    megabytes: most / 1e6,
    grown: (most - before) / 1e6,
  };
}

if (process.argv[1] === script) {
  const [what = "", file = ""] = process.argv.slice(2);
  console.log(JSON.stringify(await write(what, file)));
}
