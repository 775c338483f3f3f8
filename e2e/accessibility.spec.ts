import AxeBuilder from "@axe-core/playwright";
import type { Browser } from "@playwright/test";
import { addPerson, expect, signIn, test } from "./site.ts";

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
  "/desk/people",
  "/desk/design",
  "/desk/pledges/P-2024-0003",
];

for (const colorScheme of ["light", "dark"] as const)
  for (const prefix of ["", "/uk"]) {
    test(`axe finds nothing on the open site, ${colorScheme}, ${prefix || "/en"}`, async ({
      browser,
      site,
    }) => {
      test.setTimeout(180_000);
      const page = await newPage(browser, site.url, colorScheme);
      const articles = await page.request.get("/");
      const ukrainian = /\/articles\/(551-[a-z0-9-]+)/.exec(await articles.text())?.[1] ?? "";
      for (const path of publicPages) {
        await page.goto(prefix + path.replace("UKRAINIAN", ukrainian));
        await look(page, prefix + path);
      }
    });

    test(`axe finds nothing at the desk, ${colorScheme}, ${prefix || "/en"}`, async ({ browser, site }) => {
      test.setTimeout(180_000);
      const page = await newPage(browser, site.url, colorScheme);
      await signIn(page, await addPerson(site, "admin"));
      for (const path of deskPages) {
        await page.goto(prefix + path);
        await look(page, prefix + path);
      }
    });
  }

async function newPage(browser: Browser, baseURL: string, colorScheme: "light" | "dark") {
  return (await browser.newContext({ baseURL, colorScheme, reducedMotion: "reduce" })).newPage();
}

async function look(page: Awaited<ReturnType<typeof newPage>>, path: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${path}: ${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`,
  );
  expect.soft(found).toEqual([]);
}
