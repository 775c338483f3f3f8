import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { temporaryFolder } from "@pledgebook/db/testing";
import { afterAll } from "vitest";
import { type Newsroom, openNewsroom } from "./newsroom.ts";
import { type AddCommand, runProgram } from "./program.ts";

/** What a command has said and ended with. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs the program with one command in this process, on streams of its own. `input` comes in small pieces, as a slow pipe would
 * give it. `onTerminal`: standard error is one. Nothing of the running program imports this file.
 */
export async function runCommand(
  add: AddCommand,
  args: readonly string[],
  given: { input?: string; env?: NodeJS.ProcessEnv; onTerminal?: boolean } = {},
): Promise<Ended> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const surroundings = {
    stdin: Readable.from(pieces(given.input ?? ""), { objectMode: false }),
    stdout,
    stderr: Object.assign(stderr, given.onTerminal ? { isTTY: true } : {}),
    env: given.env ?? {},
    exitCode: undefined,
  };
  const said = Promise.all([text(stdout), text(stderr)]);
  await runProgram([add], args, surroundings);
  stdout.end();
  stderr.end();
  const [answers, reports] = await said;
  return { code: Number(surroundings.exitCode ?? 0), stdout: answers, stderr: reports };
}

/** A prime, so that pieces end amid letters of several bytes. */
const PIECE_BYTES = 61;

function* pieces(input: string): Generator<Buffer> {
  const bytes = Buffer.from(input);
  for (let start = 0; start < bytes.length; start += PIECE_BYTES)
    yield bytes.subarray(start, start + PIECE_BYTES);
}

/** Values as lines of JSON. A text stands as it is. */
export function linesOf(values: readonly unknown[]): string {
  return values.map((value) => `${typeof value === "string" ? value : JSON.stringify(value)}\n`).join("");
}

/** The lines of JSON that a command has said. */
export function answersOf({ stdout }: Ended): unknown[] {
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}

/** Help as one line: where it breaks depends on the width of the terminal. */
export function helpOf({ stdout }: Ended): string {
  return stdout.replace(/\s+/g, " ");
}

/** A place for the ledgers and files of a test file; it goes away with it. */
export function testPlace() {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  let ledgers = 0;
  return {
    path: (name: string) => join(folder.path, name),
    /** Settings that name a ledger which is not there yet, with a folder of its own. */
    newLedger: () => ({
      DATABASE_URL: `file:${join(folder.path, `ledger-${++ledgers}`, "pledgebook.db")}`,
      AUTH_SECRET: "a secret that only tests know, forty letters",
    }),
  };
}

/** What is in the ledger that these settings name. */
export async function look<T>(env: NodeJS.ProcessEnv, at: (newsroom: Newsroom) => Promise<T>): Promise<T> {
  const newsroom = await openNewsroom(env);
  try {
    return await at(newsroom);
  } finally {
    await newsroom.store.close();
  }
}
