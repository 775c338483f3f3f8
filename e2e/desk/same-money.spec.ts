import { EditorPage } from "../pages/editor-page.ts";
import { LedgerPage } from "../pages/ledger-page.ts";
import { pasteSuggested } from "../pages/new-article-page.ts";
import { ReviewPage } from "../pages/review-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, newColleague, signIn } from "../staff.ts";
import { toldInTheHeadline, toldThreeTimes } from "../stories.ts";

test("an article that says one promise three times, all accepted at once, raises the total once", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(120_000);
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, toldThreeTimes, 4);
  // What each of them will be is said before it is accepted.
  await page.keyboard.press("j");
  await expect(desk.suggestion("Suggestion 2 of 4")).toContainText("It is part of suggestion 1");
  await page.keyboard.press("j");
  await expect(desk.suggestion("Suggestion 3 of 4")).toContainText("It says suggestion 1 again");
  await page.keyboard.press("a");
  await expect(page.getByText("First decide on suggestion 1")).toBeVisible();
  await expect(desk.suggestion("Suggestion 1 of 4")).toBeVisible();
  await expect(desk.marks).toHaveCount(0);

  // One by one: what was accepted is named, and undone.
  const code = await desk.accept();
  await expect(desk.suggestion("Suggestion 1 of 3")).toContainText(`It is part of ${code}`);
  await page.keyboard.press("j");
  await expect(desk.suggestion("Suggestion 2 of 3")).toContainText(`It says ${code} again`);
  await page.keyboard.press("z");
  await expect(desk.marks).toHaveCount(0);

  // All at once, taken back at once, and done again.
  await page.keyboard.press("A");
  await expect(page.getByText("4 suggestions accepted")).toBeVisible();
  await expect(desk.marks).toHaveCount(4);
  await page.keyboard.press("z");
  await expect(desk.marks).toHaveCount(0);
  await page.keyboard.press("Z");
  await expect(desk.marks).toHaveCount(4);

  const review = await newColleague(browser, site, "editor");
  const queue = new ReviewPage(review);
  await queue.open();
  const own = queue.item("Croatia").or(queue.item("Croatian government")).or(queue.item("for demining"));
  for (let left = await own.count(); left > 0; left--) {
    await own.first().getByRole("button", { name: "Approve", exact: true }).click();
    await expect(own).toHaveCount(left - 1);
  }
  await review.goto("/desk/articles");
  await review.getByRole("link", { name: "Zagreb opens its purse" }).click();
  await new EditorPage(review).publish();
  await review.close();

  const ledger = new LedgerPage(page);
  await ledger.open("?donor=HR");
  await expect(ledger.total("pledged")).toHaveAttribute("title", "€226,000,000");
  await expect(ledger.rows).toHaveCount(2);
});

test("a promise that the headline tells is marked there too, counts once, and is read in both places", async ({
  page,
  browser,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, toldInTheHeadline, 3);
  // What standfirst and text say is decided on before what the headline makes of it.
  await expect(desk.suggestion("Suggestion 1 of 3")).toContainText("are for schools and their cellars");
  const code = await desk.accept();
  for (const left of [2, 1]) {
    await expect(desk.suggestion(`Suggestion 1 of ${left}`)).toContainText(`It says ${code} again`);
    await page.keyboard.press("a");
    await expect(desk.marks).toHaveCount(4 - left);
  }
  const headline = desk.text.getByRole("heading", { level: 1 });
  await expect(headline.locator("mark")).toHaveText("Malta gives Ukraine 61 million euros");

  const review = await newColleague(browser, site, "editor");
  const queue = new ReviewPage(review);
  await queue.open();
  const own = queue.item(code);
  for (let left = await own.count(); left > 0; left--) {
    await own.first().getByRole("button", { name: "Approve", exact: true }).click();
    await expect(own).toHaveCount(left - 1);
  }
  await review.goto("/desk/articles");
  await review.getByRole("link", { name: "Malta gives Ukraine" }).click();
  await new EditorPage(review).publish();
  await review.close();

  const ledger = new LedgerPage(page);
  await ledger.open("?donor=MT");
  await expect(ledger.total("pledged")).toHaveAttribute("title", "€61,000,000");
  await page.goto(`/pledges/${code}`);
  await page.getByRole("link", { name: "Malta gives Ukraine 61 million euros" }).first().click();
  await expect(page.getByRole("heading", { level: 1 }).locator("mark")).toBeVisible();
  await expect(page.locator("article p mark").first()).toHaveText(
    "The 61 million euros are for schools and their cellars",
  );
});
