import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { deskPages, publicPages } from "./pages/all-pages.ts";
import { expect, test } from "./site.ts";
import { addPerson, signIn } from "./staff.ts";

/** Pages that stand beside those of readers. */
const otherPages = ["/login", "/first-admin", "/no-such-page"];

for (const prefix of ["", "/uk"]) {
  test(`axe finds nothing on the open site, light and dark, ${prefix || "/en"}`, async ({
    browser,
    site,
  }) => {
    test.setTimeout(180_000);
    const page = await newPage(browser, site.url);
    for (const path of [...(await publicPages(page.request)), ...otherPages]) await look(page, prefix + path);
  });

  test(`axe finds nothing at the desk, light and dark, ${prefix || "/en"}`, async ({ browser, site }) => {
    test.setTimeout(180_000);
    const page = await newPage(browser, site.url);
    await signIn(page, await addPerson(site, "admin"));
    for (const path of deskPages) await look(page, prefix + path);
  });
}

async function newPage(browser: Browser, baseURL: string) {
  return (await browser.newContext({ baseURL, reducedMotion: "reduce" })).newPage();
}

/** All rules in the light; in the dark those of colour, for nothing else is drawn in another way. */
async function look(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(path);
  await page.evaluate(() => {
    // One fold of a name is open at a time, and what covers the page covers it for axe too.
    for (const fold of document.querySelectorAll<HTMLDetailsElement>("details:not(.menu, .filter-sheet)"))
      fold.open = true;
  });
  // No page has a frame: axe looks at the page itself and needs no page of its own to put frames together.
  expect(page.frames(), path).toHaveLength(1);
  const axe = () => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const rules = axe().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
  const light = await rules.analyze();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await axe().withRules(["color-contrast", "link-in-text-block"]).analyze();
  const found = [...light.violations, ...dark.violations].map(
    ({ id, nodes }) => `${path}: ${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`,
  );
  expect.soft(found).toEqual([]);
}
