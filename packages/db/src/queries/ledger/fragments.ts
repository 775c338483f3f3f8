import { wordQuery } from "@pledgebook/core/text/search-words";
import { sql } from "drizzle-orm";

export const list = (values: readonly string[]) =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

export const name = (text: string) => sql.raw(text);

/** All words, the last perhaps still being typed; each as a phrase, so that none is read as an operator of the index. */
export function matchOf(text: string): string {
  return wordQuery(text) ?? "";
}
