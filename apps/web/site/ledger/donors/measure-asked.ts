import type { SearchParams } from "@/server/query.ts";
import { type Measure, measures } from "@/wording/measure.ts";

/** The measure that an address asks for; sums where it asks for none that there is. */
export function measureAsked({ measure }: Awaited<SearchParams>): Measure {
  return measures.find((one) => one === measure) ?? "sum";
}
