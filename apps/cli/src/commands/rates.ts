import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { audit } from "@pledgebook/db/queries/history";
import { writeRates } from "@pledgebook/db/queries/rates";
import { settle } from "@pledgebook/db/recount/recount";
import { readRates } from "@pledgebook/formats/read/rates";
import type { Command } from "commander";
import { withNewsroom } from "../newsroom.ts";
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
      withNewsroom(surroundings.env, async ({ store }) => {
        const read = readRates(readFileSync(file, "utf8"));
        await store.write([
          ...writeRates(read),
          audit(store.db, {
            at: new Date().toISOString(),
            actorId: null,
            action: "rates.import",
            subject: "rate",
            subjectId: basename(file),
            after: { rates: read.length },
          }),
        ]);
        await settle(store, new Date().toISOString(), progress(surroundings, "pledges counted again"));
        say(surroundings, { rates: read.length });
      }),
    );
}
