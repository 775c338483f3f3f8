import { reanchor } from "@pledgebook/core/anchoring/reanchor";
import type { Command } from "commander";
import { z } from "zod";
import { answerInput } from "../lines.ts";
import type { Surroundings } from "../surroundings.ts";

/** `reanchor`: of every pair of texts on standard input, where the marks on the first stand in the second. */
export function addReanchor(program: Command, surroundings: Surroundings): void {
  program
    .command("reanchor")
    .description(
      "carry marks from one text to another: a line of JSON a text {id, before, after, annotations}, a line an answer",
    )
    .action(() => answerInput(surroundings, textsLine, reanchorLine));
}

const offset = z.number().int().min(0);

/** A line of `reanchor`: two texts, and marks on the first. Offsets are UTF-16 code units. */
const textsLine = z
  .object({
    id: z.union([z.string(), z.number()]),
    before: z.string(),
    after: z.string(),
    annotations: z.array(z.object({ id: z.union([z.string(), z.number()]), start: offset, end: offset })),
  })
  .refine(
    ({ before, annotations }) => annotations.every(({ start, end }) => start < end && end <= before.length),
    { path: ["annotations"], message: "start and end are no span of the text before" },
  );

/** What `reanchor` answers: each mark with its state and its place in the text after; no place when it is orphaned. */
function reanchorLine({ id, before, after, annotations }: z.infer<typeof textsLine>) {
  const carried = reanchor(before, after, annotations);
  return { id, annotations: annotations.map((mark, index) => ({ id: mark.id, ...carried[index] })) };
}
