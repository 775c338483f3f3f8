import { join } from "node:path";
import { temporaryFolder } from "@pledgebook/db/testing";
import { expect, it, onTestFinished } from "vitest";
import { soak } from "./run.ts";

/** Long enough for some hundred writes of each process; `npm run soak` takes its time. */
const SECONDS = 5;

it("two processes with eight people each over one file: a recount agrees, nothing is lost, nothing done twice", async () => {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  const { done, published, wrong } = await soak(`file:${join(folder.path, "soak.db")}`, folder.path, SECONDS);
  expect(wrong).toEqual([]);
  expect(done["pledge.annotate"]).toBeGreaterThan(5);
  expect(published).toBeGreaterThan(0);
});
