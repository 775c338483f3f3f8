import type { Suggestion, TextContext } from "@pledgebook/core/reading/suggestion";
import type { Span } from "@pledgebook/core/text/span";
import type { Question } from "./answer.ts";

/** What the page sends to its reader, and what comes back. */
export interface Asked {
  id: number;
  question: Question;
}
export interface Answered {
  id: number;
  found: Suggestion[];
}

/** The part of a `Worker` that a reader needs. */
export type ReadingWorker = Pick<Worker, "postMessage" | "addEventListener" | "terminate">;

interface Waiting extends Asked {
  signal: AbortSignal | undefined;
  resolve: (found: Suggestion[]) => void;
  reject: (reason: unknown) => void;
}

/**
 * Asks a worker one question after another; one that nobody waits for any more when its turn comes is not read at all. What a
 * worker cannot read, because it does not start or fails, is read on the page itself.
 */
export function createReader(startWorker: () => ReadingWorker) {
  let worker: ReadingWorker | "none" | null = null;
  let asked: Waiting | null = null;
  let lastId = 0;
  const waiting: Waiting[] = [];

  function start(): ReadingWorker | "none" {
    try {
      const started = startWorker();
      started.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
        if (data.id === asked?.id) settle(asked, data.found);
      });
      started.addEventListener("error", fail);
      return started;
    } catch {
      return "none";
    }
  }

  /** From now on the page reads for itself, first of all what was being read. */
  function fail() {
    if (worker !== "none") worker?.terminate();
    worker = "none";
    if (asked) void readHere(asked);
  }

  async function readHere(one: Waiting) {
    try {
      const { answer } = await import("./answer.ts");
      settle(one, answer(one.question));
    } catch (error) {
      one.reject(error);
      next();
    }
  }

  function settle(one: Waiting, found: Suggestion[]) {
    one.resolve(found);
    next();
  }

  function next() {
    asked = waiting.shift() ?? null;
    if (!asked) return;
    if (asked.signal?.aborted) return next();
    worker ??= start();
    const { id, question } = asked;
    if (worker === "none") void readHere(asked);
    else worker.postMessage({ id, question } satisfies Asked);
  }

  /** Resolves to what was found; rejects with the signal's reason as soon as nobody waits for it any more. */
  return function ask(question: Question, signal?: AbortSignal): Promise<Suggestion[]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
      lastId += 1;
      waiting.push({ id: lastId, question, signal, resolve, reject });
      if (!asked) next();
    });
  };
}

const ask = createReader(
  () => new Worker(new URL("./reader.worker.ts", import.meta.url), { type: "module" }),
);

/** All that a text seems to promise. Rejects with the signal's reason when that says so first. */
export function readText(text: string, context: TextContext, signal?: AbortSignal): Promise<Suggestion[]> {
  return ask({ text, context }, signal);
}

/** What words of a text state. Rejects with the signal's reason when that says so first. */
export async function readWords(
  text: string,
  span: Span,
  context: TextContext = {},
  signal?: AbortSignal,
): Promise<Suggestion> {
  const [read] = await ask({ text, context, span }, signal);
  if (!read) throw new Error("words were read and nothing came of it");
  return read;
}
