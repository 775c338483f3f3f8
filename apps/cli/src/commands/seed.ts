import { type LoadSize, seedLoad } from "@pledgebook/demo/load";
import { type Command, InvalidArgumentError } from "commander";
import { withNewsroom } from "../newsroom.ts";
import { progress, type Surroundings, say } from "../surroundings.ts";

/** `seed`: fills an empty database with an invented newsroom; the same size always makes the same rows. */
export function addSeed(program: Command, surroundings: Surroundings): void {
  program
    .command("seed")
    .description("fill an empty database with an invented newsroom of any size, for measuring")
    .requiredOption("--articles <number>", "how many articles", count)
    .requiredOption("--pledges <number>", "how many pledges they state together", count)
    .action((size: LoadSize) =>
      withNewsroom(surroundings.env, async ({ store }) => {
        const started = performance.now();
        const made = await seedLoad(store, size, progress(surroundings, "pledges"));
        const seconds = Math.round((performance.now() - started) / 100) / 10;
        say(surroundings, { ...made, seconds });
      }),
    );
}

/** A whole number above zero, as an argument. */
function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("It must be a whole number above zero.");
  return Number(text);
}
