import { stat, statfs } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname } from "node:path";
import type { Figures } from "@pledgebook/api/server/figures";
import { log } from "@pledgebook/api/server/log";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

import { MADE_BY, type NextThread } from "./next-thread.ts";

/** In the text format of Prometheus, which whatever reads OpenMetrics takes as well (https://github.com/siimon/prom-client). */
const metrics = new Registry();

/** Upper ends of the classes that answers are counted in, in seconds. */
const CLASSES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const answered = new Histogram({
  name: "pledgebook_http_request_duration_seconds",
  help: "Answers by what was asked for and how it ended, and how long they took.",
  labelNames: ["kind", "status"],
  buckets: CLASSES,
  registers: [metrics],
});

/** Counts an answer. `path`: without a question; what it is counted as is one of few words, so that nobody makes the list long. */
export function measureRequest(path: string, status: number, ms: number): void {
  answered.observe({ kind: kindOf(path), status: `${Math.floor(status / 100)}xx` }, ms / 1000);
}

function kindOf(path: string): string {
  const [first = "", second = ""] = path
    .replace(/^\/uk(?=\/|$)/, "")
    .split("/")
    .slice(1);
  if (first === "") return "front page";
  if (first === "api") return second === "trpc" || second === "auth" ? second : "form";
  if (
    ["articles", "donors", "channels", "purposes", "desk", "search", "feeds", "pictures", "embed"].includes(
      first,
    )
  )
    return first;
  if (first === "pledges") return second ? "pledge" : "ledger";
  if (first.startsWith("pledges.")) return "file";
  if (["_next", "images", "share"].includes(first) || first.startsWith("reader.")) return "asset";
  return "other";
}

/** What is kept of finished answers, as `/metrics` tells it. */
interface Kept {
  pages: number;
  bytes: number;
}

/**
 * Tells at `/metrics`, on a port of this machine's loopback alone, how the site does: what was asked, the event loop, memory, what
 * is kept, what waits, the database's files and the disk. `databaseUrl`: of a server nothing is told of files.
 */
export function serveMetrics(
  port: number,
  { kept, next, databaseUrl }: { kept: () => Kept; next: NextThread; databaseUrl: string },
): void {
  // Node's own: processor, memory, event loop, garbage collection.
  collectDefaultMetrics({ register: metrics });
  gauge("pledgebook_kept_answers", "Finished answers that are kept.", () => kept().pages);
  gauge("pledgebook_kept_bytes", "Bytes of finished answers that are kept.", () => kept().bytes);
  const figures = figuresFrom(next);
  for (const [name, help, figure] of FIGURES) gauge(name, help, async () => (await figures())[figure]);
  if (databaseUrl.startsWith("file:")) {
    const file = databaseUrl.slice("file:".length);
    gauge("pledgebook_database_bytes", "Size of the database's file.", () => sizeOf(file));
    gauge("pledgebook_wal_bytes", "Size of the database's write-ahead log.", () => sizeOf(`${file}-wal`));
    gauge("pledgebook_disk_free_bytes", "What is free where the database is.", async () => {
      const { bavail, bsize } = await statfs(dirname(file));
      return bavail * bsize;
    });
  }
  createServer(async (request, response) => {
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    try {
      const told = await metrics.metrics();
      response.writeHead(200, { "content-type": metrics.contentType }).end(told);
    } catch (error) {
      log.error({ error }, "figures could not be told");
      response.writeHead(500).end();
    }
  })
    // Readers are served whether or not somebody can watch.
    .on("error", (error) =>
      log.error({ error }, "figures are told nowhere: METRICS_PORT cannot be listened on"),
    )
    .listen(port, "127.0.0.1");
}

const FIGURES: readonly [string, string, keyof Figures][] = [
  ["pledgebook_countings_waiting", "Pledges and articles that wait to be counted anew.", "countings"],
  ["pledgebook_letters_waiting", "Letters that wait to be sent.", "letters"],
  ["pledgebook_slow_queries", "Statements that took half a second or more since the start.", "slowQueries"],
];

/** What only Next's thread knows, asked once a telling. Where the database does not answer, nothing of it is told. */
function figuresFrom({ port, token }: NextThread): () => Promise<Record<keyof Figures, number>> {
  let asked: { at: number; answer: Promise<Figures> } | null = null;
  return async () => {
    if (!asked || Date.now() - asked.at > 1_000)
      asked = {
        at: Date.now(),
        answer: fetch(`http://127.0.0.1:${port}/api/figures`, {
          headers: { [MADE_BY]: token },
          signal: AbortSignal.timeout(3_000),
        }).then((answer) => answer.json() as Promise<Figures>),
      };
    return asked.answer.catch(() => ({
      countings: Number.NaN,
      letters: Number.NaN,
      slowQueries: Number.NaN,
    }));
  };
}

function gauge(name: string, help: string, value: () => number | Promise<number>): void {
  new Gauge({
    ...{ name, help, registers: [metrics] },
    async collect() {
      this.set(await value());
    },
  });
}

/** In bytes; none where there is no such file. */
async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}
