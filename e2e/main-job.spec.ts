import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "@pledgebook/db/testing";
import { AnnotatePage } from "./pages/annotate-page.ts";
import { addPerson, clickWords, expect, signIn, test } from "./site.ts";

/** The first real input stands beside the checkout in development and CI, never at a user's; else a text of our own with its facts. */
const seed = fileURLToPath(new URL("../../shared/seed/article-2024-01-31.txt", import.meta.url));
const own = `Two capitals, four sums

by Roman Example
Wednesday, January 31, 2024
Two capitals, four sums

Kyiv heard of new help from the north and the west of the continent this week

Officials met on Tuesday and went through a list of purchases that both sides had prepared since the autumn, line by line.

The meeting was one of several this winter, and the ministry in Kyiv said that more of them were planned before the spring.

News came from Copenhagen first: Denmark's commitment to contribute over 12 million euros towards bolstering the cyber resilience of the armed forces, under the IT coalition framework. The Netherlands has pledged 87 million euros for artillery shell acquisitions for Ukraine, with an additional 25 million euros directed to the International Fund for Ukraine for equipment procurement. Furthermore, 10 million euros are allocated by the Dutch government to enhance Ukraine's cybersecurity infrastructure.

Both governments said that the money came on top of what they had promised last year, and that they would say more in the spring.

You will be interested
`;
const article = existsSync(seed) ? readFileSync(seed, "utf8") : own;
const title = article.split("\n")[0]!;

test("from pasted text to a ledger that leads back to its sentences, by three people", async ({
  browser,
  emptySite: site,
}) => {
  test.setTimeout(180_000);
  const folder = temporaryFolder();
  const rates = join(folder.path, "eurofxref-hist.csv");
  writeFileSync(rates, "Date,USD,DKK,\n2024-01-29,1.0823,7.4535,\n2024-01-24,1.0905,7.4568,\n");
  await site.command(["rates", "import", rates], "");
  folder.remove();
  const [annotator, editor] = [await addPerson(site, "annotator"), await addPerson(site, "editor")];
  const open = async () =>
    (await browser.newContext({ baseURL: site.url, viewport: { width: 1360, height: 900 } })).newPage();

  // The annotator pastes, sees how it was understood, saves a draft.
  const desk = await open();
  await signIn(desk, annotator);
  await desk.goto("/desk/articles/new");
  await desk.getByLabel("Pasted text").fill(article);
  await expect(desk.getByLabel("Headline")).toHaveValue(title);
  await expect(desk.getByLabel("Byline")).toHaveValue(/^Roman /);
  await expect(desk.getByLabel("Date")).toHaveValue("2024-01-31");
  await expect(desk.getByLabel(/^Text \(5 paragraphs/)).toBeVisible();
  await expect(desk.getByRole("button", { name: "Save and publish" })).toHaveCount(0);
  await desk.getByRole("button", { name: "Save as a draft" }).click();
  await desk.waitForURL(/\/annotate$/);

  // The Danish pledge, by mouse: as stated in euros, and the donor's own figure in kroner.
  const page = new AnnotatePage(desk);
  await page.selectByMouse("contribute over 12 million euros");
  await expect(page.field("How firm", "What the article states")).toHaveValue("at_least");
  await expect(page.field("Amount", "What the article states")).toHaveValue("12,000,000");
  await expect(page.field("Currency", "What the article states")).toHaveValue("EUR");
  await expect(page.field("Donor")).toHaveValue("DK");
  await page.form.getByLabel("The donor’s own figure is another one").check();
  await page.field("How firm", "The donor’s own figure").selectOption("exact");
  await page.field("Currency", "The donor’s own figure").selectOption("DKK");
  await page.field("Amount", "The donor’s own figure").fill("91 million");
  await page.field("Category").selectOption("cyber");
  await page.field("Channel").selectOption("it-coalition");
  await page.field("Announced on").fill("2024-01-24");
  const denmark = await page.save();

  // The first Dutch pledge makes the package; the second joins it; the third does so by keyboard alone.
  await page.selectByMouse("pledged 87 million euros for artillery shell acquisitions");
  await expect(page.field("Donor")).toHaveValue("NL");
  await page.field("Announced on").fill("2024-01-29");
  await page.form.getByLabel("part of a package").check();
  await page.field("Amount", "Amount of the whole package").fill("122 million");
  const shells = await page.save();
  await page.selectByMouse("an additional 25 million euros");
  await expect(page.field("Donor")).toHaveValue("NL");
  await page.field("Channel").selectOption("international-fund-for-ukraine");
  await page.field("Announced on").fill("2024-01-29");
  await page.form.getByLabel("part of a package").check();
  await page.form.getByLabel("A package that the ledger knows").fill("NL");
  await page.form.getByRole("radio", { name: /€122m/ }).check();
  const fund = await page.save();

  await page.selectByKeyboard("10", "euros");
  await expect(page.field("How firm", "What the article states")).toBeFocused();
  await expect(page.field("Amount", "What the article states")).toHaveValue("10,000,000");
  await expect(page.field("Donor")).toHaveValue("NL");
  const press = (key: string) => desk.keyboard.press(key);
  const tabTo = async (label: RegExp) => {
    const focused = () =>
      desk.evaluate(
        () =>
          (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ??
          document.activeElement?.textContent ??
          "",
      );
    for (let steps = 0; !label.test(await focused()); steps++) {
      if (steps > 60) throw new Error(`Tab never reaches ${label}`);
      await press("Tab");
    }
  };
  await tabTo(/a new pledge/);
  await press("ArrowDown");
  await expect(page.form.getByLabel("part of a package")).toBeChecked();
  await tabTo(/Announced on/);
  await press("ControlOrMeta+a");
  await desk.keyboard.type("2024-01-29");
  await tabTo(/A package that the ledger knows/);
  await desk.keyboard.type("NL");
  await expect(page.form.getByRole("radio", { name: /€122m/ })).toBeVisible();
  await tabTo(/€122m/);
  await press("Space");
  await tabTo(/Save the mark/);
  await press("Enter");
  await expect(desk.getByText(/P-\d{4}-\d{4} saved/)).toBeVisible();
  await expect(page.marks).toHaveCount(4);

  // Nothing counts yet, and whoever marked it cannot review it.
  const reader = await open();
  await reader.goto("/pledges?donor=NL");
  await expect(reader.getByText("No rows")).toBeVisible();
  expect((await reader.goto(`/pledges/${denmark}`))?.status()).toBe(404);
  expect((await desk.goto("/desk/review"))?.status()).toBe(404);

  // The editor sends one back, with a reason; the annotator sees it; then all are approved and the article goes out.
  const review = await open();
  await signIn(review, editor);
  await review.goto("/desk/review");
  await expect(review.getByRole("button", { name: "Approve", exact: true })).toHaveCount(4);
  const first = review.getByRole("listitem").filter({ hasText: denmark });
  await first.getByRole("button", { name: "Send back" }).click();
  await first.getByLabel("What has to change?").fill("Is it a grant?");
  await first.getByRole("button", { name: "Send back" }).click();
  await expect(review.getByText(`${denmark} sent back.`)).toBeVisible();
  await desk.goto("/desk");
  await expect(desk.getByText("Is it a grant?")).toBeVisible();
  for (let left = 4; left > 0; left--) {
    await review.getByRole("button", { name: "Approve", exact: true }).first().click();
    await expect(review.getByRole("button", { name: "Approve", exact: true })).toHaveCount(left - 1);
  }
  await review.goto("/desk/articles");
  await review.getByRole("link", { name: title }).click();
  await review.getByRole("button", { name: "Publish" }).click();
  await expect(review.getByText("Published. Readers see it now.")).toBeVisible();

  // The reader: four marks, one click to the pledge, one click back to the very words.
  await reader.goto("/");
  await reader.getByRole("link", { name: title }).first().click();
  await expect(reader.locator(".prose mark")).toHaveCount(4);
  await expect(reader.locator(".prose p")).toHaveCount(5);
  await clickWords(reader.locator(".prose mark a", { hasText: "12 million" }));
  await expect(reader).toHaveURL(new RegExp(`/pledges/${denmark}$`));
  await expect(reader.getByText("DKK 91,000,000").first()).toBeVisible();
  await expect(reader.getByText("€12,203,626.22").first()).toBeVisible();
  await expect(reader.getByText("7.4568 DKK per euro, ECB, 24 January 2024")).toBeVisible();
  await clickWords(reader.locator("blockquote mark a"));
  await expect(reader).toHaveURL(/\/articles\/.*#m-/);
  await expect(reader.locator("mark:target")).toContainText("over 12 million euros");
  await expect(reader.locator("mark:target")).toBeInViewport();

  // The ledger: 122 from three leaves, not 244; page, CSV and JSON agree.
  await reader.goto("/pledges?donor=NL");
  await expect(reader.locator("[data-status=pledged] a[title]")).toHaveAttribute("title", "€122,000,000");
  await expect(reader.locator("tr[data-code]")).toHaveCount(3);
  for (const code of [shells, fund]) await expect(reader.locator(`tr[data-code="${code}"]`)).toBeVisible();
  const json = await (await reader.request.get("/pledges.json?donor=NL")).json();
  expect(json.totals).toEqual([
    {
      status: "pledged",
      floor: "122000000",
      ceiling: "122000000",
      pledges: 3,
      without_value: 0,
      without_rate: 0,
      by_finance_type: [{ finance_type: "not_stated", floor: "122000000", ceiling: "122000000" }],
    },
  ]);
  const csv = (await (await reader.request.get("/pledges.csv?donor=NL")).text()).trim().split("\r\n");
  const column = csv[0]!.split(",").indexOf("amount_floor");
  expect(
    csv
      .slice(1)
      .map((line) => Number(line.split(",")[column]))
      .sort((a, b) => a - b),
  ).toEqual([10e6, 25e6, 87e6]);
  const danish = await (await reader.request.get("/pledges.json?donor=DK")).json();
  expect(danish.rows[0]).toMatchObject({
    code: denmark,
    currency: "DKK",
    amount_floor: "91000000",
    converted_floor: "12203626.22",
    rate: "7.4568",
    rate_date: "2024-01-24",
    rate_source: "ECB",
  });

  // An edit that touches a figure sends its mark to a person; the others follow their words.
  await review.getByRole("textbox", { name: "Text" }).evaluate((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf("87 million");
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + 2);
      return;
    }
  });
  await review.keyboard.type("37");
  await review.getByRole("button", { name: "Save", exact: true }).click();
  await expect(review.getByText("1 mark was touched by the edit")).toBeVisible();
  await review.goto("/desk");
  await expect(review.getByText("1 mark to check after an edit")).toBeVisible();
  await review.goto("/desk/history");
  await expect(review.getByText("Mark approved").first()).toBeVisible();
});
