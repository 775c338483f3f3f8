import { LedgerPage, ledgerLines, ledgerOf } from "../pages/ledger-page.ts";
import { expect, test } from "../site.ts";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every purpose can be chosen, and no name in a filter runs over another", async ({ page }) => {
    await page.goto("/uk/pledges");
    for (const summary of await page.locator("aside form summary").all()) await summary.click();
    expect(await page.locator("aside input[name=purpose]").count()).toBeGreaterThan(12);
    const names = await page
      .locator("aside fieldset label")
      .evaluateAll((labels) =>
        labels
          .filter((label) => label.scrollHeight > label.clientHeight + 1)
          .map((label) => label.textContent),
      );
    expect(names).toEqual([]);
  });

  test("filters are a form, each can be removed, and what was not understood is said", async ({ page }) => {
    const ledger = new LedgerPage(page);
    await ledger.open();
    await ledger.unfold("Donor");
    await page.getByLabel("Netherlands").check();
    await ledger.unfold("Category");
    await page.getByLabel(/^Cyber \d/).check();
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/donor=NL.*category=cyber/);
    await expect(ledger.rows).toHaveCount(1);
    await ledger.removal("Cyber").click();
    await expect(ledger.removal("Cyber")).toHaveCount(0);
    await expect(ledger.removal("Netherlands")).toBeVisible();
    await ledger.open("?donor=Atlantis%20City&status=dreamt&currency=XXX&category=cyber");
    await expect(ledger.leftOut).toContainText("status=dreamt");
  });
});

test("with a script the filters answer at once, and the back button undoes them", async ({ page }) => {
  const ledger = new LedgerPage(page);
  const { rows, search } = ledger;
  await ledger.open();
  await expect(rows).toHaveCount(20);
  await ledger.unfold("Donor");
  const netherlands = page.getByRole("checkbox", { name: "Netherlands" });
  // Not `check`, which looks at the very box again: the answer may have brought a new one by then.
  await netherlands.click();
  await expect(page).toHaveURL(/\/pledges\?donor=NL$/);
  await expect(rows).toHaveCount(7);
  // Whoever chooses stays where they are, and hears what came of it.
  await expect(netherlands).toBeChecked();
  await expect(netherlands).toBeFocused();
  await expect(page.getByRole("status").last()).toHaveText(/^7 /);
  await search.fill("shells");
  await expect(page).toHaveURL(/\/pledges\?q=shells&donor=NL$/);
  await expect(search).toBeFocused();
  await page.goBack();
  await expect(rows).toHaveCount(7);
  await page.goBack();
  await expect(rows).toHaveCount(20);
  await expect(netherlands).not.toBeChecked();
});

test("pages of rows go on where the last one ended, and every row is on one of them", async ({
  page,
  request,
}) => {
  const codes: (string | null)[] = [];
  const ledger = new LedgerPage(page);
  await ledger.open("?sort=largest");
  for (;;) {
    codes.push(...(await ledger.codes()));
    const next = page.getByRole("link", { name: /^Next/ });
    if ((await next.count()) === 0) break;
    await next.click();
    await expect(page.getByRole("link", { name: "Back to the first rows" })).toBeVisible();
  }
  const { rows } = await ledgerOf(request, "?sort=largest");
  expect(codes).toEqual(rows.map((row) => row.code));
});

test("the ledger of a past day is what was known then", async ({ page, request }) => {
  const then = await ledgerOf(request, "?as_of=2023-06-30");
  expect(then.as_of).toBe("2023-06-30");
  expect(then.rows.length).toBeGreaterThan(5);
  for (const row of then.rows) expect(row.recorded_at < "2023-07-01").toBe(true);
  await page.goto("/pledges?as_of=2023-06-30");
  await expect(page.getByText("This is the ledger as it was known when 30 June 2023 ended.")).toBeVisible();
  await page.getByRole("link", { name: "What has changed since" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What has changed");
  await expect(page.getByText("€87,000,000").first()).toBeVisible();
});

test("page, CSV and JSON agree on every donor, to the cent", async ({ page, request }) => {
  for (const donor of ["NL", "DK", "SE", "ORG:EU"]) {
    const query = `donor=${encodeURIComponent(donor)}`;
    await page.goto(`/pledges?${query}`);
    const json = await ledgerOf(request, `?${query}`);
    const shown = await page
      .locator("[data-status]")
      .evaluateAll((items) => items.map((item) => item.getAttribute("data-status")));
    expect(json.totals.map((total) => total.status)).toEqual(shown.slice(0, json.totals.length));
    const [header = "", ...lines] = await ledgerLines(request, `?${query}`);
    expect(lines).toHaveLength(json.rows.length);
    expect(header.split(",")).toEqual(Object.keys(json.rows[0]!));
    for (const total of json.totals) {
      const rows = json.rows.filter(
        (row) => row.status === total.status && row.in_total === "true" && row.converted_floor !== null,
      );
      const cents = rows.reduce((sum, row) => sum + centsOf(row.converted_floor!), 0n);
      expect(cents).toBe(centsOf(total.floor));
    }
  }
});

test("a package and its components never count twice", async ({ request }) => {
  const { totals, rows } = await ledgerOf(
    request,
    "?donor=NL&category=military&category=cyber&status=pledged",
  );
  const dutch = rows.filter((row) => row.donor === "NL").map((row) => Number(row.amount_floor));
  expect(dutch.toSorted((a, b) => a - b)).toEqual([10e6, 25e6, 87e6, 130e6]);
  expect(totals[0]?.floor).toBe("252000000");
});

test("the data page leads to every file, and says to machines what the dataset is", async ({
  page,
  request,
}) => {
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Data" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The data" })).toBeVisible();
  const files = await page
    .getByRole("region", { name: "Files" })
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) expect((await request.get(file)).status(), file).toBe(200);
  const stated = await page.locator('script[type="application/ld+json"]').allTextContents();
  const dataset = stated.map((text) => JSON.parse(text)).find((data) => data["@type"] === "Dataset");
  expect(dataset.license).toBe("https://creativecommons.org/licenses/by/4.0/");
  expect(dataset.temporalCoverage).toMatch(/^\d{4}[0-9-]*\/\d{4}[0-9-]*$/);
  const [csv] = dataset.distribution;
  const header = (await (await request.get(new URL(csv.contentUrl).pathname)).text()).split("\r\n")[0];
  expect(dataset.variableMeasured.map(({ name }: { name: string }) => name)).toEqual(header!.split(","));
});

/** Decimal text as hundredths. */
function centsOf(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, "0"));
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("packages are folded with their sum in brackets, open one by one or all, and on paper", async ({
    page,
  }) => {
    await page.goto("/pledges?donor=ES");
    const { rows } = new LedgerPage(page);
    const head = page.locator(".package-head").filter({ hasText: "Military aid and rebuilding" });
    await expect(head).toContainText("(€817m)");
    await expect(head).toContainText("5 rows");
    const parts = page.locator(".package").filter({ has: head }).locator("tr[data-code]");
    await expect(parts).toHaveCount(5);
    await expect(parts.first()).toBeHidden();
    await head.getByRole("checkbox", { name: "Show the 5 rows of: Military aid and rebuilding" }).check();
    await expect(parts.last()).toBeVisible();
    await head.getByRole("checkbox").uncheck();
    await expect(parts.first()).toBeHidden();
    await page.getByLabel("Unfold packages").check();
    for (const row of await rows.all()) await expect(row).toBeVisible();
    await page.getByLabel("Unfold packages").uncheck();
    await page.emulateMedia({ media: "print" });
    for (const row of await rows.all()) await expect(row).toBeVisible();
  });
});
