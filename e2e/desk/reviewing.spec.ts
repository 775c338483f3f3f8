import { pasteDraft, pasteSuggested } from "../pages/new-article-page.ts";
import { ReviewPage } from "../pages/review-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, newColleague, signIn } from "../staff.ts";
import { threeCapitals } from "../stories.ts";

test("a reviewer changes, disputes, sends back and approves what is in view; the annotator sees what was changed", async ({
  page,
  browser,
  site,
}) => {
  const annotator = await addPerson(site, "annotator");
  await signIn(page, annotator);
  const desk = await pasteSuggested(page, threeCapitals(17), 3);
  await page.keyboard.press("A");
  await expect(desk.marks).toHaveCount(3);
  const review = await newColleague(browser, site, "editor");
  const queue = new ReviewPage(review);
  await queue.open();

  const latvia = queue.item("Latvia has pledged 119 million");
  await latvia.getByRole("button", { name: "Put something right" }).click();
  await latvia.getByLabel("Purpose", { exact: true }).selectOption("other");
  await latvia.getByRole("button", { name: "Approve with these changes" }).click();
  await expect(review.getByText(/approved with your changes/)).toBeVisible();
  await page.goto("/desk");
  await expect(page.getByText(/changed: purpose/)).toBeVisible();

  const further = queue.item("A further 306 million");
  await queue.leaveToAnother(further, "Is it new money?");
  await expect(further.getByText("You left this one to another reviewer.")).toBeVisible();

  await queue.sendBack(queue.item("Finland will give 714 million"), "Is it a grant?");
  await page.reload();
  await page.getByRole("link", { name: /Finland will give 714 million/ }).click();
  await expect(desk.panel.getByText("Is it a grant?")).toBeVisible();
  await desk.panel.getByLabel("How firm").selectOption("about");
  await desk.panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. It waits for a reviewer.")).toBeVisible();

  await review.reload();
  await review.getByLabel("Marked by").selectOption(annotator.name);
  await review.getByLabel("Which").selectOption("that I may review");
  await expect(queue.approvals).toHaveCount(1);
  await queue.approvals.click();
  await expect(review.getByText(/approved\. It counts as soon as the article is published/)).toBeVisible();
  await review.getByRole("button", { name: "Undo" }).click();
  await expect(review.getByText(/The approval of .* is taken back/)).toBeVisible();
  await review.close();
});

test("a restatement told in dollars and a part of a package are reconciled, and a decision is taken back", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(150_000);
  await signIn(page, await addPerson(site, "annotator"));
  const first = await pasteSuggested(page, threeCapitals(19), 3);
  await page.keyboard.press("A");
  await expect(first.marks).toHaveCount(3);
  await pasteDraft(
    page,
    threeCapitals(19)
      .replace("Three capitals and a fund", "The same in dollars")
      .replace(/Finland will give[^.]*\.[^.]*\./, "Finland will give $866 million for artillery shells.")
      .replace(/Latvia has pledged[^.]*\./, "Latvia has pledged a package of 600 million euros in all."),
  );
  for (const words of [
    "Finland will give $866 million for artillery shells",
    "pledged a package of 600 million euros",
  ]) {
    await first.selectByMouse(words);
    await first.field("Purpose").selectOption(words.includes("shells") ? "ammunition" : "other");
    await first.save();
  }

  await page.goto("/desk/reconcile");
  const pairOn = (at: typeof page) =>
    at.getByRole("listitem").filter({ hasText: "866 million" }).filter({ hasText: "give 798 million euros" });
  const pair = pairOn(page);
  await expect(pair).toContainText("is about");
  await pair.getByLabel("Why (kept with the decision)").fill("The ministry's own figure is in euros");
  await pair.getByRole("button", { name: "The same pledge" }).click();
  await expect(page.getByText(/its address leads there/)).toBeVisible();
  await expect(pair).toHaveCount(0);

  const packs = page
    .getByRole("listitem")
    .filter({ hasText: "600 million euros" })
    .filter({ hasText: "pledged 133 million" });
  await expect(packs).toContainText("Likely a part.");
  await packs.getByRole("button", { name: /The first is part of/ }).click();
  await expect(page.getByText(/is part of P-\d{4}-\d{4} now/)).toBeVisible();
  const decided = page
    .getByRole("region", { name: "Decided" })
    .getByRole("listitem")
    .filter({ hasText: "is the same as" });
  await expect(decided).toContainText("The ministry's own figure is in euros");
  await decided.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("The pair is asked again.")).toBeVisible();
  await expect(pair).toHaveCount(1);
  const other = await newColleague(browser, site, "editor");
  await other.goto("/desk/reconcile");
  await pairOn(other).getByRole("button", { name: "Different pledges" }).click();
  await expect(other.getByText(/stay apart/)).toBeVisible();
  await other.close();
});

test("who reviews and who publishes is told of marks that may state money twice, with the way to decide it", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(120_000);
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, threeCapitals(23), 3);
  const title = "A fund and three capitals";
  const known = await desk.accept();
  await pasteSuggested(page, threeCapitals(23).replace("Three capitals and a fund", title), 3);
  // Somebody takes it for a promise of its own.
  await page.keyboard.press("e");
  await expect(desk.form).toBeVisible();
  await desk.form.getByLabel("a new pledge").check();
  const made = await desk.save();

  const review = await newColleague(browser, site, "editor");
  const queue = new ReviewPage(review);
  await queue.open();
  const told = new RegExp(`${made}, which this article states, may be the same money as ${known}`);
  await expect(queue.item(made).getByText(told).first()).toBeVisible();
  await review.goto("/desk/articles");
  await review.getByRole("link", { name: title }).click();
  await expect(review.getByText(told)).toBeVisible();
  await review.getByRole("link", { name: `Decide on ${made} and ${known}` }).click();
  await expect(review.getByRole("button", { name: "The same pledge" })).toHaveCount(1);
  await review.getByRole("button", { name: "The same pledge" }).click();
  await expect(review.getByText("This pair does not wait")).toBeVisible();
  await review.goBack();
  await expect(review.getByRole("heading", { name: "Publishing" })).toBeVisible();
  await expect(review.getByText(told)).toHaveCount(0);
  await review.close();
});
