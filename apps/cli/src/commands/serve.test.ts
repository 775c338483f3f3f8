import { describe, expect, it } from "vitest";
import { helpOf, runCommand, testPlace } from "../testing.ts";
import { addServe } from "./serve.ts";

const place = testPlace();

/** What a first run makes is tested beside `first-run.ts`, a whole served site in the browser tests. */
describe("pledgebook serve", () => {
  it("names a setting that is wrong, and starts nothing", async () => {
    const env = { ...place.newLedger(), PORT: "70000" };
    expect(await runCommand(addServe, ["serve"], { env })).toEqual({
      code: 1,
      stdout: "",
      stderr: "pledgebook: PORT must be from 1 to 65535\n",
    });
  });

  it("has help", async () => {
    const help = await runCommand(addServe, ["serve", "--help"]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(helpOf(help)).toContain("--development with Next's development server");
  });
});
