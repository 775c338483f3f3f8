import { openServer } from "./libsql.ts";
import { openFile } from "./sqlite.ts";
import type { Store } from "./store.ts";

/** Opens the store that a URL names: `file:` a SQLite file, anything else a libSQL server. */
export function openStore(url: string, authToken?: string): Store {
  return url.startsWith("file:") ? openFile(url.slice("file:".length)) : openServer(url, authToken);
}
