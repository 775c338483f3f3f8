import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import next from "next";
import { type Answering, answering } from "../answering.ts";
import { answerPages, isAskedByOthers, languagePrefix, sayInWords } from "./answers.ts";

/** What a page of Next cannot say itself: it has 200 for a withdrawn article, 308 for one that has another address. */
const GONE = 410;
const MOVED = 301;
/** The database does not answer: whoever asks may ask again. */
const AWAY = 503;

interface NextSite {
  isDevelopment: boolean;
  port: number;
  hostname?: string;
  /** Where this very site answers, for what it asks itself, and what it says with each question. */
  self: string;
  headers: Record<string, string>;
  /** Other addresses are gone than before. */
  onGone: () => void;
}

/** Starts Next, with pages for what has no page and with the clock; what answers its requests. */
export async function startNext(site: NextSite): Promise<RequestListener> {
  const { isDevelopment, port, hostname } = site;
  if (!isDevelopment) useBuiltConfig();
  const app = next({
    dev: isDevelopment,
    dir: webFolder,
    port,
    ...(hostname ? { hostname } : {}),
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const answerPage = answerPages(site.self, site.headers);
  const gone = goneAddresses(site);
  return (request, response) => {
    const isGone = gone().has((request.url ?? "").split("?", 1)[0] ?? "");
    const prefix = languagePrefix(request.url ?? "");
    if (isAskedByOthers(request)) request.url = `${prefix}/none`;
    const asked: Answering = { digest: null, isAway: false };
    const said = (status: number) =>
      status === 200 && isGone
        ? GONE
        : status === 308
          ? MOVED
          : status === 500 && asked.isAway
            ? AWAY
            : status;
    // In development Next shows what went wrong itself.
    if (!isDevelopment) sayInWords(response, asked, said, (kind) => answerPage(prefix, kind));
    answering.run(asked, () => void handle(request, response));
  };
}

const webFolder = join(import.meta.dirname, "../..");

/**
 * Lets Next take its settings from what was built, as the server of a standalone build does (`output: "standalone"` of its docs):
 * else it loads its compilers to read `next.config.ts`, 45 MB that a server never uses.
 */
function useBuiltConfig(): void {
  const { config } = JSON.parse(readFileSync(join(webFolder, ".next/required-server-files.json"), "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}

const EVERY_MS = 1_000;

/**
 * Every second: what is due is published, what others changed is let go of, and what is gone is known: addresses of withdrawn
 * articles, and of pledges that count no more.
 */
function goneAddresses({ self, headers, onGone }: NextSite): () => ReadonlySet<string> {
  let gone: ReadonlySet<string> = new Set();
  let isAsking = false;
  setInterval(async () => {
    if (isAsking) return;
    isAsking = true;
    try {
      const answer = await fetch(`${self}/api/due`, {
        method: "POST",
        headers,
        signal: AbortSignal.timeout(10_000),
      });
      const { gone: paths } = (await answer.json()) as { gone: string[] | null };
      if (paths === null) throw new Error("The database does not answer.");
      const found = new Set(paths.flatMap((path) => [path, `/uk${path}`]));
      const isOther = found.size !== gone.size || [...found].some((path) => !gone.has(path));
      gone = found;
      if (isOther) onGone();
    } catch {
      // The database may be away for a moment; the next second asks again.
    }
    isAsking = false;
  }, EVERY_MS).unref();
  return () => gone;
}
