import { Worker } from "node:worker_threads";
import { Problem } from "@pledgebook/core/values/problem";
import type { ForeignTasks, FromReader, ToReader } from "./foreign-text.worker.ts";

/** What somebody else wrote may be made to be dear: it is read on a thread of its own, and only for so long. */
export type ReadForeign = <K extends keyof ForeignTasks>(
  task: K,
  ...given: Parameters<ForeignTasks[K]>
) => Promise<Awaited<ReturnType<ForeignTasks[K]>>>;

/** A page of five megabytes as newspapers have them takes a second or two; in ms. */
const LONGEST = 10_000;

/** A megabyte of a page takes some forty of memory; in MB. */
const MEMORY = { maxOldGenerationSizeMb: 512, stackSizeMb: 4 };

/**
 * Reads what others wrote, each on a thread that ends with it. `thread`: the file of `foreign-text.worker.ts`; a bundle cannot know
 * where it stands. @throws Problem of the reading; `foreign_too_heavy` where it takes too long, or more memory than there is for it.
 */
export function foreignReader(thread: string | URL, longest = LONGEST): ReadForeign {
  return (task, ...given) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(thread, {
        workerData: { task, given } satisfies ToReader,
        resourceLimits: MEMORY,
      });
      const tooHeavy = () =>
        new Problem(
          "too_large",
          "foreign_too_heavy",
          "Reading this takes too long: it is built in a way that no article is. Copy its text and paste it.",
        );
      const timer = setTimeout(() => end(() => reject(tooHeavy())), longest);
      const end = (settle: () => void) => {
        clearTimeout(timer);
        void worker.terminate();
        settle();
      };
      worker.on("message", (said: FromReader) =>
        end(() => {
          if ("read" in said) return resolve(said.read as Awaited<ReturnType<ForeignTasks[typeof task]>>);
          const { code, key, message, details } = said.problem;
          reject(new Problem(code, key, message, details));
        }),
      );
      // Out of memory or of stack.
      worker.on("error", () => end(() => reject(tooHeavy())));
    });
}
