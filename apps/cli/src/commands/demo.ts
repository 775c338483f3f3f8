import { findSumProblem } from "@pledgebook/db/queries/ledger/check";
import { removeDemonstration } from "@pledgebook/demo/remove";
import type { Command } from "commander";
import { replaceDatabase } from "../replace-database.ts";
import { type Surroundings, say } from "../surroundings.ts";

/** `demo remove`: the demonstration goes, and nothing else. */
export function addDemo(program: Command, surroundings: Surroundings): void {
  program
    .command("demo")
    .description("the demonstration newsroom that a first start fills in")
    .command("remove")
    .description(
      "take the demonstration away, with what was tried on it; your own articles, pledges, names and people stay. The database as it was is kept beside it, and the site must not run",
    )
    .action(async () => {
      const now = new Date();
      const { answer: removed, kept } = await replaceDatabase(surroundings.env, now, async (store) => {
        const counts = await removeDemonstration(store, now.toISOString());
        const problem = await findSumProblem(store.db);
        if (problem !== null) throw new Error(`After it, ${problem}. Nothing was changed.`);
        return counts;
      });
      say(surroundings, { removed, kept });
    });
}
