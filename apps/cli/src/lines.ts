import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { z } from "zod";
import { fail, firstIssue, type Surroundings } from "./surroundings.ts";

/** Longest line that is read, in UTF-16 code units: two texts of an article may be in one. */
export const longestLine = 32_000_000;

/**
 * The lines of a text, which end with a line feed alone or behind a carriage return: JSON lets separators of lines and
 * paragraphs (U+2028, U+2029), at which Node's own reader of lines ends one, stand as they are in its texts.
 */
export async function* textLines(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of input) {
    const [first = "", ...others] = decoder.decode(chunk as Uint8Array, { stream: true }).split("\n");
    begun.push(first);
    for (const next of others) {
      yield begun.join("").replace(/\r$/, "");
      begun = [next];
    }
  }
  const last = begun.join("");
  if (last !== "") yield last;
}

/**
 * Answers every line of JSON with a line of JSON, in order, one at a time, so that any number of them takes the same memory.
 * A line that is no JSON or has another shape is answered by `{"line": number, "error": sentence}`, and the rest goes on.
 *
 * @returns how many lines could not be answered.
 */
export async function answerLines<T>(
  input: Readable,
  output: Writable,
  shape: z.ZodType<T>,
  answer: (value: T) => unknown,
): Promise<number> {
  let number = 0;
  let wrong = 0;
  for await (const line of textLines(input)) {
    number++;
    if (line.trim() === "") continue;
    const said = answerOf(line, shape, answer);
    if ("error" in said) wrong++;
    const text = JSON.stringify("error" in said ? { line: number, error: said.error } : said.value);
    if (!output.write(`${text}\n`)) await once(output, "drain");
  }
  return wrong;
}

/** A command of lines: answers standard input; lines that could not be answered make the exit code 1, and none stops the others. */
export async function answerInput<T>(
  surroundings: Surroundings,
  shape: z.ZodType<T>,
  answer: (value: T) => unknown,
): Promise<void> {
  const wrong = await answerLines(surroundings.stdin, surroundings.stdout, shape, answer);
  if (wrong > 0) fail(surroundings, `${wrong} ${wrong === 1 ? "line" : "lines"} could not be answered.`);
}

function answerOf<T>(
  line: string,
  shape: z.ZodType<T>,
  answer: (value: T) => unknown,
): { value: unknown } | { error: string } {
  if (line.length > longestLine) return { error: "The line is too long." };
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { error: "The line is no JSON." };
  }
  const read = shape.safeParse(parsed);
  if (!read.success) return { error: firstIssue(read.error) };
  return { value: answer(read.data) };
}
