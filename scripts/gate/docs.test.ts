import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isThere, mentionsOf } from "./docs.ts";
import { wings } from "./wings.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string) => readFileSync(`${root}/${path}`, "utf8");
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);

const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--deduplicate"], {
  cwd: root,
  encoding: "utf8",
});
const files = listed.split("\n").filter(Boolean);
const folders = [...new Set(files.filter((file) => file.includes("/")).map((file) => file.split("/")[0]!))];

/** Records of decisions and the list of changes tell of their day; all other pages tell of now. */
const pages = files.filter(
  (file) =>
    file.endsWith(".md") &&
    !/^(?:packages\/demo\/data|docs\/decisions\/\d|CHANGELOG|\.changeset\/(?!README))/.test(file),
);

const scriptsOf = (folder: string) => {
  const { name, scripts = {} } = JSON.parse(read(posix.join(folder, "package.json"))) as {
    name: string;
    scripts?: Record<string, string>;
  };
  return { name, scripts: Object.keys(scripts) };
};
const packages = files
  .filter((file) => posix.basename(file) === "package.json")
  .map((file) => scriptsOf(posix.dirname(file)));

const described = all(read(".env.example"), /^#?([A-Z][A-Z0-9_]*)=/gm);
const environment = all(read("packages/api/src/server/environment.ts"), /^ {2}([A-Z][A-Z0-9_]*): z/gm);
/** What the gate and the browser tests read for themselves. */
const ofTests = files
  .filter((file) => /^(?:scripts|e2e)\/.*\.ts$/.test(file))
  .flatMap((file) => all(read(file), /process\.env\.([A-Z][A-Z0-9_]*)/g));
const commands = files
  .filter((file) => /^apps\/cli\/src\/.*\.ts$/.test(file))
  .flatMap((file) => all(read(file), /(?:\.command|new Command)\("([a-z-]+)/g));

describe("mentionsOf", () => {
  it("finds paths, links, settings, scripts and commands, and leaves the rest alone", () => {
    const page = `Change \`packages/core/src/values/money.ts\` or \`sums.ts\`, not \`/pledges.csv\`, \`a / b\`, \`file:./a.db\` or
\`https://example.org/a.md\`. [Why](decisions/0001-a.md#why), [elsewhere](https://example.org), [below](#below).
Set \`SITE_URL\` or \`DEMO=0\`; \`EUR\` is none. \`npm start\`, \`npm run check\` and \`npm run -s pledgebook -- user add\`.
\`pnpm --filter @pledgebook/db generate\`, \`npm run -s pledgebook -- --help\`

\`\`\`sh
npm test # \`packages/nowhere.ts\` is no mention here
npm run bench
\`\`\`
`;
    expect(mentionsOf(page, ["packages"])).toEqual({
      paths: ["packages/core/src/values/money.ts", "sums.ts"],
      links: ["decisions/0001-a.md#why", "#below"],
      settings: ["SITE_URL", "DEMO"],
      scripts: ["test", "bench", "start", "check", "pledgebook", "pledgebook"],
      commands: ["user"],
      tasks: [{ of: "@pledgebook/db", script: "generate" }],
    });
  });
});

describe("isThere", () => {
  const tree = ["apps/web/app/[locale]/(site)/page.tsx", "packages/db/src/store/open.ts"];
  it.each([
    ["packages/db/src/store/open.ts", true],
    ["packages/db/src/store/", true],
    ["packages/db/src/stor", false],
    ["store/open.ts", true],
    ["open.ts", true],
    ["pen.ts", false],
    ["apps/web/app/[locale]/(site)/", true],
    ["packages/*/src/store/<name>.ts", true],
    ["packages/*/store", false],
    ["packages/**/store", true],
    ["packages/{api,db}/src", true],
    ["packages/{api,web}/src", false],
  ])("%s: %s", (path, expected) => {
    expect(isThere(path, tree)).toBe(expected);
  });
});

it("the Node of .node-version is the one that the project brings", () => {
  const [brought] = all(read("pnpm-workspace.yaml"), /^ {2}node: (\d[\d.]*)$/gm);
  expect(read(".node-version").trim()).toBe(brought);
});

describe("settings", () => {
  it("are described in .env.example, all of them and no others", () => {
    expect([...described].sort()).toEqual([...environment].sort());
  });
});

/** A file, a folder, or a heading of a page of Markdown as GitHub addresses it. */
function leadsSomewhere(page: string, link: string): boolean {
  const [to = "", heading] = link.split("#");
  const target = to === "" ? page : posix.join(posix.dirname(page), to).replace(/\/$/, "");
  if (!files.some((file) => file === target || file.startsWith(`${target}/`))) return false;
  if (heading === undefined) return true;
  const headings = all(read(target), /^#+ (.+)$/gm).map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return headings.includes(heading);
}

describe("docs/architecture.md", () => {
  const sections = read("docs/architecture.md").split(/^### /m);
  it.each(Object.entries(wings))("tells the wings of %s in their order", (house, order) => {
    const section = sections.find((text) => text.startsWith(`${house.replace(/\/src$/, "")}\n`)) ?? "";
    expect(all(section, /^\| `([^`]+)` \|/gm)).toEqual(order);
  });
});

describe("docs/decisions", () => {
  it("has an index that says of every record what the record says", () => {
    const records = files.filter((file) => /^docs\/decisions\/0*[1-9]/.test(file)).sort();
    const told = records.map((file) => {
      const [, number, title] = /^# (\d+)\. (.+)$/m.exec(read(file)) ?? [];
      const [, status] = /^Status: (accepted|superseded by \d+)$/m.exec(read(file)) ?? [];
      return [number, title, posix.basename(file), status];
    });
    const rows = read("docs/decisions/README.md").matchAll(
      /^\| (\d+) \| \[(.+)\]\((.+)\) \| (.+) \| \d{4}-\d\d-\d\d \|$/gm,
    );
    expect([...rows].map(([, ...cells]) => cells)).toEqual(told);
  });
});

describe.each(pages)("%s", (page) => {
  const found = mentionsOf(read(page), folders);
  const missing = (names: string[], known: readonly string[]) =>
    names.filter((name) => !known.includes(name));

  it("names files and folders that are there", () => {
    expect(found.paths.filter((path) => !isThere(path, files))).toEqual([]);
    expect(found.links.filter((link) => !leadsSomewhere(page, link))).toEqual([]);
  });

  it("names settings that are read", () => {
    expect(missing(found.settings, [...environment, ...ofTests])).toEqual([]);
  });

  it("names commands that can be given", () => {
    expect(missing(found.scripts, scriptsOf(".").scripts)).toEqual([]);
    expect(missing(found.commands, commands)).toEqual([]);
    const unknown = found.tasks.filter(
      ({ of, script }) => !packages.some(({ name, scripts }) => name === of && scripts.includes(script)),
    );
    expect(unknown).toEqual([]);
  });
});
