import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { createCaller } from "@pledgebook/api/router";
import { addPerson } from "@pledgebook/api/server/auth";
import { approve, markWords } from "@pledgebook/api/testing/acts";
import { articleOf, words } from "@pledgebook/api/testing/story";
import { listUsers } from "@pledgebook/db/queries/users";
import { openStore } from "@pledgebook/db/store/open";
import { describe, expect, it } from "vitest";
import { prepareNewsroom } from "../first-run.ts";
import type { Newsroom } from "../newsroom.ts";
import { operator } from "../operator.ts";
import { answersOf, look, runCommand, testPlace } from "../testing.ts";
import { addDemo } from "./demo.ts";
import { addDoctor } from "./doctor.ts";

const place = testPlace();
const remove = (env: NodeJS.ProcessEnv) => runCommand(addDemo, ["demo", "remove"], { env });
const fileOf = (env: NodeJS.ProcessEnv) => (env.DATABASE_URL ?? "").slice("file:".length);

/** Two people of the desk, made where they are not yet there. */
async function desk(newsroom: Newsroom) {
  for (const name of ["anna", "edith"])
    if (!(await listUsers(newsroom.store.db)).some((user) => user.name === name))
      await addPerson(newsroom.auth, {
        name,
        email: `${name}@example.org`,
        password: "seven grey geese over the harbour",
        role: "editor",
      });
  const people = await listUsers(newsroom.store.db);
  const as = (name: string) => {
    const { id, email } = people.find((user) => user.name === name)!;
    return createCaller({ ...operator(newsroom), person: { id, name, email, role: "editor" } });
  };
  return {
    anna: as("anna"),
    edith: as("edith"),
    reader: createCaller({ ...operator(newsroom), person: null }),
  };
}

type Desk = Awaited<ReturnType<typeof desk>>;

/** An article of the newsroom's own, published with one pledge that counts. */
async function ownArticle({ anna, edith }: Desk, title: string) {
  const { id, slug } = await anna.articles.create(articleOf({ title }));
  const { annotationId, code } = await markWords(anna, id, words.shells);
  await approve(edith, annotationId);
  await edith.articles.publish({ id, version: 1 });
  return { id, slug, code, annotationId };
}

const rowsOf = (newsroom: Newsroom) =>
  newsroom.store.db.all('SELECT outside_id AS "row", pledge_id AS pledge FROM comparison_rows');

/** What readers get of it all, but for the codes, which are never given twice, and what is counted by the clock. */
async function asRead({ reader }: Desk) {
  const [articles, totals, donors] = await Promise.all([
    reader.articles.list({ limit: 100 }),
    reader.ledger.query({ query: "" }),
    reader.ledger.slices({ by: "donor" }),
  ]);
  return { articles: articles.map(({ title }) => title), totals: totals.totals, donors };
}

describe("pledgebook demo remove", () => {
  it("leaves what a newsroom would be that never had the demonstration", async () => {
    const [withDemo, without] = [place.newLedger(), { ...place.newLedger(), DEMO: "0" }];
    const read = [];
    for (const env of [without, withDemo])
      read.push(
        await look(env, async (newsroom) => {
          await prepareNewsroom(newsroom);
          const people = await desk(newsroom);
          await ownArticle(people, "Shells for the spring");
          if (env === without) return asRead(people);
          // An exercise: a mark of one's own in an article of the demonstration, with a pledge of one's own.
          const [theirs] = await people.reader.articles.list({ limit: 1 });
          const { id } = (
            await newsroom.store.db.all<{ id: string }>(
              `SELECT id FROM articles WHERE slug = '${theirs!.slug}'`,
            )
          )[0]!;
          const { revision } = await people.anna.articles.byId({ id });
          await markWords(people.anna, id, revision.plainText.slice(0, 40));
          // And a ledger of others, whose row is a pledge of the demonstration.
          await people.edith.comparisons.load({
            ...{ mapping: "kiel", name: "Their ledger", file: "rows.csv", version: null },
            content: Buffer.from(
              "activity_id,sub_activity_id,donor,announcement_date,measure,aid_type_general,reporting_currency,source_reported_value,explanation\nX,X_1,Spain,2024-05-27,Allocation,Military,EUR,1130000000,Arms",
            ).toString("base64"),
          });
          expect(await rowsOf(newsroom)).toContainEqual({ row: "X_1", pledge: "demo-pledge-s10-p1" });
          return asRead(people);
        }),
      );
    const [expected, crowded] = read;
    expect(crowded!.articles.length).toBe(17);

    const removed = await remove(withDemo);
    expect(removed.stderr).toBe("");
    const [answer] = answersOf(removed) as { removed: object; kept: string }[];
    expect(answer!.removed).toEqual({ articles: 16, pledges: 98, marks: 106 });
    await look(withDemo, async (newsroom) => {
      expect(await prepareNewsroom(newsroom)).toEqual([]);
      expect(await asRead(await desk(newsroom))).toEqual(expected);
      const people = await desk(newsroom);
      const { code } = await ownArticle(people, "More shells");
      expect(
        (await people.reader.search.find({ text: "artillery" }))!.pledges.map((row) => row.code),
      ).toContain(code);
      expect(await rowsOf(newsroom)).toEqual([{ row: "X_1", pledge: null }]);
      const left = JSON.stringify(
        await Promise.all(
          [
            "articles",
            "pledges",
            "annotations",
            "audit_events",
            "ledger_rows",
            "pledge_events",
            "settings",
          ].map((table) => newsroom.store.db.all(`SELECT * FROM ${table}`)),
        ),
      );
      expect(left).not.toContain("demo-");
    });
    expect(answersOf(await runCommand(addDoctor, ["doctor"], { env: withDemo }))).toEqual(
      expect.arrayContaining(
        ["integrity", "references", "sums", "counting"].map((check) => ({ check, problem: null })),
      ),
    );
    // What was is kept, whole.
    const before = openStore(`file:${answer!.kept}`);
    expect(await before.db.all(`SELECT count(*) AS n FROM articles`)).toEqual([{ n: 17 }]);
    await before.close();
    expect(await remove(withDemo)).toMatchObject({
      code: 1,
      stderr: "pledgebook: There is no demonstration in this newsroom.\n",
    });
  });

  it("changes nothing while the site runs, or where work of one's own rests on the demonstration", async () => {
    const env = place.newLedger();
    const files = () => readdirSync(dirname(fileOf(env))).filter((name) => /before|\.demo/.test(name));
    await look(env, async (newsroom) => {
      await prepareNewsroom(newsroom);
      expect(await remove(env)).toMatchObject({
        code: 1,
        stderr: "pledgebook: The site runs on this database: stop it first. Nothing was changed.\n",
      });
      const people = await desk(newsroom);
      const { id } = await people.anna.articles.create(articleOf({ title: "Told again" }));
      await markWords(people.anna, id, words.shells, {
        pledge: { kind: "existing", code: "P-2024-0001", role: "restatement" },
      });
    });
    expect(await remove(env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        "Your article told-again has a mark on P-2024-0001. Nothing was changed.",
      ),
    });
    expect(files()).toEqual([]);
    await look(env, async ({ store }) =>
      expect(await store.db.all(`SELECT count(*) AS n FROM articles`)).toEqual([{ n: 17 }]),
    );
  });
});
