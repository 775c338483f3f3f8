import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { temporaryFolder } from "@pledgebook/db/testing";
import { deskPages, publicPages } from "./pages/all-pages.ts";
import { expect, test } from "./site.ts";
import { addPerson, signIn } from "./staff.ts";

const hasJava = spawnSync("java", ["-version"]).status === 0;

/** What the checker does not know yet: CSS Anchor Positioning, by which cards stand at their marks. */
const NEWER = /CSS: “anchor-name”|CSS: “--[^”]*”: Parse Error|CSS: “position-anchor”/;

test("the HTML of every page is valid by the Nu checker, in both languages", async ({ page, site }) => {
  test.skip(!hasJava, "there is no Java here, which the checker runs on");
  test.setTimeout(180_000);
  const folder = temporaryFolder();
  try {
    const paths = await publicPages(page.request);
    const all = ["", "/uk"].flatMap((prefix) =>
      [...paths, "/no-such-page", "/login"].map((path) => prefix + path),
    );
    await signIn(page, await addPerson(site, "admin"));
    all.push(...deskPages, ...deskPages.map((path) => `/uk${path}`));
    mkdirSync(folder.path, { recursive: true });
    const files = new Map<string, string>();
    for (const [index, path] of all.entries()) {
      const file = join(folder.path, `${index}.html`);
      writeFileSync(file, await (await page.request.get(path)).body());
      files.set(file, path);
    }
    const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
    const { stderr } = spawnSync(
      "java",
      ["-jar", jar, "--errors-only", "--exit-zero-always", "--format", "json", ...files.keys()],
      { encoding: "utf8", maxBuffer: 64e6 },
    );
    const { messages } = JSON.parse(stderr) as {
      messages: { url: string; message: string; extract?: string }[];
    };
    const wrong = messages
      .filter(({ message }) => !NEWER.test(message))
      .map(
        ({ url, message, extract }) => `${files.get(url.replace("file:", ""))}: ${message} ${extract ?? ""}`,
      );
    expect([...new Set(wrong)]).toEqual([]);
  } finally {
    folder.remove();
  }
});
