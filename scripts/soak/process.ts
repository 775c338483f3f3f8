import { publishDue } from "@pledgebook/api/articles/schedule";
import { openNewsroom } from "@pledgebook/api/server/newsroom";
import { personOf, type Told, work } from "./people.ts";

/** One of several processes over one ledger: people who work in it, and its look at the clock. Says what they were told. */
const [databaseUrl = "", folder = "", number = "0", people = "8", seconds = "1"] = process.argv.slice(2);
const newsroom = openNewsroom({
  databaseUrl,
  dataFolder: folder,
  authSecret: "only for a soak, forty letters are enough",
  siteUrl: "http://localhost:3000",
  siteName: "Pledgebook",
  timeZone: "UTC",
  readerThread: new URL(import.meta.resolve("@pledgebook/api/server/foreign-text.worker")),
});
const told: Told = { done: [], codes: [], refused: {}, faults: [] };
const until = Date.now() + Number(seconds) * 1000;

/** More often than a server looks, so that processes meet. */
const LOOK_MS = 50;

async function look(): Promise<void> {
  const context = {
    ...newsroom,
    person: null,
    now: () => new Date().toISOString(),
    newId: () => crypto.randomUUID(),
    published: () => {},
  };
  while (Date.now() < until) {
    await publishDue(context).catch((error: unknown) => told.faults.push(`the clock: ${String(error)}`));
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

await Promise.all([
  look(),
  ...Array.from({ length: Number(people) }, (_, index) =>
    work(newsroom, personOf(Number(number) * Number(people) + index), until, told),
  ),
]);
await newsroom.store.close();
process.stdout.write(JSON.stringify(told));
