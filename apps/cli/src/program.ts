import { Command, CommanderError } from "commander";
import { fail, type Surroundings, sentence } from "./surroundings.ts";

/** Adds one command to the program. What it reads and says goes through the surroundings alone. */
export type AddCommand = (program: Command, surroundings: Surroundings) => void;

/**
 * Runs `pledgebook` with these commands and arguments (without the program's own name). Answers go to standard output,
 * reports to standard error; a failure is a sentence there and an exit code that is not zero. It never throws.
 */
export async function runProgram(
  commands: readonly AddCommand[],
  args: readonly string[],
  surroundings: Surroundings,
): Promise<void> {
  const program = new Command("pledgebook").description("Run a Pledgebook newsroom from the command line.");
  program.exitOverride().configureOutput({
    writeOut: (text) => surroundings.stdout.write(text),
    writeErr: (text) => surroundings.stderr.write(text),
  });
  for (const add of commands) add(program, surroundings);
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    // Help, and arguments that are not understood: commander has said it already.
    if (error instanceof CommanderError) surroundings.exitCode = error.exitCode;
    else fail(surroundings, sentence(error));
  }
}
