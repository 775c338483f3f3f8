import "server-only";
import { cache } from "react";
import { readerApi } from "@/server/api.ts";
import { type Names, namesFrom } from "./names.ts";

/** Names in a language, asked for once a request. */
export const namesIn = cache(async (locale: string): Promise<Names> => {
  const { parties, channels } = await readerApi().ledger.names();
  return namesFrom(locale, parties, channels);
});
