import { format } from "node:util";
import { log } from "@pledgebook/api/server/log";

/**
 * What Next writes to the console of a server, an error with its stack over a dozen lines, becomes a line of the log like all else:
 * whoever reads the log by a program would lose it.
 */
export function consoleToLog(): void {
  console.error = (...said) => write("error", said);
  console.warn = (...said) => write("warn", said);
}

function write(level: "error" | "warn", said: readonly unknown[]): void {
  const error = said.find((one) => one instanceof Error);
  const words = said.filter((one) => one !== error);
  // Next begins its lines with a sign in colour.
  const text = format(...words)
    .replace(/\p{Cc}\[[\d;]*m|^\s*[⨯⚠]\s*/gu, "")
    .trim();
  log[level](error ? { error } : {}, text || error?.message || "");
}
