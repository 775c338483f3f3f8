import { it, expect } from "vitest";
import * as t from "./testing.ts";
it("x", async () => {
  const room = await t.testNewsroom();
  const s = await t.publishedShells(room);
  console.log(s);
  const l = await room.as(null).ledger.query({ query: "donor=NL" });
  console.log(JSON.stringify(l, null, 1));
  console.log(room.published);
  console.log(Object.fromEntries(Object.entries(await room.dump()).map(([k, v]) => [k, v.length])));
});
