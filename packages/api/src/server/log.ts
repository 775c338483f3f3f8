import { pino, stdSerializers } from "pino";

/**
 * What operators read: one line of JSON an event, on standard error (https://getpino.io). Times are ISO 8601 in UTC, levels
 * are words. Never holds a password, a cookie or a text that somebody wrote: only where something went wrong, and how.
 */
export const log = pino(
  {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    // Under the name that the messages of errors have had so far.
    errorKey: "error",
    serializers: { error: withoutValues },
  },
  process.stderr,
);

/** An error as pino tells it, without the values that Drizzle names beside a statement that failed: texts, tokens, addresses. */
export function withoutValues(error: Error): object {
  const told = stdSerializers.err(error);
  const cut = (text: string) => text.replace(/\nparams: [\s\S]*?(?=\n\s+at |\ncaused by: |$)/g, "");
  return { ...told, message: cut(told.message ?? ""), stack: cut(told.stack ?? ""), params: undefined };
}
