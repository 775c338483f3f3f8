import { randomBytes } from "node:crypto";
import { Worker } from "node:worker_threads";

/** By this Next's thread knows questions of the server in front. */
export const MADE_BY = "x-pledgebook-made-by";

/** How many changes Next had told of when it sent an answer. */
export const CHANGES = "x-pledgebook-changes";

/** What the thread is told when it starts. */
export interface ToNext {
  token: string;
}

/** What the thread tells: where it listens; and the number of a change, with the articles that it touched (null: nobody knows). */
export type FromNext = { port: number } | { changes: number; articles: readonly string[] | null };

/** Next, on a thread of its own. */
export interface NextThread {
  /** Where it answers, to whoever knows the token. */
  port: number;
  token: string;
  /** Lets go of everything, if an answer was sent after a change that has not been told here yet. */
  hear: (changes: string | undefined) => void;
}

/**
 * How much Next's thread may take, in MB: it draws pages one after another, and without a bound it would rather take a gigabyte
 * than clean up.
 */
const HEAP = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 6 };

/** Starts Next's thread; resolves once it listens. A thread that ends takes the process with it: whoever runs it starts it anew. */
export function startNextThread(onChange: (articles: readonly string[] | null) => void): Promise<NextThread> {
  const token = randomBytes(24).toString("base64url");
  const worker = new Worker(new URL("next-worker.ts", import.meta.url), {
    workerData: { token } satisfies ToNext,
    resourceLimits: HEAP,
    // What Next says of itself when it starts is nobody's news.
    stdout: true,
  });
  let known = 0;
  let isListening = false;
  return new Promise((resolve, reject) => {
    worker.on("message", (message: FromNext) => {
      if ("port" in message) {
        const hear = (changes: string | undefined) => {
          if (Number(changes ?? 0) > known) onChange(null);
        };
        isListening = true;
        return resolve({ port: message.port, token, hear });
      }
      known = message.changes;
      // Before it listens nobody keeps anything.
      if (isListening) onChange(message.articles);
    });
    worker.on("error", (error) => {
      reject(error);
      throw error;
    });
    worker.on("exit", (code) => process.exit(code || 1));
  });
}
