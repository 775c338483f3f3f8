import { pasteSuggested } from "../pages/new-article-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";
import { canadianDollars } from "../stories.ts";

test("an article whose dollars may be Canada's: one answer, eight right suggestions, one key each", async ({
  page,
  site,
}) => {
  test.setTimeout(90_000);
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, canadianDollars, 8);
  const question = page.getByRole("region", { name: "Whose currency" });
  await expect(question).toContainText("does not say whose dollar");
  await page.keyboard.press("a");
  await expect(page.getByText("Say first whose currency the article writes.")).toBeVisible();
  await expect(question.getByRole("button").first()).toBeFocused();
  await expect(desk.marks).toHaveCount(0);

  await question.getByRole("button", { name: "Canadian Dollar" }).click();
  await expect(question).toContainText("Read as Canadian Dollar.");
  for (let left = 8; left > 0; left--) {
    await expect(desk.suggestion(`Suggestion 1 of ${left}`)).toContainText("CA$");
    await page.keyboard.press("a");
    await expect(desk.marks).toHaveCount(9 - left);
  }

  await page.reload();
  await expect(question).toContainText("Read as Canadian Dollar.");
  await question.getByRole("button", { name: "Change" }).click();
  await question.getByRole("button", { name: "US Dollar" }).click();
  await expect(question).toContainText("Read as US Dollar.");
  // What was marked stays as it was marked.
  await expect(desk.marks).toHaveCount(8);
});
