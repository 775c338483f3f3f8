import { clickWords, expect, test } from "./site.ts";

const article = "/articles/copenhagen-and-the-hague-cyber-shield-and-shells";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const [device, width] of [
    ["a desktop", 1280],
    ["a phone", 390],
  ] as const)
    test(`on ${device} a reader goes from the front page's figure to the sentence and back, by links alone`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto("/");
      const headline = page
        .getByRole("region", { name: "Promised so far, by stage" })
        .locator("[data-status=committed] a[title]");
      const figure = (await headline.textContent()) ?? "no figure";
      await headline.click();
      await expect(page).toHaveURL(/\/pledges\?status=committed/);
      await expect(page.locator("[data-status=committed] a[title]")).toHaveText(figure);
      const row = page.locator("tr[data-code]").filter({ hasText: "Denmark" }).first();
      const code = await row.getAttribute("data-code");
      await row.getByRole("link", { name: code! }).click();
      await expect(page).toHaveURL(new RegExp(`/pledges/${code}$`));
      const quote = page.locator("blockquote mark a").first();
      const words = (await quote.textContent()) ?? "no words";
      await clickWords(quote);
      await expect(page).toHaveURL(/\/articles\/[a-z0-9-]+#m-/);
      await expect(page.locator("mark:target")).toBeInViewport();
      await expect(page.locator("mark:target").first()).toContainText(words.slice(0, 20));
      await clickWords(page.locator("mark:target a").first());
      await expect(page).toHaveURL(new RegExp(`/pledges/${code}$`));
      for (let steps = 0; steps < 4; steps++) await page.goBack();
      await expect(headline).toHaveText(figure);
    });

  test("marks are real <mark>s with a way to their pledge, and can be switched off", async ({ page }) => {
    await page.goto(article);
    const marks = page.locator(".prose mark");
    await expect(marks).toHaveCount(6);
    for (const mark of await marks.all())
      await expect(mark.locator("a")).toHaveAttribute("href", /^\/pledges\/P-\d{4}-\d{4}$/);
    const drawn = () => marks.first().evaluate((mark) => getComputedStyle(mark).backgroundColor);
    expect(await drawn()).not.toBe("rgba(0, 0, 0, 0)");
    await page.getByLabel(/^Show its 6 pledges/).uncheck();
    expect(await drawn()).toBe("rgba(0, 0, 0, 0)");
  });

  test("on a phone the pledges are disclosures under their paragraph", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(article);
    const first = page.locator("details").first();
    await first.getByText("1 pledge in this paragraph").click();
    await expect(first.getByText("originally DKK 91m")).toBeVisible();
  });

  test("nothing runs over a phone's edge", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of [
      "/",
      article,
      "/pledges",
      "/pledges?donor=DK",
      "/pledges?as_of=2024-06-30&count_at=fund&currency=UAH",
      "/pledges/changes?from=2023-01-01&to=2024-06-30",
      "/channels/it-coalition",
      "/purposes/air-defence",
      "/pledges/P-2024-0002",
      "/pledges/P-2025-0015",
      "/donors",
      "/donors/DK",
      "/methodology",
      "/corrections",
      "/data",
      "/login",
      "/uk/pledges",
      "/uk",
    ]) {
      await page.goto(path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(over, path).toBeLessThanOrEqual(0);
    }
  });

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
    await page.goto("/pledges");
    await page.locator("summary", { hasText: "Donor" }).click();
    await page.getByLabel("Netherlands").check();
    await page.locator("summary", { hasText: "Category" }).click();
    await page.getByLabel(/^Cyber \d/).check();
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/donor=NL.*category=cyber/);
    await expect(page.locator("tr[data-code]")).toHaveCount(1);
    await page.getByRole("link", { name: "Remove Cyber" }).click();
    await expect(page.getByRole("link", { name: "Remove Cyber" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Remove Netherlands" })).toBeVisible();
    await page.goto("/pledges?donor=Atlantis%20City&status=dreamt&currency=XXX&category=cyber");
    await expect(page.getByText("Not understood, and left out")).toContainText("status=dreamt");
  });
});

test("with a script the filters answer at once, and the back button undoes them", async ({ page }) => {
  await page.goto("/pledges");
  const rows = page.locator("tr[data-code]");
  await expect(rows).toHaveCount(20);
  await page.locator("summary", { hasText: "Donor" }).click();
  await page.getByLabel("Netherlands").check();
  await expect(page).toHaveURL(/\/pledges\?donor=NL$/);
  await expect(rows).toHaveCount(7);
  await page.getByLabel("Search").fill("shells");
  await expect(page).toHaveURL(/\/pledges\?q=shells&donor=NL$/);
  await expect(page.getByLabel("Search")).toBeFocused();
  await page.goBack();
  await expect(rows).toHaveCount(7);
  await page.goBack();
  await expect(rows).toHaveCount(20);
  await expect(page.getByLabel("Netherlands")).not.toBeChecked();
});

test("pages of rows go on where the last one ended, and every row is on one of them", async ({
  page,
  request,
}) => {
  const codes: (string | null)[] = [];
  await page.goto("/pledges?sort=largest");
  for (;;) {
    codes.push(
      ...(await page
        .locator("tr[data-code]")
        .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-code")))),
    );
    const next = page.getByRole("link", { name: /^Next/ });
    if ((await next.count()) === 0) break;
    await next.click();
    await expect(page.getByRole("link", { name: "Back to the first rows" })).toBeVisible();
  }
  const { rows } = await (await request.get("/pledges.json?sort=largest")).json();
  expect(codes).toEqual(rows.map((row: { code: string }) => row.code));
});

test("the ledger of a past day is what was known then", async ({ page, request }) => {
  const then = await (await request.get("/pledges.json?as_of=2023-06-30")).json();
  expect(then.as_of).toBe("2023-06-30");
  expect(then.rows.length).toBeGreaterThan(5);
  for (const row of then.rows) expect(row.recorded_at < "2023-07-01").toBe(true);
  await page.goto("/pledges?as_of=2023-06-30");
  await expect(page.getByText("This is the ledger as it was known when 30 June 2023 ended.")).toBeVisible();
  await page.getByRole("link", { name: "What has changed since" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What has changed");
  await expect(page.getByText("€87,000,000").first()).toBeVisible();
});

test("the same site stands under /uk, and each page names the other", async ({ page }) => {
  await page.goto("/uk/pledges/P-2024-0001");
  await expect(page.locator("html")).toHaveAttribute("lang", "uk");
  await expect(page.locator('link[rel="alternate"][hreflang="en"]')).toHaveAttribute(
    "href",
    /\/pledges\/P-2024-0001$/,
  );
  await expect(page.locator('link[rel="alternate"][hreflang="uk"]')).toHaveAttribute(
    "href",
    /\/uk\/pledges\/P-2024-0001$/,
  );
  await page.getByRole("link", { name: "In English" }).click();
  await expect(page).toHaveURL(/\/pledges\/P-2024-0001$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("page, CSV and JSON agree on every donor, to the cent", async ({ page, request }) => {
  for (const donor of ["NL", "DK", "SE", "ORG:EU"]) {
    const query = `donor=${encodeURIComponent(donor)}`;
    await page.goto(`/pledges?${query}`);
    const json = await (await request.get(`/pledges.json?${query}`)).json();
    const shown = await page
      .locator("[data-status]")
      .evaluateAll((items) => items.map((item) => item.getAttribute("data-status")));
    expect(json.totals.map((total: { status: string }) => total.status)).toEqual(
      shown.slice(0, json.totals.length),
    );
    const [header = "", ...lines] = (await (await request.get(`/pledges.csv?${query}`)).text())
      .trim()
      .split("\r\n");
    expect(lines).toHaveLength(json.rows.length);
    expect(header.split(",")).toEqual(Object.keys(json.rows[0]));
    for (const total of json.totals) {
      const rows = json.rows.filter(
        (row: Record<string, string>) =>
          row.status === total.status && row.in_total === "true" && row.converted_floor !== null,
      );
      const cents = rows.reduce(
        (sum: bigint, row: Record<string, string>) => sum + centsOf(row.converted_floor!),
        0n,
      );
      expect(cents).toBe(centsOf(total.floor));
    }
  }
});

test("a package and its components never count twice", async ({ request }) => {
  const { totals, rows } = await (
    await request.get("/pledges.json?donor=NL&category=military&category=cyber&status=pledged")
  ).json();
  const dutch = rows
    .filter((row: Record<string, string>) => row.donor === "NL")
    .map((row: Record<string, string>) => Number(row.amount_floor));
  expect(dutch.toSorted((a: number, b: number) => a - b)).toEqual([10e6, 25e6, 87e6, 130e6]);
  expect(totals[0].floor).toBe("252000000");
});

test("addresses that lead nowhere say so, and old spellings of the language move on", async ({ request }) => {
  for (const path of ["/nothing", "/articles/nothing", "/pledges/P-1999-0001", "/donors/XX", "/uk/nothing"])
    expect((await request.get(path)).status()).toBe(404);
  const moved = await request.get("/en/pledges", { maxRedirects: 0 });
  expect(moved.status()).toBe(301);
  expect(moved.headers().location).toBe("/pledges");
  for (const path of ["/healthz", "/readyz"]) expect((await request.get(path)).status()).toBe(200);
});

/** Decimal text as hundredths. */
function centsOf(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, "0"));
}

test("no page is heavy, least of all in Ukrainian, whose letters are two bytes each", async ({ request }) => {
  for (const path of [
    "/uk",
    "/uk/pledges",
    "/uk/pledges?currency=USD&count_at=fund",
    "/uk/donors",
    "/uk/methodology",
  ]) {
    const bytes = (await (await request.get(path)).body()).byteLength;
    expect.soft(bytes, path).toBeLessThan(200_000);
  }
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
