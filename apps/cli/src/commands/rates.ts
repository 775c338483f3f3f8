import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { act } from "@pledgebook/api/desk/act";
import { writeRates } from "@pledgebook/db/queries/rates";
import { recount } from "@pledgebook/db/recount/recount";
import { readRates } from "@pledgebook/formats/read/rates";
import type { Command } from "commander";
import { withNewsroom } from "../newsroom.ts";
import { operator } from "../operator.ts";
import { progress, type Surroundings, say } from "../surroundings.ts";

/** `rates import`: adds reference rates from a publisher's file, and counts again what they convert. */
export function addRates(program: Command, surroundings: Surroundings): void {
  program
    .command("rates")
    .description("reference rates, by which amounts are converted")
    .command("import")
    .description("add rates from the ECB's eurofxref-hist.csv or the National Bank of Ukraine's JSON")
    .argument("<file>")
    .action((file: string) =>
      withNewsroom(surroundings.env, async (newsroom) => {
        const read = readRates(readFileSync(file, "utf8"));
        await act(operator(newsroom), writeRates(read), {
          act: "rates.import",
          subject: "rate",
          subjectId: basename(file),
          after: { rates: read.length },
        });
        const told = progress(surroundings, "pledges counted again");
        await recount(newsroom.store, new Date().toISOString(), told);
        say(surroundings, { rates: read.length });
      }),
    );
}
