import { Problem } from "@pledgebook/core/values/problem";
import { openServer } from "./libsql.ts";
import type { OnSlow } from "./slow.ts";
import { openFile, openFileForReading } from "./sqlite.ts";
import type { Store } from "./store.ts";

/** Opens the store that a URL names: `file:` a SQLite file, anything else a libSQL server. `onSlow`: told of slow statements of a file. */
export function openStore(url: string, authToken?: string, onSlow?: OnSlow): Store {
  return url.startsWith("file:") ? openFile(url.slice("file:".length), onSlow) : openServer(url, authToken);
}

/** The same for a process that only ever reads: every write is refused, and of a file not even its modes are changed. */
export function openForReading(url: string, authToken?: string, onSlow?: OnSlow): Store {
  const store = url.startsWith("file:")
    ? openFileForReading(url.slice("file:".length), onSlow)
    : openServer(url, authToken);
  const refuse = () => Promise.reject(readOnly());
  return { ...store, write: refuse, derive: refuse, migrate: refuse };
}

const readOnly = () =>
  new Problem(
    "unavailable",
    "read_only",
    "This copy of the site is for reading only: nothing can be changed on it.",
  );
