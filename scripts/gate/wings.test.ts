import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { wings, wrongArrows } from "./wings.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const core = (path: string) => `packages/core/src/${path}`;

/** What is tried, the file it stands in, what that file says, and the wing that is wrong to ask; null where all is well. */
const arrows: [string, string, string, string | null][] = [
  ["down", core("text/quote.ts"), 'import { slugOf } from "../values/slug.ts";', null],
  ["within a wing", core("text/quote.ts"), 'import { tokenize } from "./tokens.ts";', null],
  ["up", core("values/money.ts"), 'import { leaves } from "../ledger/leaves.ts";', "ledger"],
  ["up, for a type", core("values/money.ts"), 'import type { Leaf } from "../ledger/leaves.ts";', "ledger"],
  ["up, a type in a type", core("values/money.ts"), 'type L = import("../ledger/leaves.ts").Leaf;', "ledger"],
  ["up, handed on", core("text/quote.ts"), 'export { may } from "../desk/permissions.ts";', "desk"],
  ["up, over lines", core("text/quote.ts"), 'import {\n  may,\n} from "../desk/permissions.ts";', "desk"],
  ["up, for its effect", core("text/quote.ts"), 'import "../desk/permissions.ts";', "desk"],
  ["up, when it is needed", core("text/quote.ts"), 'await import("../desk/permissions.ts");', "desk"],
  ["up, by the alias", "apps/web/site/chrome/header.tsx", 'import { Kit } from "@/desk/kit/kit.ts";', "desk"],
  ["down, by the alias", "apps/web/desk/kit/kit.ts", 'import { day } from "@/wording/day.ts";', null],
  ["an island of a wing", "apps/web/desk/kit/kit.island.tsx", 'import Page from "@/app/page.tsx";', "app"],
  [
    "a wing that is one file",
    "packages/db/src/store/open.ts",
    'import { schema } from "../schema.ts";',
    null,
  ],
  ["up to one file", "packages/db/src/schema/pledges.ts", 'import { keep } from "../images.ts";', "images"],
  ["from no wing", "packages/db/src/testing.ts", 'import { open } from "./store/open.ts";', null],
  ["to no wing", "packages/db/src/store/open.ts", 'import { folder } from "../testing.ts";', "no wing"],
  ["to another package", core("values/money.ts"), 'import { open } from "@pledgebook/db/store/open";', null],
  ["a package without wings", "packages/demo/src/load.ts", 'import { list } from "./files.ts";', null],
  [
    "words that only sound like it",
    core("values/money.ts"),
    "// from ../ledger/leaves.ts comes the rest",
    null,
  ],
];

describe("wrongArrows", () => {
  it.each(arrows)("%s", (_, file, source, wing) => {
    const wrong = wrongArrows(new Map([[file, source]]));
    expect(wrong).toHaveLength(wing === null ? 0 : 1);
    if (wing !== null) {
      expect(wrong[0]).toContain(file);
      expect(wrong[0]).toContain(`(${wing}), a higher wing`);
    }
  });

  it("names every wrong arrow of every file", () => {
    const source = 'import { a } from "../desk/review.ts";\nimport { b } from "../ledger/row.ts";';
    const files = ["values/day.ts", "text/align.ts"].map((path) => [core(path), source] as const);
    expect(wrongArrows(new Map(files))).toHaveLength(4);
  });
});

describe("wings", () => {
  it.each(Object.entries(wings))("%s has a place for every folder", (house, order) => {
    const beside = ["messages", "node_modules", "public"];
    const folders = readdirSync(`${root}/${house}`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !beside.includes(entry.name))
      .map(({ name }) => name);
    expect(folders.filter((name) => !order.includes(name))).toEqual([]);
  });
});
