import { seedDemonstration } from "@pledgebook/demo/demonstration";
import { columns } from "@pledgebook/formats/write/ledger-columns";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { preparedNewsroom, SITE, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { answerOpenData } from "./answer.ts";
import { openApi } from "./openapi.ts";
import { operations } from "./operations.ts";

const { from } = await preparedNewsroom((room) => seedDemonstration(room.store));

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom(from);
});

const NOW = "2026-06-01T12:00:00.000Z";

async function ask(address: string) {
  const { pathname, searchParams } = new URL(`${SITE}${address}`);
  const { store, dayOf } = room;
  const asked = {
    db: store.db,
    dayOf,
    now: NOW,
    siteUrl: SITE,
    siteName: "Pledgebook",
    licence: "CC-BY-4.0" as const,
    languages: ["en", "uk"] as const,
  };
  const { status, headers, body } = await answerOpenData(asked, pathname, searchParams);
  let text = "";
  if (typeof body === "string") text = body;
  else for await (const piece of body) text += piece;
  return { status, headers, text, json: () => JSON.parse(text) };
}

const api = openApi({ name: "Pledgebook", url: SITE, licence: "CC-BY-4.0" }) as {
  paths: Record<
    string,
    { get: { responses: Record<string, { content: Record<string, { schema: object }> }> } }
  >;
  components: { schemas: Record<string, object> };
};

/** Validates by the description that the site gives to programs, and by nothing else. */
const ajv = new Ajv2020({ strict: false, formats: { uri: true } });
ajv.addSchema({ $id: "api", components: api.components });
function schemaOf(path: string): ValidateFunction {
  const content = api.paths[path]?.get.responses["200"]?.content ?? {};
  const [schema] = Object.values(content).map((one) => one.schema);
  return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')));
}

const isProblem = ajv.compile({ $ref: "api#/components/schemas/Problem" });
/** An article of the demonstration in the place of a piece in braces. */
async function addressOf(path: string): Promise<string> {
  if (!path.includes("{slug}")) return path;
  const { data } = (await ask("/articles?limit=1")).json();
  return path.replace("{slug}", data[0].slug);
}

describe("the API", () => {
  it("is described by a document that its linter finds nothing wrong with", async () => {
    const problems = await lintFromString({
      source: JSON.stringify(api),
      config: await createConfig({ extends: ["recommended"], rules: { "operation-4xx-response": "error" } }),
    });
    const found = problems
      .filter(({ ruleId }) => !["no-server-example.com", "security-defined"].includes(ruleId))
      .map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`);
    expect(found).toEqual([]);
  });

  it("has every column of the files in the schema of its rows, with what it means", () => {
    const row = api.components.schemas.Row as { properties: Record<string, { description: string }> };
    for (const { name, meaning } of columns)
      expect(row.properties[name]).toMatchObject({ description: meaning });
  });

  it.each(operations.map((one) => [one.id, one] as const))(
    "%s answers its example as it is described",
    async (_, one) => {
      const answer = await ask(`${await addressOf(one.path)}?${one.example}`);
      expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.anything()]);
      const isValid = schemaOf(one.path);
      isValid(answer.json());
      expect(isValid.errors ?? []).toEqual([]);
      expect(answer.headers.link).toContain('rel="license"');
    },
  );

  it.each(operations.map((one) => [one.id, one] as const))(
    "%s refuses what it does not know, and says so",
    async (_, one) => {
      for (const query of ["nonsense=1", `${one.example}&limit=x`, `${one.example}&format=xml`]) {
        const answer = await ask(`${await addressOf(one.path)}?${query}`);
        expect([query, answer.status]).toEqual([query, 400]);
        expect(answer.headers["content-type"]).toContain("application/problem+json");
        expect(isProblem(answer.json())).toBe(true);
      }
    },
  );

  it.each(operations.filter(({ query }) => "after" in query.shape).map((one) => [one.id, one] as const))(
    "%s is walked page by page to its end, each row once",
    async (_, one) => {
      const whole = (await ask(`${one.path}?limit=500`)).json().data;
      const walked = [];
      let after: string | null = "";
      for (let pages = 0; after !== null && pages < 300; pages++) {
        const answer: { data: unknown[]; next: string | null } = (
          await ask(`${one.path}?limit=7${after ? `&after=${encodeURIComponent(after)}` : ""}`)
        ).json();
        walked.push(...answer.data);
        after = answer.next;
      }
      // A page has at most 500.
      expect(walked.slice(0, whole.length)).toEqual(whole);
      if (whole.length < 500) expect(walked).toHaveLength(whole.length);
    },
  );

  it("never fails, whatever it is asked, and answers 200, 400 or 404", async () => {
    const key = fc.oneof(
      fc.constantFrom(...operations.flatMap(({ query }) => Object.keys(query.shape)), "format", "__proto__"),
      fc.string({ maxLength: 8 }),
    );
    const value = fc.oneof(
      fc.constantFrom(
        "NL",
        "2024-01-31",
        "0",
        "-1",
        "1e9",
        "json",
        "ndjson",
        "P-2024-0001",
        "newest~~P-2024-0001~pledged",
      ),
      fc.string({ maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          ...operations.map(({ path }) => path.replace(/\{\w+\}/, "x")),
          "/nothing",
          "/timemap/pledges",
          "/timemap/articles/x",
          "/catalog.jsonld",
        ),
        fc.array(fc.tuple(key, value), { maxLength: 4 }),
        async (path, pairs) => {
          const answer = await ask(`${path}?${new URLSearchParams(pairs)}`);
          expect([200, 400, 404]).toContain(answer.status);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("states of the past", () => {
  it("are told of the ledger and of each article, a day each", async () => {
    const mementos = async (path: string) => {
      const { status, headers, text } = await ask(path);
      expect([status, headers["content-type"]]).toEqual([200, "application/link-format"]);
      return [...text.matchAll(/<([^>]+)>; rel="memento"; datetime="([^"]+)"/g)].map(([, url, at]) => [
        url,
        at,
      ]);
    };
    const days = await mementos("/timemap/pledges");
    expect(days.length).toBeGreaterThan(5);
    for (const [url, at] of days) expect(at).toBe(new Date(`${url?.slice(-10)}T23:59:59Z`).toUTCString());
    const { data } = (await ask("/articles?limit=1")).json();
    const { slug } = data[0];
    const [first] = await mementos(`/timemap/articles/${slug}`);
    expect(first?.[0]).toMatch(new RegExp(`^${SITE}/articles/${slug}/history/\\d{4}-\\d\\d-\\d\\d$`));
    expect((await ask("/timemap/articles/no-such-article")).status).toBe(404);
  });
});

describe("rows", () => {
  it("are the same as pages, lines and CSV, with the same totals", async () => {
    const query = "donor=NL&currency=USD";
    const page = (await ask(`/pledges?${query}&limit=500`)).json();
    const lines = (await ask(`/pledges?${query}&format=ndjson`)).text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(page.data);
    const csv = (await ask(`/pledges?${query}&format=csv`)).text.trim().split("\r\n");
    expect(csv.length).toBe(page.data.length + 1);
    const { data: _, next: __, ...totals } = page;
    expect((await ask(`/totals?${query}`)).json()).toEqual(totals);
    const floor = (status: string) =>
      page.data
        .filter((row: Record<string, string>) => row.status === status && row.in_total === "true")
        .reduce(
          (sum: number, row: Record<string, string>) =>
            sum + Math.round(Number(row.converted_floor ?? 0) * 100),
          0,
        );
    for (const stage of totals.totals)
      expect([stage.status, floor(stage.status)]).toEqual([
        stage.status,
        Math.round(Number(stage.floor) * 100),
      ]);
  });

  it("have only the fields that were asked for, and say of which revision their sentence is", async () => {
    const { data } = (await ask("/pledges?fields=code,quote,revision&limit=3")).json();
    for (const row of data)
      expect(row).toEqual({ code: expect.stringMatching(/^P-/), quote: expect.any(String), revision: 1 });
    expect((await ask("/pledges?fields=code,nothing")).status).toBe(400);
  });

  it("of which the ledger says so since a moment come alone, the latest first", async () => {
    const all = (await ask("/pledges?sort=recorded&limit=500&fields=recorded_at")).json().data as {
      recorded_at: string;
    }[];
    const since = all[20]?.recorded_at ?? "";
    const { data } = (await ask(`/pledges?updated_since=${since}&limit=500&fields=recorded_at`)).json();
    expect(data).toEqual(all.filter((row) => row.recorded_at >= since));
    const lines = (await ask(`/pledges?updated_since=${since}&format=ndjson`)).text.trim().split("\n");
    expect(lines).toHaveLength(data.length);
  });

  it("of a day in the past say which day they are of, and the TimeMap knows it", async () => {
    const map = (await ask("/timemap/pledges")).text;
    const [, day = ""] = /as_of=(\d{4}-\d{2}-\d{2})>; rel="memento"/.exec(map) ?? [];
    const then = await ask(`/pledges?as_of=${day}`);
    expect(then.headers["memento-datetime"]).toBe(new Date(`${day}T23:59:59Z`).toUTCString());
    expect(then.headers.link).toContain('rel="original timegate"');
    expect(then.json().as_of).toBe(day);
  });
});
