import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The wings of every package, from the ground up: a file imports what stands in its own wing or in one before it, never
 * one behind it. Files that stand in no wing (a router, a test's means) may import all of them and be imported by none
 * but each other. Between packages `package.json` says the same.
 */
export const wings: Record<string, readonly string[]> = {
  "packages/core/src": ["values", "text", "reading", "anchoring", "ledger", "matching", "desk"],
  "packages/formats/src": ["xml", "write", "read", "learn"],
  "packages/db/src": ["schema", "store", "queries", "recount", "images", "source-copies", "reference-data"],
  "packages/api/src": [
    "outside",
    "server",
    "desk",
    "accounts",
    "names",
    "newsroom",
    "webhooks",
    "sources",
    "ledger",
    "subscriptions",
    "pledges",
    "annotations",
    "articles",
    "search",
    "comparisons",
    "open-data",
    "router",
    "testing",
  ],
  "apps/web": ["messages", "i18n", "server", "wording", "site", "desk", "app"],
};

const IMPORT = /\bfrom "([^"\n]+)"|\bimport\("([^"\n]+)"\)|^import "([^"\n]+)"/gm;

/** Imports from a lower wing to a higher one, each as a sentence. Paths from the root of the repository. */
export function wrongArrows(files: ReadonlyMap<string, string>): string[] {
  const wrong: string[] = [];
  for (const [file, source] of files) {
    const house = Object.keys(wings).find((folder) => file.startsWith(`${folder}/`));
    if (!house) continue;
    const order = wings[house]!;
    const own = wingOf(file, house, order);
    for (const [, ...specifiers] of source.matchAll(IMPORT)) {
      const target = resolve(file, specifiers.find(Boolean) ?? "");
      if (!target?.startsWith(`${house}/`)) continue;
      const other = wingOf(target, house, order);
      if (other > own)
        wrong.push(`${file} (${order[own]}) imports ${target} (${order[other] ?? "no wing"}), a higher wing`);
    }
  }
  return wrong;
}

/** Where a file's wing stands in the order; behind all of them when it stands in none. */
function wingOf(file: string, house: string, order: readonly string[]): number {
  const [first = ""] = file.slice(house.length + 1).split("/");
  const index = order.indexOf(first.replace(/(?:\.(?:test|testing|island))*\.tsx?$/, ""));
  return index < 0 ? order.length : index;
}

function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(file), specifier);
  if (specifier.startsWith("@/")) return `apps/web/${specifier.slice(2)}`;
  return null;
}

if (import.meta.main) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx"], {
    cwd: root,
    encoding: "utf8",
  });
  const names = listed.split("\n").filter((name) => name !== "" && !/\.test\.tsx?$/.test(name));
  const wrong = wrongArrows(
    new Map(names.map((name) => [name, readFileSync(posix.join(root, name), "utf8")] as const)),
  );
  for (const sentence of wrong) console.error(sentence);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
