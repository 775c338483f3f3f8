import { AnnotatePage } from "../pages/annotate-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

test("two people: who has it open is said, a note on words calls the other, who settles it", async ({
  browser,
  page,
  site,
}) => {
  test.setTimeout(90_000);
  const [anna, edith] = [await addPerson(site, "annotator"), await addPerson(site, "editor")];
  await signIn(page, anna);
  await page.goto("/desk/articles/demo-S10/annotate");
  await expect(page.getByText("has this article open, too")).toHaveCount(0);

  const context = await browser.newContext({ baseURL: site.url });
  const other = await context.newPage();
  await signIn(other, edith);
  await other.goto("/desk/articles/demo-S10");
  await expect(other.getByText(`${anna.name} has this article open, too.`)).toBeVisible();

  const notes = page.getByRole("region", { name: /^Notes/ });
  await notes.getByLabel("Note on this article").fill(`Who confirmed this? @${edith.name}`);
  await notes.getByRole("button", { name: "Add the note" }).click();
  await expect(notes.getByText(`${edith.name} will hear of it`)).toBeVisible();

  await other.goto("/desk");
  await expect(other.getByRole("heading", { name: "1 open note" })).toBeVisible();
  await expect(other.getByText(/^for you · /)).toBeVisible();
  await other.getByRole("link", { name: /^Who confirmed this/ }).click();
  const there = other.getByRole("region", { name: /^Notes/ });
  await there.getByRole("button", { name: "Settled" }).click();
  await expect(there.getByText(`settled by ${edith.name}`)).toBeVisible();
  await other.goto("/desk");
  await expect(other.getByRole("heading", { name: /open note/ })).toHaveCount(0);
  await context.close();
});

test("words in hand take a note, and keys go from article to article", async ({ page, site }) => {
  await signIn(page, await addPerson(site, "annotator"));
  const desk = new AnnotatePage(page);
  await page.goto("/desk/articles/demo-S10/annotate");
  await desk.selectByMouse("The agreements that Ukraine");
  const notes = page.getByRole("region", { name: /^Notes/ });
  await notes.getByLabel("Note on ‘The agreements that Ukraine’").fill("Or the Nordic countries together?");
  await notes.getByRole("button", { name: "Add the note" }).click();
  await expect(notes.getByRole("button", { name: "‘The agreements that Ukraine’" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.locator("h2").first().click();
  const before = page.url();
  await page.keyboard.press("Shift+N");
  await expect(page).not.toHaveURL(before);
  await expect(page).toHaveURL(/\/annotate$/);
  // Keys are heard once the page's script runs: a press before that is lost, as it would be for a person.
  await expect(async () => {
    if (page.url() !== before) await page.keyboard.press("Shift+P");
    await expect(page).toHaveURL(before, { timeout: 2_000 });
  }).toPass();
});
