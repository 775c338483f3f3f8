import { readSheet } from "read-excel-file/node";
import { expect, test } from "../site.ts";

/** What a journalist on deadline wants to know, each reached by clicks alone from the front page. */
for (const [device, viewport] of [
  ["a phone", { width: 390, height: 844 }],
  ["a desktop", { width: 1280, height: 900 }],
] as const) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport });

    test("a journalist finds what came, what is overdue, who gives more, and takes it away", async ({
      page,
    }) => {
      test.setTimeout(120_000);
      const go = async (name: string) => {
        const menu = page.locator("header details.menu > summary");
        if (await menu.isVisible()) await menu.click();
        await page.locator("header nav a:visible", { hasText: new RegExp(`^${name}$`) }).click();
      };

      await test.step("Germany: pledged against delivered", async () => {
        await page.goto("/");
        await go("Donors");
        await page.getByRole("link", { name: "Germany", exact: true }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Germany");
        await expect(page.getByRole("region", { name: "At a glance" })).toContainText("5 of 5 rows");
        await expect(page.getByText("Share of GDP")).toBeVisible();
      });

      await test.step("is the 817 counted twice?", async () => {
        await go("News");
        await page
          .getByRole("link", { name: /every euro of €817m/ })
          .first()
          .click();
        const pledges = page.getByRole("region", { name: /pledges of this story/ });
        await pledges.getByRole("link", { name: "P-2025-0017", exact: true }).first().click();
        await expect(
          page.getByText("The parts count, not the package: nothing is counted twice."),
        ).toBeVisible();
      });

      await test.step("what is overdue", async () => {
        await go("Overdue");
        await expect(page.locator("tr[data-code]").first()).toContainText(/days/);
        await page
          .getByRole("link", { name: /The same in the ledger/ })
          .first()
          .click();
        await expect(page).toHaveURL(/due=past/);
        await expect(page.getByRole("link", { name: "Remove overdue" })).toBeVisible();
      });

      await test.step("three donors compared per head", async () => {
        await go("Donors");
        await page.getByRole("link", { name: "Compare donors" }).click();
        for (const name of ["Denmark", "Germany", "Netherlands"])
          await page.getByLabel(name, { exact: true }).check();
        await page.getByRole("button", { name: "Compare" }).click();
        await page.getByRole("link", { name: "Per head" }).click();
        await expect(page).toHaveURL(/donor=DK.*donor=DE.*donor=NL.*measure=head|measure=head/);
        const table = page.getByRole("table");
        await expect(table.getByRole("columnheader")).toHaveText(["Denmark", "Germany", "Netherlands"]);
        await expect(table.getByRole("row", { name: /^Pledged/ })).toContainText("€");
        await expect(page.getByText("World Bank, 2023")).toBeVisible();
      });

      await test.step("cite, embed, take away", async () => {
        await go("Ledger");
        await page.locator("summary", { hasText: "Keep or cite this selection" }).click();
        await expect(page.getByText(/This one always gives the same answer/)).toBeVisible();
        await page.locator("summary", { hasText: "Code to embed it" }).first().click();
        await expect(page.locator("code", { hasText: "<iframe" }).first()).toBeVisible();
        const link = await page.getByRole("link", { name: "XLSX" }).getAttribute("href");
        const answer = await page.request.get(link ?? "");
        expect(answer.headers()["content-disposition"]).toMatch(/filename="pledges-\d{4}-\d\d-\d\d\.xlsx"/);
      });

      await test.step("follow", async () => {
        await page.locator("footer").getByRole("link", { name: "Follow" }).click();
        const feed = await page.getByRole("link", { name: "Atom: What is overdue" }).getAttribute("href");
        expect((await page.request.get(feed ?? "")).headers()["content-type"]).toContain("atom+xml");
      });

      await test.step("what changed last, and why", async () => {
        await go("What changed");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("What has changed");
        await expect(page.locator("main")).toContainText(/P-\d{4}-\d{4}/);
      });
    });
  });
}

test("the workbook opens in another program: names beside codes, Cyrillic letters, sums as numbers", async ({
  request,
}) => {
  const answer = await request.get("/pledges.xlsx?donor=DE&lang=uk");
  const [head = [], ...rows] = await readSheet(await answer.body());
  const column = (name: string) => head.indexOf(name);
  const json = await (await request.get("/pledges.json?donor=DE")).json();
  expect(rows).toHaveLength(json.rows.length);
  for (const [index, row] of rows.entries()) {
    const told = json.rows[index];
    expect(row[column("code")]).toBe(told.code);
    expect(row[column("donor")]).toBe("DE");
    expect(row[column("donor_name")]).toBe("Німеччина");
    expect(row[column("amount_floor")]).toBe(told.amount_floor === null ? null : Number(told.amount_floor));
    expect(row[column("quote")]).toBe(told.quote);
  }
  expect((await request.get("/pledges.xlsx?nonsense=1")).status()).toBe(400);
});
