import { pasteSuggested } from "../pages/new-article-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";
import { packageOfFive, tableOfDonors } from "../stories.ts";

test("a package of five parts is marked in at most three keys a part", async ({ page, site }) => {
  test.setTimeout(90_000);
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, packageOfFive, 6);
  const code = await desk.accept();
  let keys = 0;
  for (let left = 5; left > 0; left--) {
    await expect(desk.suggestion(`Suggestion 1 of ${left}`)).toContainText(`It is part of ${code}`);
    await page.keyboard.press("a");
    keys++;
    await expect(desk.marks).toHaveCount(7 - left);
  }
  expect(keys).toBeLessThanOrEqual(3 * 5);
});

test("the rows of a table whose heading says the currency are suggestions, a donor each", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, tableOfDonors, 4);
  for (const [at, donor, sum] of [
    [1, "Denmark", "€31,100,000"],
    [2, "Sweden", "€27,200,000"],
    [3, "Finland", "€19,300,000"],
    [4, "Estonia", "€5,400,000"],
  ] as const) {
    const suggestion = desk.suggestion(`Suggestion ${at} of 4`);
    await expect(suggestion).toContainText(donor);
    await expect(suggestion).toContainText(sum);
    await page.keyboard.press("j");
  }
  await page.keyboard.press("A");
  await expect(desk.marks).toHaveCount(4);
});
