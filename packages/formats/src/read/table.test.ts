import { describe, expect, it } from "vitest";
import { readTable } from "./table.ts";

describe("readTable", () => {
  it.each([
    ["commas", "a,b\n1,2\n"],
    ["semicolons", "a;b\r\n1;2\r\n"],
    ["tabs", "a\tb\n1\t2"],
    ["a byte order mark and a row of nothing", "\ufeffa,b\n,\n1,2\n"],
  ])("takes cells that are apart by %s", (_, text) => {
    const table = readTable(text);
    expect(table.columns).toEqual(["a", "b"]);
    expect(table.rows.map(({ cells }) => cells)).toEqual([["1", "2"]]);
  });

  it("keeps what cells say: zeros, days, formulas, several lines, quotes", () => {
    const text = 'a,b,c,d\n007,2024-01-31,=1+1,"one\ntwo ""three"", four"\n';
    expect(readTable(text).rows).toEqual([
      { number: 2, cells: ["007", "2024-01-31", "=1+1", 'one\ntwo "three", four'] },
    ]);
  });

  it("counts rows as a spreadsheet does", () => {
    expect(readTable("a,b\n,\n1,2\n").rows).toEqual([{ number: 3, cells: ["1", "2"] }]);
  });
});
