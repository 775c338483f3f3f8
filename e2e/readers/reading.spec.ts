import { ArticlePage, clickWords } from "../pages/article-page.ts";
import { LedgerPage } from "../pages/ledger-page.ts";
import { expect, test } from "../site.ts";

const path = "/articles/copenhagen-and-the-hague-cyber-shield-and-shells";

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
      const ledger = new LedgerPage(page);
      await expect(ledger.total("committed")).toHaveText(figure);
      const row = ledger.rows.filter({ hasText: "Denmark" }).first();
      const code = await row.getAttribute("data-code");
      await row.getByRole("link", { name: code! }).click();
      await expect(page).toHaveURL(new RegExp(`/pledges/${code}$`));
      const { quote: quotes, target } = new ArticlePage(page);
      const quote = quotes.first();
      const words = (await quote.textContent()) ?? "no words";
      await clickWords(quote);
      await expect(page).toHaveURL(/\/articles\/[a-z0-9-]+#m-/);
      await expect(target).toBeInViewport();
      await expect(target.first()).toContainText(words.slice(0, 20));
      await clickWords(target.locator("a").first());
      await expect(page).toHaveURL(new RegExp(`/pledges/${code}$`));
      for (let steps = 0; steps < 4; steps++) await page.goBack();
      await expect(headline).toHaveText(figure);
    });

  test("marks are real <mark>s with a way to their pledge, and can be switched off", async ({ page }) => {
    await page.goto(path);
    const { marks } = new ArticlePage(page);
    await expect(marks).toHaveCount(6);
    for (const mark of await marks.all())
      await expect(mark.locator("a")).toHaveAttribute("href", /^\/pledges\/P-\d{4}-\d{4}$/);
    const drawn = () => marks.first().evaluate((mark) => getComputedStyle(mark).backgroundColor);
    expect(await drawn()).not.toBe("rgba(0, 0, 0, 0)");
    await page.getByLabel(/^Show its 6 pledges/).uncheck();
    expect(await drawn()).toBe("rgba(0, 0, 0, 0)");
  });

  test("on a desktop the cards lie beside the text, in sight, and never move it", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(path);
    const boxes = (of: string) =>
      page.locator(of).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    const cards: DOMRect[] = await boxes("article .cards");
    const texts: DOMRect[] = await boxes("article .prose > p");
    expect(cards.length).toBeGreaterThan(2);
    for (const card of cards) {
      expect(card.left).toBeGreaterThan(texts[0]!.right);
      expect(card.right).toBeLessThanOrEqual(1280);
    }
    // No card lies on the one before it, and paragraphs keep the distance that they have without any.
    for (const [at, card] of cards.entries())
      if (at > 0) expect(card.top).toBeGreaterThanOrEqual(cards[at - 1]!.bottom);
    for (const [at, text] of texts.entries())
      if (at > 0) expect(text.top - texts[at - 1]!.bottom).toBeLessThan(120);
  });

  test("on a phone the pledges are disclosures under their paragraph", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    const first = page.locator("aside details").first();
    await first.getByText("1 pledge in this paragraph").click();
    await expect(first.getByText("originally DKK 91m")).toBeVisible();
  });

  test("nothing runs over a phone's edge", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const address of [
      "/",
      path,
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
      await page.goto(address);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(over, address).toBeLessThanOrEqual(0);
    }
  });
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

test("addresses that lead nowhere say so, and old spellings of the language move on", async ({ request }) => {
  for (const path of ["/nothing", "/articles/nothing", "/pledges/P-1999-0001", "/donors/XX", "/uk/nothing"])
    expect((await request.get(path)).status()).toBe(404);
  const moved = await request.get("/en/pledges", { maxRedirects: 0 });
  expect(moved.status()).toBe(301);
  expect(moved.headers().location).toBe("/pledges");
  for (const path of ["/healthz", "/readyz"]) expect((await request.get(path)).status()).toBe(200);
});

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

test("on a phone a figure opens its card as a sheet, and the text stays where it is", async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({
    baseURL: site.url,
    hasTouch: true,
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(path);
  const { marks } = new ArticlePage(page);
  const link = marks.nth(2).locator("a").first();
  await link.scrollIntoViewIfNeeded();
  const before = await link.boundingBox();
  await link.tap();
  const sheet = page.locator(".cards > [open]");
  await expect(sheet).toBeInViewport();
  expect(await link.boundingBox()).toEqual(before);
  await page.touchscreen.tap(100, 60);
  await expect(sheet).toHaveCount(0);
  await link.tap();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await link.tap();
  await sheet.getByRole("link").first().tap();
  await expect(page).toHaveURL(/\/pledges\/P-/);
  await context.close();
});
