import { pasteSuggested } from "../pages/new-article-page.ts";
import { proceduresOf } from "../procedures.ts";
import { expect, test } from "../site.ts";
import { addPerson, openSession, signIn } from "../staff.ts";
import { packageAndMore, threeCapitals } from "../stories.ts";

test("a story's package is offered first, by one key and in the form, and the ledger is searched by donor and sum", async ({
  page,
  site,
}) => {
  const person = await addPerson(site, "annotator");
  await signIn(page, person);
  const desk = await pasteSuggested(page, packageAndMore, 3);
  const code = await desk.accept();
  await desk.accept();
  const last = desk.suggestion("Suggestion 1 of 1");
  await expect(last.getByRole("button", { name: `Part of ${code}` })).toBeVisible();

  await page.keyboard.press("e");
  await desk.form.getByLabel("part of a package", { exact: true }).check();
  const known = desk.form.getByRole("radio", { name: new RegExp(`^${code} .*of this story`) });
  await expect(known).toBeChecked();
  await desk.form.getByRole("searchbox").fill("netherl 87m");
  await expect(desk.form.getByRole("radio", { name: /Netherlands, €87/ }).first()).toBeVisible();
  page.once("dialog", (dialog) => void dialog.accept());
  await page.keyboard.press("Escape");
  await expect(desk.form).toBeHidden();

  await page.keyboard.press("p");
  await expect(desk.marks).toHaveCount(3);
  const part = /P-\d{4}-\d{4}/.exec((await desk.marks.nth(2).textContent()) ?? "")?.[0];
  const api = proceduresOf(site, await openSession(person));
  expect(await api.ask("pledges.forDesk", { code: part })).toMatchObject({ packageCodes: [code] });
});

test("what was typed into the form is asked about before Escape throws it away", async ({ page, site }) => {
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, threeCapitals(17), 3);
  await page.keyboard.press("e");
  await expect(desk.form).toBeVisible();
  await desk.form.getByLabel("Purpose in words", { exact: true }).fill("The minister hesitated.");
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked++;
    void (asked === 1 ? dialog.dismiss() : dialog.accept());
  });
  await page.keyboard.press("Escape");
  await expect.poll(() => asked).toBe(1);
  await expect(desk.form.getByLabel("Purpose in words", { exact: true })).toHaveValue(
    "The minister hesitated.",
  );
  await desk.form.getByRole("button", { name: "Cancel" }).click();
  await expect(desk.form).toBeHidden();
  expect(asked).toBe(2);
});

test("on a phone what a suggestion says lies over the text, under its words", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, threeCapitals(19), 3);
  const words = page.locator("[data-suggestion]").last();
  await words.click();
  const sheet = desk.suggestion("Suggestion 3 of 3");
  await expect(sheet).toBeInViewport();
  await expect
    .poll(async () => {
      const [mark, panel] = [await words.boundingBox(), await sheet.boundingBox()];
      return mark !== null && panel !== null && mark.y >= 0 && mark.y + mark.height < panel.y;
    })
    .toBe(true);
  await expect(sheet.getByRole("button", { name: /^Accept/ }).first()).toBeInViewport();
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(sheet).not.toBeInViewport();
});
