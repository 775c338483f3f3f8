import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { runCommand, testPlace } from "../testing.ts";
import { addTrain } from "./train.ts";

const place = testPlace();

it("does not learn from a desk that has decided on little, and writes nothing", async () => {
  const out = place.path("weights.json");
  const run = await runCommand(addTrain, ["train", "--from-desk", "--out", out], { env: place.newLedger() });
  expect(run.code).toBe(1);
  expect(run.stderr).toContain("The desk has decided on 0 suggestions after review");
  expect(existsSync(out)).toBe(false);
});
