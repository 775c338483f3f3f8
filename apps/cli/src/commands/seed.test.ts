import { createCaller } from "@pledgebook/api/router";
import { describe, expect, it } from "vitest";
import { operator } from "../operator.ts";
import { answersOf, helpOf, look, runCommand, testPlace } from "../testing.ts";
import { addSeed } from "./seed.ts";

const place = testPlace();
const seed = (env: NodeJS.ProcessEnv, articles: string, pledges: string, onTerminal = false) =>
  runCommand(addSeed, ["seed", "--articles", articles, "--pledges", pledges], { env, onTerminal });

describe("pledgebook seed", () => {
  it("fills an empty ledger, the same each time; another size is refused", async () => {
    const env = place.newLedger();
    const made = await seed(env, "20", "30", true);
    expect(made).toMatchObject({ code: 0, stderr: expect.stringMatching(/\r30 pledges$/) });
    const load = { articles: 20, pledges: 30, marks: expect.any(Number), rows: expect.any(Number) };
    expect(answersOf(made)).toEqual([{ ...load, seconds: expect.any(Number) }]);
    const articles = () =>
      look(env, (newsroom) => createCaller(operator(newsroom)).articles.list({ limit: 100 }));
    const first = await articles();
    expect(first).toHaveLength(20);

    const [again] = answersOf(await seed(env, "20", "30"));
    expect([{ ...Object(again), seconds: 0 }]).toEqual([{ ...Object(answersOf(made)[0]), seconds: 0 }]);
    expect(await seed(env, "20", "31")).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "pledgebook: This database has articles already; a load fills an empty one (DATABASE_URL names it).\n",
    });
    expect(await articles()).toEqual(first);
  });

  it.each(["0", "-1", "1.5", "1e3", "many", "1000000000"])(
    "refuses %s as a number of articles",
    async (text) => {
      expect(await runCommand(addSeed, ["seed", `--articles=${text}`, "--pledges=1"])).toEqual({
        code: 1,
        stdout: "",
        stderr: `error: option '--articles <number>' argument '${text}' is invalid. It must be a whole number above zero.\n`,
      });
    },
  );

  it("wants both numbers, and has help", async () => {
    expect(await runCommand(addSeed, ["seed", "--articles", "2"])).toMatchObject({
      code: 1,
      stderr: "error: required option '--pledges <number>' not specified\n",
    });
    const help = await runCommand(addSeed, ["seed", "--help"]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(helpOf(help)).toContain("--pledges <number> how many pledges they state together");
  });
});
