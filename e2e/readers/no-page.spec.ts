import { openStore } from "@pledgebook/db/store/open";
import { raw } from "@pledgebook/db/store/store";
import type { Site } from "../server.ts";
import { expect, test } from "../site.ts";

const nowhere = [
  "/nowhere",
  "/articles/there-is-none",
  "/articles/there-is-none/history",
  "/pledges/P-1999-0001",
  "/pledges/P-1999-0001/report",
  "/donors/nobody",
  "/donors/ZZ",
  "/channels/none",
  "/purposes/none",
  "/preview/none",
  "/answers/failure",
];

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const [prefix, language, title, front] of [
    ["", "en", "There is no such page", "Front page"],
    ["/uk", "uk", "Такої сторінки немає", "Головна"],
  ] as const)
    test(`every address that has no page says so, in '${language}'`, async ({ page }) => {
      for (const path of nowhere) {
        const answer = await page.goto(prefix + path);
        expect.soft(answer?.status(), path).toBe(404);
        await expect.soft(page.getByRole("heading", { level: 1 }), path).toHaveText(title);
        await expect.soft(page.locator("html"), path).toHaveAttribute("lang", language);
        await expect
          .soft(page.locator("meta[name=robots]").first(), path)
          .toHaveAttribute("content", /noindex/);
      }
      await page.getByRole("link", { name: front }).click();
      await expect(page.getByRole("navigation").first()).toBeVisible();
      expect(new URL(page.url()).pathname).toBe(prefix || "/");
    });

  for (const [prefix, language, title, again] of [
    ["", "en", "This page could not be shown", "Try again"],
    ["/uk", "uk", "Цю сторінку не вдалося показати", "Спробувати ще раз"],
  ] as const)
    test(`a page that fails says so and what to do, in '${language}'`, async ({ page, emptySite }) => {
      const path = `${emptySite.url}${prefix}/pledges?donor=DK`;
      await without("ledger_rows", emptySite, async () => {
        const answer = await page.goto(path);
        expect(answer?.status()).toBe(500);
        expect(answer?.headers()["cache-control"]).toContain("no-store");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.getByRole("main")).toContainText(/: \d{6,}/);
      });
      await page.getByRole("link", { name: again }).click();
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(title);
      expect(page.url()).toBe(path);
    });
});

test("with JavaScript an address that has no page says the same, and stays in the address bar", async ({
  page,
}) => {
  await page.goto("/uk/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Такої сторінки немає");
  expect(new URL(page.url()).pathname).toBe("/uk/nowhere");
});

/** While a table is away whoever asks for what is in it fails, as with a disk that cannot be read. */
async function without(table: string, site: Site, body: () => Promise<void>): Promise<void> {
  const rename = async (from: string, to: string) => {
    const store = openStore(site.databaseUrl);
    await store.derive([{ statement: raw(`ALTER TABLE ${from} RENAME TO ${to}`) }]);
    await store.close();
  };
  await rename(table, `${table}_away`);
  try {
    await body();
  } finally {
    await rename(`${table}_away`, table);
  }
}

test("every answer says what it is, and leaves no guess", async ({ request }) => {
  for (const [method, path, status] of [
    ["GET", "/pledges", 200],
    ["GET", "/pledges.csv", 200],
    ["GET", "/nothing-here", 404],
    ["GET", "/api/due", 404],
    ["GET", "/pledges/%FF", 400],
    ["DELETE", "/pledges", 405],
    ["GET", "/api/v1/pledges?nothing=1", 400],
  ] as const) {
    const answer = await request.fetch(path, { method });
    expect([path, answer.status(), answer.headers()["x-content-type-options"]]).toEqual([
      path,
      status,
      "nosniff",
    ]);
  }
});
