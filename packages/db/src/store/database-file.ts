import { existsSync, rmSync } from "node:fs";
import SqliteFile from "better-sqlite3";

/**
 * Writes into a database file what stands in its log (https://sqlite.org/pragma.html#pragma_wal_checkpoint), as far as nobody
 * is reading it. Never throws: what is not written stays in the log, which belongs to the file.
 */
export function foldLog(path: string): void {
  try {
    const client = new SqliteFile(path, { fileMustExist: true, timeout: 500 });
    try {
      client.pragma("wal_checkpoint(TRUNCATE)");
    } finally {
      client.close();
    }
  } catch {
    // The next start reads the log.
  }
}

/**
 * Whether anybody else has a database file open: while they do, nobody gets it for themselves alone
 * (https://sqlite.org/pragma.html#pragma_locking_mode). A file that is not there, or is none, is nobody's.
 */
export function isInUse(path: string): boolean {
  if (!existsSync(path)) return false;
  const client = new SqliteFile(path, { timeout: 500 });
  try {
    client.pragma("locking_mode = EXCLUSIVE");
    client.exec("BEGIN EXCLUSIVE");
    client.exec("COMMIT");
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
  } finally {
    client.close();
  }
}

/**
 * Takes a lock that others who ask for this path do not get, and that the system takes back from a process however it ends; a way to
 * give it back, or null where somebody has it.
 */
export function takeLock(path: string): (() => void) | null {
  const client = new SqliteFile(path, { timeout: 0 });
  try {
    client.exec("BEGIN EXCLUSIVE");
    return () => {
      // While nobody else can have it.
      rmSync(path, { force: true });
      client.close();
    };
  } catch (error) {
    client.close();
    if (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY"))
      return null;
    throw error;
  }
}
