import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { DuckDBInstance } from "@duckdb/node-api";
import { temporaryFolder } from "@pledgebook/db/testing";
import { expect, test } from "../site.ts";

test("the API answers with validators, links, what is left, and a day in the past by its header", async ({
  request,
}) => {
  const first = await request.get("/api/v1/pledges?donor=NL&limit=2");
  expect(first.status()).toBe(200);
  const { etag = "", link = "", ratelimit = "" } = first.headers();
  expect(link).toMatch(/<[^>]+after=[^>]+>; rel="next"/);
  expect(ratelimit).toMatch(/^"client";r=\d+;t=\d+$/);
  const again = await request.get("/api/v1/pledges?donor=NL&limit=2", {
    headers: { "if-none-match": etag },
  });
  expect([again.status(), await again.text()]).toEqual([304, ""]);
  const next = /<([^>]+)>; rel="next"/.exec(link)?.[1] ?? "";
  const { data } = await (await request.get(next)).json();
  expect(data[0].code).not.toBe((await first.json()).data[0].code);

  const then = await request.get("/api/v1/totals", {
    headers: { "accept-datetime": "Wed, 31 Jan 2024 12:00:00 GMT" },
    maxRedirects: 0,
  });
  expect([then.status(), then.headers().location]).toEqual([302, "/api/v1/totals?as_of=2024-01-31"]);
  const state = await request.get("/api/v1/totals?as_of=2024-01-31");
  expect(state.headers()["memento-datetime"]).toBe("Wed, 31 Jan 2024 23:59:59 GMT");

  const wrong = await request.get("/api/v1/pledges?doner=NL");
  expect(wrong.status()).toBe(400);
  expect(wrong.headers()["content-type"]).toContain("application/problem+json");
  expect((await wrong.json()).errors[0]).toContain("There is no parameter 'doner'");
  expect((await request.get("/api/v1/nothing")).status()).toBe(404);
});

test("totals are the same on the page's file, the API and its lines, to the cent", async ({ request }) => {
  const query = "currency=USD&category=military";
  const file = await (await request.get(`/pledges.json?${query}`)).json();
  const api = await (await request.get(`/api/v1/totals?${query}`)).json();
  expect(api.totals).toEqual(file.totals);
  const lines = (await (await request.get(`/api/v1/pledges?${query}&format=ndjson`)).text())
    .trim()
    .split("\n");
  expect(lines).toHaveLength(file.count);
});

test("a stranger draws sums by donor from the documentation alone, and finds a release as it was", async ({
  page,
  site,
}) => {
  await site.command(["release"]);
  await page.goto("/data");
  await page.getByRole("link", { name: "The API" }).click();
  await expect(page.getByRole("heading", { name: "The API" })).toBeVisible();
  const script = await page.locator("pre code").first().textContent();
  // The lines of the page, as they stand there.
  const rows = await page.evaluate(
    (lines) => new Function(`return (async () => { ${lines}; return rows; })()`)(),
    script?.replaceAll(site.url, "") ?? "",
  );
  expect(rows.length).toBeGreaterThan(80);
  expect(Object.keys(rows[0]).sort()).toEqual(["converted_floor", "donor"]);
  const sql = (await page.locator("pre code").last().textContent()) ?? "";

  await page.goto("/data/releases");
  await page.getByRole("link", { name: /^Release 1,/ }).click();
  const file = page.getByRole("link", { name: "pledges.csv", exact: true });
  const sum = await page.getByRole("listitem").filter({ has: file }).locator("code").textContent();
  const bytes = await (await page.request.get((await file.getAttribute("href")) ?? "")).body();
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(sum);
  const latest = await page.request.get("/data/latest/pledges.csv");
  expect(
    createHash("sha256")
      .update(await latest.body())
      .digest("hex"),
  ).toBe(sum);
  expect((await page.request.get("/data/latest/none.csv")).status()).toBe(404);

  // The same by the page's SQL. DuckDB's part that fetches by http is a download of its own: the file is fetched for it.
  const folder = temporaryFolder();
  try {
    const parquet = join(folder.path, "pledges.parquet");
    writeFileSync(parquet, await (await page.request.get("/data/latest/pledges.parquet")).body());
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const address = `${site.url}/data/latest/pledges.parquet`;
    expect(sql).toContain(address);
    const byDonor = (await connection.runAndReadAll(sql.replace(address, parquet))).getRowObjectsJson();
    const file = (await (await page.request.get("/pledges.json")).json()).rows as Record<
      string,
      string | null
    >[];
    const cents = (text: unknown) => Math.round(Number(text ?? 0) * 100);
    for (const { donor, euros } of byDonor.slice(0, 10)) {
      const own = file.filter((row) => row.donor === donor && String(row.in_total) === "true");
      expect([donor, cents(euros)]).toEqual([
        donor,
        own.reduce((sum, row) => sum + cents(row.converted_floor), 0),
      ]);
    }
    expect(byDonor.length).toBeGreaterThan(10);
  } finally {
    folder.remove();
  }
});

test("an assistant asks over HTTP and is answered with the sentence", async ({ request }) => {
  const answer = await request.post("/api/v1/mcp", {
    headers: { accept: "application/json, text/event-stream", "content-type": "application/json" },
    data: {
      ...{ jsonrpc: "2.0", id: 1, method: "tools/call" },
      params: { name: "search_pledges", arguments: { donor: "NL", limit: 1 } },
    },
  });
  expect(answer.status()).toBe(200);
  const { result } = await answer.json();
  expect(JSON.parse(result.content[0].text).data[0].quote).toBeTruthy();
  expect((await request.get("/api/v1/mcp")).status()).toBe(405);
});

const require = createRequire(import.meta.url);

// Of the suite's scenarios those that a server of tools has which keeps no sessions; all others ask for tools that are the suite's own.
for (const scenario of ["server-initialize", "ping", "tools-list", "tools-call-error"])
  test(`the protocol of assistants is kept, by its makers' own suite: ${scenario}`, async ({ site }) => {
    const suite = require.resolve("@modelcontextprotocol/conformance/dist/index.js");
    const folder = temporaryFolder();
    const args = [suite, "server", "--url", `${site.url}/api/v1/mcp`, "--scenario", scenario];
    const child = spawn(process.execPath, args, { cwd: folder.path });
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect(code, (await said).join("\n")).toBe(0);
    expect((await said).join("\n")).toMatch(/Passed: [1-9]\d*\/[1-9]\d*, 0 failed/);
    folder.remove();
  });
