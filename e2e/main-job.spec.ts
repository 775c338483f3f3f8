import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@pledgebook/db/testing";
import { ArticlePage, clickWords } from "./pages/article-page.ts";
import { EditorPage } from "./pages/editor-page.ts";
import { LedgerPage, ledgerLines, ledgerOf } from "./pages/ledger-page.ts";
import { NewArticlePage } from "./pages/new-article-page.ts";
import { ReviewPage } from "./pages/review-page.ts";
import { expect, test } from "./site.ts";
import { addPerson, signIn } from "./staff.ts";
import { copied } from "./stories.ts";

const title = copied.split("\n")[0]!;

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
  const open = async () =>
    (await browser.newContext({ baseURL: site.url, viewport: { width: 1360, height: 900 } })).newPage();

  // The annotator pastes, sees how it was understood, saves a draft.
  const desk = await open();
  await signIn(desk, await addPerson(site, "annotator"));
  const paste = new NewArticlePage(desk);
  await paste.open();
  await paste.pasted.fill(copied);
  await expect(paste.headline).toHaveValue(title);
  await expect(paste.byline).toHaveValue(/^Roman /);
  await expect(paste.date).toHaveValue("2024-01-31");
  await expect(desk.getByLabel(/^Text \(5 paragraphs/)).toBeVisible();
  await expect(paste.publish).toHaveCount(0);
  const page = await paste.saveAsDraft();

  // The Danish pledge, by mouse: as stated in euros, and the donor's own figure in kroner.
  await page.selectByMouse("contribute over 12 million euros");
  await expect(page.field("How firm", "What the article states")).toHaveValue("more_than");
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
  const ledger = new LedgerPage(reader);
  await ledger.open("?donor=NL");
  await expect(reader.getByText("No rows", { exact: true })).toBeVisible();
  expect((await reader.goto(`/pledges/${denmark}`))?.status()).toBe(404);
  expect((await desk.goto("/desk/review"))?.status()).toBe(404);

  // The editor sends one back, with a reason; the annotator sees it; then all are approved and the article goes out.
  const review = await open();
  await signIn(review, await addPerson(site, "editor"));
  const queue = new ReviewPage(review);
  await queue.open();
  await expect(queue.approvals).toHaveCount(4);
  await queue.sendBack(queue.item(denmark), "Is it a grant?");
  await expect(review.getByText(`${denmark} sent back.`)).toBeVisible();
  await desk.goto("/desk");
  await expect(desk.getByText("Is it a grant?")).toBeVisible();
  for (let left = 4; left > 0; left--) {
    await queue.approvals.first().click();
    await expect(queue.approvals).toHaveCount(left - 1);
  }
  await review.goto("/desk/articles");
  await review.getByRole("link", { name: title }).click();
  const editor = new EditorPage(review);
  await editor.publish();

  // The reader: four marks, one click to the pledge, one click back to the very words.
  await reader.goto("/");
  await reader.getByRole("link", { name: title }).first().click();
  const article = new ArticlePage(reader);
  await expect(article.marks).toHaveCount(4);
  await expect(article.paragraphs).toHaveCount(5);
  await clickWords(article.marks.locator("a", { hasText: "12 million" }));
  await expect(reader).toHaveURL(new RegExp(`/pledges/${denmark}$`));
  await expect(reader.getByText("DKK 91,000,000").first()).toBeVisible();
  await expect(reader.getByText("€12,203,626").first()).toBeVisible();
  await expect(reader.getByText("7.4568 DKK per euro, ECB, 24 January 2024")).toBeVisible();
  await clickWords(article.quote);
  await expect(reader).toHaveURL(/\/articles\/.*#m-/);
  await expect(article.target).toContainText("over 12 million euros");
  await expect(article.target).toBeInViewport();

  // The ledger: 122 from three leaves, not 244; page, CSV and JSON agree.
  await ledger.open("?donor=NL");
  await expect(ledger.total("pledged")).toHaveAttribute("title", "€122,000,000");
  await expect(ledger.rows).toHaveCount(3);
  for (const code of [shells, fund]) await expect(ledger.row(code)).toBeVisible();
  expect((await ledgerOf(reader.request, "?donor=NL")).totals).toEqual([
    {
      status: "pledged",
      floor: "122000000",
      ceiling: "122000000",
      pledges: 3,
      without_value: 0,
      without_rate: 0,
      partly: 0,
      approximate: 0,
      overlapping: 0,
      by_finance_type: [{ finance_type: "not_stated", floor: "122000000", ceiling: "122000000" }],
    },
  ]);
  const csv = await ledgerLines(reader.request, "?donor=NL");
  const column = csv[0]!.split(",").indexOf("amount_floor");
  expect(
    csv
      .slice(1)
      .map((line) => Number(line.split(",")[column]))
      .sort((a, b) => a - b),
  ).toEqual([10e6, 25e6, 87e6]);
  const danish = await ledgerOf(reader.request, "?donor=DK");
  expect(danish.rows[0]).toMatchObject({
    code: denmark,
    currency: "DKK",
    amount_floor: "91000000",
    converted_floor: "12203626",
    rate: "7.4568",
    rate_date: "2024-01-24",
    rate_source: "ECB",
  });

  // An edit that touches a figure sends its mark to a person; the others follow their words.
  await editor.replaceWords("87", "37");
  await editor.button("Save").click();
  await expect(review.getByText("1 mark was touched by the edit")).toBeVisible();
  await review.goto("/desk");
  await expect(review.getByText("1 mark to check after an edit")).toBeVisible();
  await review.goto("/desk/history");
  await expect(review.getByText("Mark approved").first()).toBeVisible();
});
