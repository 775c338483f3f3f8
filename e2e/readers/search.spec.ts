import { expect, test } from "../site.ts";

test("a search finds articles, sentences and pledges, and a hit leads to its sentence", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Search" }).click();
  await page.getByRole("combobox", { name: "Words in articles" }).fill("artillery shells");
  await page.getByRole("button", { name: "Search" }).click();
  const articles = page.getByRole("region", { name: "Articles" });
  await expect(articles.getByRole("listitem").first()).toBeVisible();
  await expect(articles.locator("strong").first()).toHaveText(/artillery|shells/i);
  const hit = articles.locator("a[href*='#p-']").first();
  const words = ((await hit.textContent()) ?? "").slice(0, 30);
  await hit.click();
  await expect(page).toHaveURL(/\/articles\/.+#p-\d+/);
  const block = page.locator(new URL(page.url()).hash.split(":~:")[0] ?? "body");
  await expect(block).toContainText(words);
  await page.goBack();
  await expect(page.getByRole("region", { name: "Pledges" }).getByRole("listitem").first()).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("endings do not matter, in either language; what is not there gets help", async ({ page }) => {
    for (const query of ["pledge", "обіцянками", "drones", "дрон"]) {
      await page.goto(`/search?q=${encodeURIComponent(query)}`);
      await expect(page.getByRole("listitem").first()).toBeVisible();
    }
    await page.goto("/search?q=submarineless");
    await expect(page.getByText("Nothing has ‘submarineless’.")).toBeVisible();
    await page.goto("/search?q=drones+submarineless");
    await expect(page.getByText("No article has all of these words.")).toBeVisible();
    for (const hostile of ['"', "a OR b*", "NEAR(", "x".repeat(4000), "%00", "-"])
      expect((await page.goto(`/search?q=${encodeURIComponent(hostile)}`))?.status()).toBe(200);
  });
});

test("words are proposed while somebody types", async ({ page }) => {
  await page.goto("/search");
  await page.getByRole("combobox", { name: "Words in articles" }).pressSequentially("artill");
  await expect(page.locator("datalist option").first()).toHaveAttribute("value", /^artiller/);
});

test("machines find every page, what is new, and what an article is", async ({ page, request, site }) => {
  const sitemap = await (await request.get("/sitemap.xml")).text();
  expect(sitemap.match(/<loc>/g)?.length).toBeGreaterThan(60);
  expect(sitemap).toContain(`${site.url}/uk/donors/NL`);
  const problem = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "application/xml");
    return parsed.querySelector("parsererror")?.textContent ?? null;
  }, sitemap);
  expect(problem).toBeNull();
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${site.url}/sitemap.xml`);
  for (const path of ["/desk", "/uk/pledges?", "/search?", "/pledges.csv?"])
    expect(robots).toContain(`Disallow: ${path}\n`);
  expect(robots).not.toMatch(/Disallow: \/(?:uk\/?)?(?:pledges\/?)?$/m);
  expect((await request.get("/news-sitemap.xml")).status()).toBe(200);
  const [address] = /\/articles\/[a-z0-9-]+/.exec(sitemap) ?? [];
  await page.goto(address ?? "/");
  const data = await page.locator('script[type="application/ld+json"]').first().textContent();
  expect(JSON.parse(data ?? "{}")).toMatchObject({ "@type": "NewsArticle", url: `${site.url}${address}` });
  for (const feed of ["articles", "corrections"]) {
    const atom = await (await request.get(`/feeds/${feed}.xml`)).text();
    expect(atom).toContain("<updated>");
    expect((await (await request.get(`/feeds/${feed}.json`)).json()).items.length).toBeGreaterThan(0);
  }
  const security = await request.get("/.well-known/security.txt");
  expect(security.headers()["content-type"]).toContain("text/plain");
  expect(await security.text()).toMatch(/^Contact: http.*\/contact\nExpires: 20\d\d-/);
  expect((await request.get("/")).headers()["cross-origin-opener-policy"]).toBe("same-origin");
});

test("lists tell a package as its sentence does, and its page draws a tree that adds up", async ({
  page,
}) => {
  await page.goto("/search?q=Lithuania%20arms");
  const hits = page.getByRole("region", { name: "Pledges" }).getByRole("listitem");
  const hit = hits.filter({ hasText: "will jointly pay $500 million" });
  await expect(hit).toContainText("US$500m");

  await page.goto("/search?q=Spain%20rebuilding");
  await page
    .getByRole("region", { name: "Pledges" })
    .getByRole("link", { name: /Spain, €817m/ })
    .click();
  const parts = page.getByRole("region", { name: "The parts of this package" });
  const lines = (at: typeof parts) => at.locator("> ul > li, > div > ul > li");
  await expect(lines(parts)).toHaveCount(3);
  const military = lines(parts).filter({ hasText: "€615,000,000" });
  await expect(lines(military)).toHaveCount(3);
  await expect(lines(military).filter({ hasText: /300,000,000|100,000,000|215,000,000/ })).toHaveCount(3);
  await expect(lines(parts).last()).toContainText("Not specified further");
  await expect(lines(parts).last()).toContainText("€2,000,000");
});
