import { proceduresOf } from "../procedures.ts";
import { expect, test } from "../site.ts";
import { addPerson, openSession, signIn } from "../staff.ts";

test("the desk finds articles by words, state and person, and the address and the back button keep it", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "editor"));
  await page.goto("/desk/articles");
  const rows = page.locator("tbody tr");
  await page.getByPlaceholder("Words of the headline").fill("howitzer worth");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/q=howitzer/);
  await page
    .getByRole("navigation", { name: "By state" })
    .getByRole("link", { name: /^Published/ })
    .click();
  await expect(page).toHaveURL(/status=published.*q=howitzer/);
  await expect(rows).toHaveCount(1);
  await page.goBack();
  await expect(page).not.toHaveURL(/status/);
  await page.getByPlaceholder("Words of the headline").fill("no such words at all");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("No article answers this.")).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(rows.first()).toBeVisible();
});

test("one person gives a draft to another, who finds it, and of two who delete it the second is told", async ({
  browser,
  page,
  site,
}) => {
  const [giver, taker] = [await addPerson(site, "editor"), await addPerson(site, "annotator")];
  const { tell } = proceduresOf(site, await openSession(giver));
  const title = `A draft to hand over ${Date.now()}`;
  await tell("articles.create", {
    language: "en",
    ...{ title, standfirst: "", byline: "", publishedOn: null },
    body: {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "A few words." }] }],
    },
  });
  await signIn(page, giver);
  await page.goto("/desk/articles?status=draft");
  await page.getByLabel(`Tick: ${title}`).check();
  const bar = page.getByRole("region", { name: "1 ticked" });
  await bar.getByLabel("Give to").selectOption({ label: taker.name });
  await bar.getByRole("button", { name: "Give" }).click();
  await expect(page.getByText("1 article is in other hands now.")).toBeVisible();
  await expect(page.getByRole("row", { name: title })).toContainText(taker.name);
  await expect(bar).toBeHidden();

  const theirs = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(theirs, taker);
  await theirs.goto("/desk/articles?who=me");
  await expect(theirs.locator("tbody tr")).toHaveCount(1);
  await theirs.getByLabel(`Tick: ${title}`).check();
  await theirs.getByRole("button", { name: "Duplicate" }).click();
  await expect(theirs.getByText(`There is a draft of the same words: ${title}`)).toBeVisible();

  for (const one of [page, theirs]) one.on("dialog", (dialog) => dialog.accept());
  await page.goto("/desk/articles?status=draft&q=hand+over");
  await theirs.goto("/desk/articles?who=me");
  await theirs.getByLabel(`Tick: ${title}`).check();
  await page.getByRole("row", { name: title }).filter({ hasText: taker.name }).getByRole("checkbox").check();
  await theirs.getByRole("button", { name: "Delete" }).click();
  await expect(theirs.getByText("The draft is deleted.")).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.locator("main [role=alert]")).toContainText("no such article");
  await expect(page.getByRole("row", { name: title })).toHaveCount(1);
});
