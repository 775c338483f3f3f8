import { foldLog } from "@pledgebook/db/store/database-file";

/** What a server does last: in the file of a database that is one stands then all that was written. Never throws. */
export function endCleanly(databaseUrl: string | undefined): void {
  if (databaseUrl?.startsWith("file:")) foldLog(databaseUrl.slice("file:".length));
}
