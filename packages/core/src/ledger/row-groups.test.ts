import fc from "fast-check";
import { expect, test } from "vitest";
import { rowGroups } from "./row-groups.ts";

type Case = [code: string, day: string | null, within: string[], kind?: "pledge" | "remainder"];

const rowOf = ([code, announcedOn, packageCodes, kind = "pledge"]: Case) => ({
  ...{ code, announcedOn, packageCodes, kind },
});

/** P and Q of February; R of March; Q lies in R. */
const packages = [
  { code: "P", announcedOn: "2024-02-01", packageCodes: [] },
  { code: "Q", announcedOn: "2024-02-01", packageCodes: ["R"] },
  { code: "R", announcedOn: "2024-03-01", packageCodes: [] },
];

const FEB = "2024-02-01";

test.each<[what: string, rows: Case[], groups: string[]]>([
  ["nothing", [], []],
  [
    "rows alone keep their order",
    [
      ["a", FEB, []],
      ["b", null, []],
    ],
    ["a", "b"],
  ],
  [
    "parts that others stand between come together where the first stood",
    [
      ["x", FEB, []],
      ["a", FEB, ["P"]],
      ["y", FEB, []],
      ["b", "2024-01-05", ["P"]],
    ],
    ["x", "P: a b", "y"],
  ],
  [
    "what is left of a package stands with its parts",
    [
      ["a", FEB, ["P"]],
      ["P", FEB, [], "remainder"],
    ],
    ["P: a P"],
  ],
  [
    "one part alone is no group",
    [
      ["a", FEB, ["P"]],
      ["b", FEB, ["R"]],
    ],
    ["a", "b"],
  ],
  [
    "a part of two packages stands in that of its day",
    [
      ["a", "2024-03-01", ["P", "R"]],
      ["b", FEB, ["P"]],
      ["c", FEB, ["R"]],
      ["d", FEB, ["P"]],
    ],
    ["R: a c", "P: b d"],
  ],
  [
    "a package in a package is one group, the outer",
    [
      ["a", FEB, ["Q"]],
      ["Q", FEB, ["R"], "remainder"],
      ["c", FEB, ["R"]],
    ],
    ["R: a Q c"],
  ],
  [
    "a package that is not known groups nothing",
    [
      ["a", FEB, ["Z"]],
      ["b", FEB, ["Z"]],
    ],
    ["a", "b"],
  ],
])("%s", (_, rows, groups) => {
  const drawn = rowGroups(rows.map(rowOf), packages).map(({ within, rows: own }) =>
    [...(within ? [`${within.code}:`] : []), ...own.map(({ code }) => code)].join(" "),
  );
  expect(drawn).toEqual(groups);
});

test("packages that lie in each other end somewhere, and every row stands once", () => {
  const circle = [
    { code: "P", announcedOn: FEB, packageCodes: ["Q"] },
    { code: "Q", announcedOn: FEB, packageCodes: ["P"] },
  ];
  const groups = rowGroups([rowOf(["a", FEB, ["P"]]), rowOf(["b", FEB, ["P"]])], circle);
  expect(groups.flatMap(({ rows }) => rows.map(({ code }) => code))).toEqual(["a", "b"]);
});

test("every row stands once, groups have two rows or more", () => {
  const row = fc.record({
    code: fc.constantFrom("a", "b", "c", "P", "Q"),
    announcedOn: fc.constantFrom(FEB, "2024-03-01", null),
    packageCodes: fc.subarray(["P", "Q", "R", "Z"]),
    kind: fc.constantFrom("pledge" as const, "remainder" as const),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const groups = rowGroups(rows, packages);
      const all = groups.flatMap((group) => group.rows);
      expect(all).toHaveLength(rows.length);
      expect(new Set(all)).toEqual(new Set(rows));
      for (const { within, rows: own } of groups) expect(own.length > 1).toBe(within !== null);
    }),
  );
});
