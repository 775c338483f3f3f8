import { expect, test } from "../site.ts";

/** Lines of a CSV without line breaks in its cells, by the names of its columns. */
function linesOf(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = csv
    .trim()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      ),
    );
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ""])));
}

/** A decimal as a table writes it, without its currency: '1234567.5' → '1,234,567.50'. */
function written(decimal: string): string {
  const amount = Number(decimal);
  const digits = Number.isInteger(amount) ? 0 : 2;
  return amount.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const name of ["over-time", "holders", "purposes", "flow"])
    test(`the table of '${name}' has the figures of its CSV, to the cent`, async ({ page, request }) => {
      const lines = linesOf(await (await request.get(`/pictures/${name}.csv`)).text());
      expect(lines.length).toBeGreaterThan(5);
      await page.goto(`/embed/${name}`);
      await page.getByText("The same as a table").click();
      const rows = page.locator("tbody tr");
      await expect(rows).toHaveCount(lines.length);
      const cells = await rows.evaluateAll((list) =>
        list.map((row) => [...row.children].map((cell) => cell.textContent)),
      );
      lines.forEach((line, index) => {
        const sum = cells[index]?.at(-1) ?? "";
        expect(cells[index]?.at(-2)?.toLowerCase()).toBe(line.status);
        const isSum = Number(line.floor) > 0 || line.ceiling !== "0";
        if (Number(line.floor) > 0) expect(sum).toContain(`€${written(line.floor!)}`);
        if (line.ceiling === "") expect(sum).toMatch(/^at least /);
        else if (isSum) expect(sum).toContain(`€${written(line.ceiling!)}`);
        if (!isSum) expect(sum).toMatch(/^\d+ (pledges?|amounts?) /);
      });
    });

  test("what has no rate is counted, and is no zero", async ({ page }) => {
    await page.goto("/embed/holders?currency=UAH");
    await page.getByText("The same as a table").click();
    const sums = page.locator("tbody td:last-child");
    await expect(sums.filter({ hasText: "without a rate" }).first()).toBeVisible();
    await expect(sums.filter({ hasText: /^\D?0\b/ })).toHaveCount(0);
  });

  test("an empty selection says so", async ({ page }) => {
    await page.goto("/embed/holders?q=nothing-has-this-name");
    await expect(page.getByRole("figure", { name: "Who gives" })).toContainText(
      "Nothing to draw in this selection.",
    );
    await expect(page.getByRole("img")).toHaveCount(0);
  });
});

test("a picture that is taken away says what it is and where it is from; the part of a page does not", async ({
  request,
}) => {
  const file = await (await request.get("/pictures/flow.svg?donor=DK")).text();
  expect(file).toContain(">Where it goes</text>");
  expect(file).toMatch(/>[^<]*\/pledges\?donor=DK<\/text>/);
  const part = await (await request.get("/pictures/flow.svg?donor=DK&width=narrow")).text();
  expect(part).not.toContain(">Where it goes</text>");
  expect(part).toContain("prefers-color-scheme:dark");
});

test("no stage disappears from a flow: those that are not drawn are said", async ({ request }) => {
  const lines = linesOf(await (await request.get("/pictures/flow.csv?donor=DK")).text());
  const stages = new Set(lines.map(({ status }) => status));
  expect(stages).toEqual(new Set(["pledged", "committed"]));
  expect(await (await request.get("/pictures/flow.svg?donor=DK")).text()).toMatch(
    /not drawn: Committed €12\.2m\./,
  );
});
