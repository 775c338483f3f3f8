import { detect } from "@pledgebook/core/reading/detect";
import { isDay } from "@pledgebook/core/values/day";
import type { Command } from "commander";
import { z } from "zod";
import { answerInput } from "../lines.ts";
import { suggestionLine } from "../suggestion-line.ts";
import type { Surroundings } from "../surroundings.ts";

/** `detect`: of every article on standard input, the pledges that its sentences seem to state. */
export function addDetect(program: Command, surroundings: Surroundings): void {
  program
    .command("detect")
    .description(
      "suggest the pledges of articles: a line of JSON an article {id, title, published_on, body}, a line an answer",
    )
    .action(() => answerInput(surroundings, articleLine, detectLine));
}

/** A line of `detect`: an article. Offsets in the answer are UTF-16 code units of `body`. */
const articleLine = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().optional(),
  published_on: z.string().nullish(),
  body: z.string(),
});

/** What `detect` answers to an article: the pledges that its sentences seem to state. Amounts in units of the currency. */
function detectLine({ id, title, published_on, body }: z.infer<typeof articleLine>) {
  const publishedOn = published_on && isDay(published_on) ? published_on : null;
  return { id, suggestions: detect(body, { title, publishedOn }).map(suggestionLine) };
}
