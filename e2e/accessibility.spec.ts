import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { deskPages, publicPages } from "./pages/all-pages.ts";
import { expect, test } from "./site.ts";
import { addPerson, signIn } from "./staff.ts";

/** Pages that stand beside those of readers. */
const otherPages = ["/login", "/forgotten", "/first-admin", "/no-such-page"];

/** The open site has many pages and gets more: each test looks at every fourth of them, so that none takes longer than its time. */
const PARTS = 4;

for (const prefix of ["", "/uk"]) {
  for (let part = 0; part < PARTS; part++)
    test(`axe finds nothing on the open site, in light, dark, forced colours and print, ${prefix || "/en"}, ${part + 1} of ${PARTS}`, async ({
      browser,
      site,
    }) => {
      test.setTimeout(180_000);
      const page = await newPage(browser, site.url);
      const pages = [...(await publicPages(page.request)), ...otherPages];
      for (const path of pages.filter((_, index) => index % PARTS === part)) await look(page, prefix + path);
    });

  test(`axe finds nothing at the desk, in light, dark, forced colours and print, ${prefix || "/en"}`, async ({
    browser,
    site,
  }) => {
    test.setTimeout(180_000);
    const page = await newPage(browser, site.url);
    await signIn(page, await addPerson(site, "admin"));
    for (const path of deskPages) await look(page, prefix + path);
  });
}

/** More than the longest of these pages has, and few enough to press through. */
const MOST_STOPS = 400;

for (const path of ["/", "/pledges", "/donors/DE", "/pledges/changes", "/search?q=winter", "/methodology"])
  test(`the keyboard alone goes through ${path}: every control in turn, in sight, and out again`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(path);
    const stops: string[] = [];
    for (let step = 0; step < MOST_STOPS; step++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const one = document.activeElement;
        if (!(one instanceof HTMLElement) || one === document.body) return null;
        const { outlineStyle, boxShadow } = getComputedStyle(one);
        const around = one.closest("label") ?? one;
        const ring = getComputedStyle(around);
        // Which part of a date is in hand the browser draws itself, beyond the reach of style sheets.
        const isSeen =
          one.matches("[type=date]") ||
          [outlineStyle, ring.outlineStyle].some((style) => style !== "none") ||
          boxShadow !== "none";
        const { top, bottom, width } = around.getBoundingClientRect();
        const isInSight = bottom > 0 && top < innerHeight && width > 0;
        const name = one.getAttribute("aria-label") ?? one.textContent?.trim().slice(0, 40) ?? "";
        return { name: `${one.tagName} ${name}`, isSeen, isInSight };
      });
      if (!at) break;
      stops.push(at.name);
      expect.soft(at, at.name).toMatchObject({ isSeen: true, isInSight: true });
    }
    expect(stops.length).toBeLessThan(MOST_STOPS);
    const controls = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll<HTMLElement>(
            "a[href], button, input, select, summary, [tabindex='0']",
          ),
        ].filter(
          (one) =>
            one.tabIndex >= 0 &&
            !one.matches(":disabled, [type=hidden]") &&
            one.checkVisibility({ visibilityProperty: true }),
        ).length,
    );
    // Of each choice of one the keyboard stops at one radio button; all else it stops at.
    const radios = await page.locator("input[type=radio]:visible").count();
    expect(stops.length).toBeGreaterThanOrEqual(controls - radios);
  });

async function newPage(browser: Browser, baseURL: string) {
  return (await browser.newContext({ baseURL, reducedMotion: "reduce" })).newPage();
}

/** All rules in the light; in the dark, in forced colours and on paper those of colour, for nothing else is drawn in another way. */
async function look(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(path);
  await page.evaluate(() => {
    // One fold of a name is open at a time, and what covers the page covers it for axe too.
    for (const fold of document.querySelectorAll<HTMLDetailsElement>(
      "details:not(.menu, .filter-sheet, .desk-nav details)",
    ))
      fold.open = true;
  });
  // No page has a frame: axe looks at the page itself and needs no page of its own to put frames together.
  expect(page.frames(), path).toHaveLength(1);
  const axe = () => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const rules = axe().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
  const light = await rules.analyze();
  const colours = async (media: Parameters<Page["emulateMedia"]>[0]) => {
    await page.emulateMedia(media);
    return (await axe().withRules(["color-contrast", "link-in-text-block"]).analyze()).violations;
  };
  const others = [
    ...(await colours({ colorScheme: "dark" })),
    ...(await colours({ colorScheme: "light", forcedColors: "active" })),
    ...(await colours({ forcedColors: "none", media: "print" })),
  ];
  await page.emulateMedia({ media: null });
  const found = [...light.violations, ...others].map(
    ({ id, nodes }) => `${path}: ${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`,
  );
  expect.soft(found).toEqual([]);
}
