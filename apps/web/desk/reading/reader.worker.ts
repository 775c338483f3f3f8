import { answer } from "./answer.ts";
import type { Answered, Asked } from "./reader.ts";

// Reads beside the page, which goes on answering keys and pointers meanwhile.
addEventListener("message", ({ data: { id, question } }: MessageEvent<Asked>) => {
  postMessage({ id, found: answer(question) } satisfies Answered);
});
