import { lastRecord } from "@pledgebook/db/queries/clock";
import { record } from "@pledgebook/db/queries/history";
import { bringBack } from "@pledgebook/db/recount/bring-back";
import { recount } from "@pledgebook/db/recount/recount";
import type { Command } from "commander";
import { withNewsroom } from "../newsroom.ts";
import { type Surroundings, say } from "../surroundings.ts";

/** `clock`: says what a wrong clock has dated ahead of now, and brings it back. */
export function addClock(program: Command, surroundings: Surroundings): void {
  program
    .command("clock")
    .description("say which records lie ahead of this machine's clock, after that clock was wrong")
    .option(
      "--bring-back",
      "date them now, in the order in which they are; look first whether the clock is right",
      false,
    )
    .action((options: { bringBack: boolean }) =>
      withNewsroom(surroundings.env, async ({ store }) => {
        const now = new Date().toISOString();
        const found = await bringBack(store.db, now);
        const { moments, from, to, steps } = found;
        if (options.bringBack && from && to) {
          await store.write({
            steps,
            records: [
              record(store.db, {
                act: "clock.bring_back",
                subject: "setting",
                subjectId: "countedAt",
                before: { first: from[0], last: from[1] },
                after: { first: to[0], last: to[1], moments },
                at: to[1],
                actorId: null,
              }),
            ],
          });
          await recount(store, new Date().toISOString());
        }
        say(surroundings, {
          clock: now,
          newestRecord: await lastRecord(store.db),
          ahead: options.bringBack ? 0 : moments,
          broughtBack: options.bringBack ? moments : 0,
        });
      }),
    );
}
