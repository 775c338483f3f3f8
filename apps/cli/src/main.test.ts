import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Ended } from "./testing.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Runs the program as a process, with what plain Node can read and no setting but these. */
async function pledgebook(args: string[], input = ""): Promise<Ended> {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [here("main.ts"), ...args], { env: { PATH } });
  const ended = new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? -1)));
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, stdout, stderr };
}

/** Each of these starts a process, which costs seconds: what one command does is tested beside it. */
describe("the program", () => {
  it("has every command that has a file, in the order of its help", async () => {
    const { code, stdout, stderr } = await pledgebook(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const named = [...stdout.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, name = ""]) => name);
    expect(named).toEqual(
      "import export detect reanchor match train user rates seed release backup restore doctor migrate demo clock serve standby help".split(
        " ",
      ),
    );
    const files = readdirSync(here("commands")).filter((name) => !name.endsWith(".test.ts"));
    expect(named.filter((name) => name !== "help").sort()).toEqual(
      files.map((name) => name.replace(/\.ts$/, "")).sort(),
    );
  });

  it("answers on standard output, reports on standard error, and ends with 1 when something went wrong", async () => {
    const article = JSON.stringify({ id: 1, body: "Norway has pledged 87 million euros. 🇺🇦" });
    const ended = await pledgebook(["detect"], `${article}\n?\n`);
    expect(ended.stdout.split("\n")).toEqual([
      expect.stringMatching(/^\{"id":1,"suggestions":\[\{"quote":"Norway has pledged 87 million euros"/),
      '{"line":2,"error":"The line is no JSON."}',
      "",
    ]);
    expect(ended).toMatchObject({ code: 1, stderr: "pledgebook: 1 line could not be answered.\n" });
  });
});
