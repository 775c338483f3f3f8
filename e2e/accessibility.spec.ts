import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./site.ts";
import { addPerson, signIn } from "./staff.ts";

/** Every kind of page of the open site, by an address that the demonstration newsroom has. */
const publicPages = [
  "/",
  "/articles/copenhagen-and-the-hague-cyber-shield-and-shells",
  "/articles/UKRAINIAN",
  "/pledges",
  "/pledges?donor=NL&category=cyber&status=pledged&currency=USD&nonsense=1&donor=%3Cscript%3E",
  "/pledges?status=suspended&donor=IS",
  "/pledges?as_of=2024-06-30&count_at=fund&q=shells",
  "/pledges/changes?from=2023-01-01&to=2024-06-30",
  "/pledges/P-2024-0003",
  "/pledges/P-2024-0003/report",
  "/channels/it-coalition",
  "/purposes/ammunition",
  "/donors",
  "/donors/DK",
  "/corrections",
  "/methodology",
  "/data",
  "/login",
  "/first-admin",
  "/no-such-page",
];
const deskPages = [
  "/desk",
  "/desk/articles",
  "/desk/articles/new",
  "/desk/articles/demo-S08",
  "/desk/articles/demo-S08/annotate",
  "/desk/reports",
  "/desk/review",
  "/desk/history",
  "/desk/names",
  "/desk/people",
  "/desk/design",
  "/desk/pledges/P-2024-0003",
];

for (const prefix of ["", "/uk"]) {
  test(`axe finds nothing on the open site, light and dark, ${prefix || "/en"}`, async ({
    browser,
    site,
  }) => {
    test.setTimeout(180_000);
    const page = await newPage(browser, site.url);
    const front = await page.request.get("/");
    const ukrainian = /\/articles\/(551-[a-z0-9-]+)/.exec(await front.text())?.[1] ?? "";
    for (const path of publicPages) await look(page, prefix + path.replace("UKRAINIAN", ukrainian));
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
