import type { Command } from "commander";
import { withNewsroom } from "../newsroom.ts";
import { type Surroundings, say } from "../surroundings.ts";

/** `migrate`: brings the schema up to date, as every command that opens the ledger does, and nothing else. */
export function addMigrate(program: Command, surroundings: Surroundings): void {
  program
    .command("migrate")
    .description("bring the database's schema up to date")
    .action(() =>
      withNewsroom(surroundings.env, async ({ environment }) =>
        say(surroundings, { database: environment.databaseUrl, ready: true }),
      ),
    );
}
