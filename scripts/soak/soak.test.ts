import { join } from "node:path";
import { temporaryFolder } from "@pledgebook/db/testing";
import { expect, it, onTestFinished } from "vitest";
import { soak } from "./run.ts";

/** Long enough for some hundred writes of each process; `npm run soak` takes its time. */
const SECONDS = 5;

/** On a machine that is busy with other tests a few seconds may be too short for a clock to publish anything. */
const MOST_ROUNDS = 6;

it("two processes with eight people each over one file: a recount agrees, nothing is lost, nothing done twice", async () => {
  let [marks, publications] = [0, 0];
  for (let round = 0; round < MOST_ROUNDS && (marks <= 5 || publications === 0); round++) {
    const folder = temporaryFolder();
    onTestFinished(folder.remove);
    const url = `file:${join(folder.path, "soak.db")}`;
    const { done, published, wrong } = await soak(url, folder.path, SECONDS);
    expect(wrong).toEqual([]);
    marks += done["pledge.annotate"] ?? 0;
    publications += published;
  }
  expect(marks).toBeGreaterThan(5);
  expect(publications).toBeGreaterThan(0);
});
