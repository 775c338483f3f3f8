import { Console } from "node:console";
import type { Readable, Writable } from "node:stream";
import { ZodError } from "zod";

/** What a command reads, says and ends with. `process` is one; a test has streams of its own. */
export interface Surroundings {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean };
  env: NodeJS.ProcessEnv;
  exitCode?: number | string | null | undefined;
}

/** Says an answer, as a line of JSON on standard output. A reader who has gone away does not stop the work. */
export function say({ stdout }: Surroundings, answer: unknown): void {
  new Console(stdout).log(JSON.stringify(answer));
}

/** Says what went wrong and makes the exit code 1; what comes after it is still done. */
export function fail(surroundings: Surroundings, message: string): void {
  new Console(surroundings.stderr).error(`pledgebook: ${message}`);
  surroundings.exitCode = 1;
}

/** What went wrong, as a sentence. Of a value that the newsroom does not take, where it is and why. */
export function sentence(error: unknown): string {
  if (error instanceof Error && error.cause instanceof ZodError) return firstIssue(error.cause);
  if (hasCode(error, /^SQLITE_(?:CANTOPEN|READONLY)/))
    return "The database that DATABASE_URL names cannot be opened: whoever runs this may not write to its folder, or nobody may write to its disk.";
  if (isDamaged(error))
    return "The database that DATABASE_URL names is damaged, or no database. Restore a backup: pledgebook restore <file>.";
  return error instanceof Error ? error.message : String(error);
}

/** Whether a file is no database, or no whole one (https://sqlite.org/rescode.html). */
const isDamaged = (error: unknown) => hasCode(error, /^SQLITE_(?:CORRUPT|NOTADB)/);

function hasCode(error: unknown, codes: RegExp): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if (codes.test(String((at as { code?: unknown }).code))) return true;
  return false;
}

/** The first thing that is wrong with a value: 'body.content: Too big: …'. */
export function firstIssue({ issues: [issue] }: ZodError): string {
  return `${issue?.path.join(".") || "the line"}: ${issue?.message ?? "has another shape"}`;
}

/** On a terminal, a line that tells how far long work has come. */
export function progress({ stderr }: Surroundings, what: string): (done: number) => void {
  return (done) => {
    if (stderr.isTTY) stderr.write(`\r${done.toLocaleString("en")} ${what}`);
  };
}
