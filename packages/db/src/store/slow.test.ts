import SqliteFile from "better-sqlite3";
import { expect, it } from "vitest";
import { tellSlow } from "./slow.ts";

it("tells of a statement that takes long, without its values, and of no other", () => {
  const client = new SqliteFile(":memory:");
  const told: [string, number][] = [];
  tellSlow(client, (sql, ms) => told.push([sql, ms]));
  const count =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT max(i) AS most FROM n";
  expect(client.prepare(count).get(10)).toEqual({ most: 10 });
  expect(told).toEqual([]);
  let most = 1_000_000;
  while (told.length === 0 && most < 1e9) {
    most *= 4;
    expect(client.prepare(count).raw().all(most)).toEqual([[most]]);
  }
  expect(told).toEqual([[count, expect.any(Number)]]);
  client.close();
});
