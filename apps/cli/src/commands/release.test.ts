import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeRelease } from "@pledgebook/api/open-data/make-release";
import { createCaller } from "@pledgebook/api/router";
import { addPerson } from "@pledgebook/api/server/auth";
import { approve, markWords } from "@pledgebook/api/testing/acts";
import { articleOf, pledgeOf, words } from "@pledgebook/api/testing/story";
import { openStore } from "@pledgebook/db/store/open";
import Ajv from "ajv";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { prepareNewsroom } from "../first-run.ts";
import { operator } from "../operator.ts";
import { answersOf, look, runCommand, testPlace } from "../testing.ts";
import { addRelease } from "./release.ts";

const place = testPlace();
const release = (env: NodeJS.ProcessEnv) => runCommand(addRelease, ["release"], { env });
const profiles = fileURLToPath(new URL("../../../../../shared/standards/frictionless/", import.meta.url));
if (!existsSync(profiles))
  process.stderr.write(`No profiles at ${profiles}: the data package is not validated.\n`);

/** A newsroom with a release of its first day. */
async function released() {
  const env = place.newLedger();
  await look(env, prepareNewsroom);
  const [made] = answersOf(await release(env)) as { folder: string; rows: number; id: string }[];
  return { env, ...made! };
}

describe("pledgebook release", () => {
  it("says the same in every form, to the cent, with the sum of each file", async () => {
    const { folder, rows } = await released();
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    expect(readdirSync(folder).sort()).toEqual(
      "CITATION.cff README.md SHA256SUMS citation.bib citation.ris datapackage.json pledges.csv pledges.csv-metadata.json pledges.ndjson pledges.parquet pledges.sqlite pledges.xlsx".split(
        " ",
      ),
    );
    for (const line of read("SHA256SUMS").trim().split("\n")) {
      const [sum, name = ""] = line.split("  ");
      expect(
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
      ).toBe(sum);
    }
    type Row = Record<string, string | null>;
    const lines = read("pledges.ndjson")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Row);
    expect(lines).toHaveLength(rows);
    const store = openStore(`file:${join(folder, "pledges.sqlite")}`);
    expect(await store.db.all("SELECT * FROM pledges")).toEqual(lines);
    await store.close();
    const parquet = (await parquetReadObjects({
      file: await asyncBufferFromFile(join(folder, "pledges.parquet")),
    })) as Record<string, unknown>[];
    const floors = (list: Record<string, unknown>[]) =>
      list.reduce((sum, row) => sum + Math.round(Number(row.converted_floor ?? 0) * 100), 0);
    expect(parquet.map((row) => [row.code, row.quote])).toEqual(lines.map((row) => [row.code, row.quote]));
    expect(floors(parquet)).toBe(floors(lines));
    expect(floors(lines)).toBeGreaterThan(1e12);
    expect(read("pledges.csv").match(/\r\nP-/g)).toHaveLength(rows);
    expect(read("README.md")).toContain("This is the first release.");
  });

  it.runIf(existsSync(profiles))(
    "has a data package that the standard's own profiles find whole",
    async () => {
      const { folder } = await released();
      const ajv = new Ajv({ strict: false, formats: { uri: true, "date-time": true, email: true } });
      for (const name of ["dataresource", "tableschema", "tabledialect"])
        ajv.addSchema(
          JSON.parse(readFileSync(join(profiles, `${name}.json`), "utf8")),
          `https://datapackage.org/profiles/2.0/${name}.json`,
        );
      const isPackage = ajv.compile(JSON.parse(readFileSync(join(profiles, "datapackage.json"), "utf8")));
      isPackage(JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8")));
      expect(isPackage.errors ?? []).toEqual([]);
      isPackage({ name: "no resources" });
      expect(isPackage.errors).not.toBeNull();
    },
  );

  it("is made once a day; the next one says what has changed, row by row and in words", async () => {
    const { env, id } = await released();
    expect(await release(env)).toMatchObject({
      code: 1,
      stderr: `pledgebook: There is a release of ${id} already; it is never made anew.\n`,
    });
    await look(env, async (newsroom) => {
      const people = await Promise.all(
        ["anna", "edith"].map(async (name) => {
          const email = `${name}@example.org`;
          const personId = await addPerson(newsroom.auth, {
            ...{ name, email, role: "editor" },
            password: "seven grey geese over the harbour",
          });
          return createCaller({
            ...operator(newsroom),
            person: { id: personId, name, email, role: "editor" },
          });
        }),
      );
      const [anna, edith] = people as [(typeof people)[0], (typeof people)[0]];
      const article = await anna.articles.create(articleOf({ title: "Shells for the spring" }));
      const { annotationId, code } = await markWords(anna, article.id, words.shells, {
        pledge: { kind: "new", fields: pledgeOf({ donorCodes: ["NZ"] }), pack: null },
      });
      await approve(edith, annotationId);
      await edith.articles.publish({ id: article.id, version: 1 });
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
      const made = await makeRelease(
        { ...operator(newsroom), now: () => tomorrow },
        {
          dataFolder: dirname((env.DATABASE_URL ?? "").slice("file:".length)),
          ...{ siteUrl: "http://localhost:3000", siteName: "Pledgebook", licence: "CC-BY-4.0" },
        },
      );
      expect(made).toMatchObject({ number: 2, changes: 1 });
      const readMe = readFileSync(join(made.folder, "README.md"), "utf8");
      expect(readMe).toContain(`- ${code}, pledged: new, 87000000 EUR.`);
      expect(readFileSync(join(made.folder, "changes.csv"), "utf8")).toContain(
        `${code},pledged,,pledge,came,amount_floor,,87000000`,
      );
    });
  });
});
