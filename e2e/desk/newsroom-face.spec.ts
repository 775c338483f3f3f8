import type { Site } from "../server.ts";
import { test as base, expect, serving } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

// What a site is called and under which licence it stands is seen by every other test: this one has a site of its own.
const test = base.extend<{ own: Site }>({
  own: [serving("demonstration"), { timeout: 90_000 }],
  baseURL: ({ own }, use) => use(own.url),
});

const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("a newsroom gives its site a name, colours that can be read, a logo and a licence", async ({
  page,
  own,
}) => {
  await signIn(page, await addPerson(own, "admin"));
  await page.goto("/desk/newsroom");
  await page.getByLabel("Name of the site").fill("The Harbour Ledger");
  await page.getByLabel("Licence of the data").selectOption("ODC-By-1.0");
  await page.getByLabel("Colours of our own").check();
  await page.getByLabel("On light paper").fill("#ffd500");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Links in this colour could hardly be read").first()).toBeVisible();
  // What was filled in is still there.
  await expect(page.getByLabel("Name of the site")).toHaveValue("The Harbour Ledger");
  await page.getByLabel("On light paper").fill("#7a1f3d");
  await page.getByLabel("On dark paper").fill("#f0a3bd");
  await page
    .getByLabel("Logo beside the name")
    .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from(PICTURE, "base64") });
  await expect(page.getByRole("button", { name: "Without a logo" })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Saved. Readers see it now.").first()).toBeVisible();

  await expect(async () => {
    await page.goto("/data");
    await expect(page.locator(".brand")).toHaveText("The Harbour Ledger", { timeout: 300 });
  }).toPass({ timeout: 5_000 });
  await expect(page).toHaveTitle(/The Harbour Ledger$/);
  await expect(page.locator(".brand img")).toHaveAttribute("src", /^\/images\//);
  await expect(page.getByRole("link", { name: "Open Data Commons Attribution 1.0" })).toBeVisible();
  const link = page.getByRole("link", { name: "Open Data Commons Attribution 1.0" });
  await expect(link).toHaveCSS("color", "rgb(122, 31, 61)");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(link).toHaveCSS("color", "rgb(240, 163, 189)");
  expect(await (await page.request.get("/feeds/articles.json")).text()).toContain("The Harbour Ledger");
});

test("a newsroom that serves readers in Ukrainian only, by Kyiv's clocks, tells sums in two currencies", async ({
  page,
  own,
}) => {
  await signIn(page, await addPerson(own, "admin"));
  await page.goto("/desk/newsroom");
  await page.getByRole("group", { name: "Languages for readers" }).getByLabel("In English").uncheck();
  // The last one stays.
  await expect(
    page.getByRole("group", { name: "Languages for readers" }).getByLabel("In Ukrainian"),
  ).toBeDisabled();
  const currencies = page.getByRole("group", { name: "Sums may be told in" });
  await currencies.getByLabel("US Dollar").uncheck();
  await currencies.getByLabel("British Pound").uncheck();
  await page.getByLabel("Time zone").fill("Europe/Kyiv");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Saved. Readers see it now.").first()).toBeVisible();
  await expect(async () => {
    await page.goto("/pledges");
    expect(new URL(page.url()).pathname).toBe("/uk/pledges");
  }).toPass({ timeout: 5_000 });
  await expect(page.locator("html")).toHaveAttribute("lang", "uk");
  await expect(page.locator('link[hreflang="en"], a[hreflang="en"]')).toHaveCount(0);
  await expect(page.locator("select[name=currency] option")).toHaveText(["EUR", "UAH"]);
  expect(await (await page.request.get("/sitemap.xml")).text()).not.toContain(
    `<loc>${own.url}/pledges</loc>`,
  );
  // The desk stays in the language that one works in.
  await page.goto("/desk/newsroom");
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Kyiv");
});
