import { writeFileSync } from "node:fs";
import { createCaller } from "@pledgebook/api/router";
import { listRateSpans } from "@pledgebook/db/queries/rates";
import { describe, expect, it } from "vitest";
import { operator } from "../operator.ts";
import { answersOf, helpOf, look, runCommand, testPlace } from "../testing.ts";
import { addRates } from "./rates.ts";

const place = testPlace();

function file(name: string, content: string): string {
  writeFileSync(place.path(name), content);
  return place.path(name);
}

const centralBank = file(
  "eurofxref-hist.csv",
  "Date,USD,DKK,XXX,\n2024-01-31,1.0837,7.4540,1,\n2024-01-30,1.0846,N/A,1,\n",
);
const nationalBank = file(
  "nbu.json",
  JSON.stringify([
    { exchangedate: "31.01.2024", cc: "EUR", rate: 41.0287 },
    { exchangedate: "31.01.2024", cc: "USD", rate: 37.8877 },
  ]),
);
const importRates = (env: NodeJS.ProcessEnv, name: string) =>
  runCommand(addRates, ["rates", "import", name], { env });

describe("pledgebook rates import", () => {
  it("adds the rates of both banks, with a row in the history; again changes nothing", async () => {
    const env = place.newLedger();
    const spans = () => look(env, ({ store }) => listRateSpans(store.db));
    const first = await importRates(env, centralBank);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(answersOf(first)).toEqual([{ rates: 3 }]);
    expect(answersOf(await importRates(env, nationalBank))).toEqual([{ rates: 1 }]);
    const both = await spans();
    expect(both).toMatchObject([
      { currency: "DKK", source: "ECB", from: "2024-01-31", to: "2024-01-31", days: 1 },
      { currency: "UAH", source: "NBU", from: "2024-01-31", to: "2024-01-31", days: 1 },
      { currency: "USD", source: "ECB", from: "2024-01-30", to: "2024-01-31", days: 2 },
    ]);
    expect(await importRates(env, centralBank)).toMatchObject({ code: 0 });
    expect(await spans()).toEqual(both);
    await look(env, async (newsroom) => {
      const events = await createCaller(operator(newsroom)).desk.history({});
      expect(events.map(({ action, subjectId }) => `${action} ${subjectId}`)).toEqual([
        "rates.import eurofxref-hist.csv",
        "rates.import nbu.json",
        "rates.import eurofxref-hist.csv",
      ]);
    });
  });

  it.each<[string, string]>([
    ["", "empty.csv"],
    ["date,currency,rate_per_eur\n2024-01-31,USD,1.0837\n", "other.csv"],
    ["[{]", "broken.json"],
  ])("refuses a file of neither bank (%j), and adds nothing", async (content, name) => {
    const env = place.newLedger();
    expect(await importRates(env, file(name, content))).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "pledgebook: No rates in it: neither the ECB's history CSV nor the National Bank of Ukraine's JSON.\n",
    });
    await look(env, async ({ store }) => expect(await listRateSpans(store.db)).toEqual([]));
  });

  it("says that a file is not there", async () => {
    const missing = place.path("nothing.csv");
    expect(await importRates(place.newLedger(), missing)).toEqual({
      code: 1,
      stdout: "",
      stderr: `pledgebook: ENOENT: no such file or directory, open '${missing}'\n`,
    });
  });

  it("wants a file, and has help", async () => {
    expect(await runCommand(addRates, ["rates", "import"])).toMatchObject({
      code: 1,
      stderr: "error: missing required argument 'file'\n",
    });
    const help = await runCommand(addRates, ["rates", "import", "--help"]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(helpOf(help)).toContain("add rates from the ECB's eurofxref-hist.csv");
  });
});
