import type { OutsideMapping } from "@pledgebook/core/matching/outside-mapping";
import { isCurrency } from "@pledgebook/core/values/currencies";
import { categories, statuses } from "@pledgebook/core/values/vocabulary";
import { z } from "zod";
import { line, optionalLine, partyCode } from "../server/inputs.ts";

const column = line(200, 1);

/** What a newsroom says of how an outside ledger is read: the same as of those that ship, kept with the set and as a file. */
export const ownMapping: z.ZodType<OutsideMapping, unknown> = z.strictObject({
  name: line(80, 2),
  publisher: line(120),
  url: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]),
  columns: z.strictObject({
    id: z.array(column).min(1).max(5),
    package: column.optional(),
    donor: column,
    date: column.optional(),
    amount: column.optional(),
    currency: column.optional(),
    currencyIs: z.string().refine(isCurrency).optional(),
    stage: column.optional(),
    category: column.optional(),
    channel: column.optional(),
    inKind: column.optional(),
    wording: column.optional(),
    source: column.optional(),
  }),
  stages: z.record(line(200), z.enum(statuses)),
  categories: z.record(line(200), z.enum(categories)),
  donors: z.record(line(200), partyCode),
  noValue: z.array(line(80)).max(20),
  donorEndings: z.array(z.string().max(80)).max(20),
  remark: optionalLine(500).transform((text) => text ?? ""),
});
