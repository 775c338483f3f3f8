import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { freePort } from "@pledgebook/db/testing";
import { fileOfRun } from "../prepared.ts";
import { type Site, startSite } from "../server.ts";
import { expect, test } from "../site.ts";
import { addPerson, openSession } from "../staff.ts";

let folder: string;
let site: Site;
let metrics: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "watched-"));
  const port = await freePort();
  metrics = `http://127.0.0.1:${port}/metrics`;
  site = await startSite(folder, {
    demo: false,
    compiled: fileOfRun("compiled"),
    env: { METRICS_PORT: String(port) },
  });
});
test.afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
});

/** The lines of the log about requests. */
const lines = () =>
  site
    .printed()
    .split("\n")
    .filter((line) => line.includes('"answered"'))
    .map((line) => JSON.parse(line));

test("every request is one line: when, which, who of the desk, how it ended, how long, how much; no typed words, no secrets", async () => {
  const person = await addPerson(site, "admin");
  const cookie = await openSession(person);
  const answer = await fetch(`${site.url}/search?q=winter+secrets`, {
    headers: { "x-pledgebook-person": "forged" },
  });
  const { length } = Buffer.from(await answer.arrayBuffer());
  const id = answer.headers.get("x-request-id");
  await fetch(`${site.url}/api/trpc/people.list`, { headers: { cookie } }).then((one) => one.text());
  await fetch(`${site.url}/password/a-token-that-nobody-may-read`).then((one) => one.text());
  await fetch(`${site.url}/en/password/a-token-that-nobody-may-read`, { redirect: "manual" });
  await fetch(`${site.url}/uk/letters/a-token-that-nobody-may-read`).then((one) => one.text());
  const leaving = { method: "POST", body: new URLSearchParams({ do: "leave" }), redirect: "manual" } as const;
  await fetch(`${site.url}/api/letters/a-token-that-nobody-may-read`, leaving);
  await fetch(`${site.url}/pledges/%FF`);
  await fetch(`${site.url}/healthz`);
  const paths = () => lines().map(({ path }) => path);
  await expect
    .poll(paths)
    .toEqual(
      expect.arrayContaining([
        ...["/password/…", "/en/password/…", "/uk/letters/…", "/api/letters/…", "/pledges/%FF"],
      ]),
    );
  const search = lines().find(({ requestId }) => requestId === id);
  expect(search).toMatchObject({ level: "info", method: "GET", path: "/search", status: 200 });
  expect(Date.parse(search.time)).toBeGreaterThan(Date.now() - 60_000);
  expect(search.bytes).toBeGreaterThan(0.1 * length);
  expect(search.ms).toBeGreaterThanOrEqual(0);
  expect(lines().find(({ path }) => path === "/api/trpc/people.list")).toMatchObject({
    person: person.id,
    status: 200,
  });
  expect(lines().find(({ path }) => path === "/pledges/%FF")).toMatchObject({ status: 400 });
  expect(lines().some(({ path }) => path === "/healthz")).toBe(false);
  expect(site.printed()).not.toMatch(/winter|a-token-that-nobody-may-read|forged/);
});

test("figures for a monitor are told on the loopback, and not where readers are", async () => {
  await fetch(`${site.url}/articles/no-such-article`);
  const told = await (await fetch(metrics)).text();
  expect(told).toMatch(
    /pledgebook_http_request_duration_seconds_count\{kind="articles",status="4xx"\} [1-9]/,
  );
  for (const name of [
    "pledgebook_wal_bytes",
    "pledgebook_database_bytes",
    "pledgebook_disk_free_bytes",
    "pledgebook_kept_answers",
    "nodejs_eventloop_lag_seconds",
    "pledgebook_countings_waiting",
    "pledgebook_letters_waiting",
    "pledgebook_slow_queries",
  ])
    expect(told).toMatch(new RegExp(`^${name} [0-9.e+]+$`, "m"));
  expect(Number(/^pledgebook_database_bytes (\d+)/m.exec(told)?.[1])).toBeGreaterThan(100_000);
  for (const path of ["/metrics", "/api/figures"]) expect((await fetch(site.url + path)).status).toBe(404);
});

test("a second site on the same port says so, ends with 1, and has made nothing that is shown once", async () => {
  const other = mkdtempSync(join(tmpdir(), "watched-"));
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL("../../apps/cli/src/main.ts", import.meta.url)), "serve"],
    {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: `file:${join(other, "pledgebook.db")}`,
        HOST: "127.0.0.1",
        PORT: new URL(site.url).port,
        DEMO: "0",
      },
    },
  );
  const [printed, report] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(child.exitCode ?? (await new Promise((ended) => child.on("exit", ended)))).toBe(1);
  expect(printed).toBe("");
  expect(report).toMatch(
    /^pledgebook: Another program listens on 127\.0\.0\.1, port \d+\. Stop it, or set PORT to another number\.\n$/,
  );
  rmSync(other, { recursive: true });
});
