import { pasteSuggested } from "../pages/new-article-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";
import { undated } from "../stories.ts";

test("an article without a day is asked for it before the first mark, and gives it to its marks when it is said", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, undated, 1);
  const day = page.getByRole("region", { name: "Day of the article" });
  await expect(day).toContainText("does not say on which day it was published");
  await page.keyboard.press("a");
  await expect(page.getByText("Say first on which day")).toBeVisible();
  await expect(desk.marks).toHaveCount(0);

  await day.getByRole("button", { name: "The day is unknown" }).click();
  await expect(day).toContainText("Nobody knows on which day");
  await desk.accept();
  await expect(desk.marks).toHaveCount(1);
  await page.reload();
  await expect(day).toContainText("Nobody knows on which day");

  await day.getByLabel("Published on").fill("2023-12-30");
  await day.getByRole("button", { name: "Set the day" }).click();
  await expect(day).toContainText("1 pledge that is marked here has no day of announcement");
  await expect(desk.marks).toHaveCount(1);
  await day.getByRole("button", { name: "Fill in 30 December 2023" }).click();
  await expect(page.getByText("Announced on 30 December 2023 now")).toBeVisible();
  await expect(day).toHaveCount(0);
});
