import { reanchor } from "@pledgebook/core/anchoring/reanchor";
import { z } from "zod";

const offset = z.number().int().min(0);

/** A line of `reanchor`: two texts, and marks on the first. Offsets are UTF-16 code units. */
export const textsLine = z
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
export function reanchorLine({ id, before, after, annotations }: z.infer<typeof textsLine>) {
  const carried = reanchor(before, after, annotations);
  return { id, annotations: annotations.map((mark, index) => ({ id: mark.id, ...carried[index] })) };
}
