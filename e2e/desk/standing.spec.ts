import { AnnotatePage } from "../pages/annotate-page.ts";
import { EditorPage } from "../pages/editor-page.ts";
import { ledgerOf } from "../pages/ledger-page.ts";
import { pasteSuggested } from "../pages/new-article-page.ts";
import { ReviewPage } from "../pages/review-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, newColleague, signIn } from "../staff.ts";
import { fieldHospitals } from "../stories.ts";

test("what two people have seen counts and is found, through a change, a removal and a withdrawal", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(150_000);
  await signIn(page, await addPerson(site, "annotator"));
  const editor = await newColleague(browser, site, "editor");
  const second = await newColleague(browser, site, "editor");
  const reader = await browser.newPage({ baseURL: site.url });
  const annotating = await pasteSuggested(page, fieldHospitals("A sum in dispute", 57), 1);
  const code = await annotating.accept();
  const annotate = page.url();
  const desk = annotate.replace(/\/annotate$/, "");
  const review = new ReviewPage(editor);
  await review.open();
  await review.approve(code);
  await editor.goto(desk);
  const writing = new EditorPage(editor);
  await writing.publish();
  const path = await writing.publicPath();
  const row = async () =>
    (await ledgerOf(reader.request, `?q=${code}&currency=EUR`)).rows.find((one) => one.code === code);
  expect(await row()).toMatchObject({ amount_floor: "57000000", being_checked: "false" });

  // The editor corrects the article alone: readers are told, and the figure that two have seen counts until a second looks.
  await writing.replaceWords("57 million", "75 million");
  await writing.button("Save").click();
  await editor.getByRole("button", { name: "Publish the changes" }).click();
  const dialog = editor.getByRole("dialog", { name: "What marked words say has changed" });
  await dialog.getByLabel("A correction: it was wrong").check();
  await dialog.getByRole("button", { name: "Publish with these answers" }).click();
  await writing.expectPublished();
  expect(await row()).toMatchObject({ amount_floor: "57000000", being_checked: "true" });
  const seenBy = async (address: string, words: string | RegExp) =>
    expect(async () => {
      await reader.goto(address);
      await expect(reader.locator("main")).toContainText(words, { timeout: 500 });
    }).toPass({ timeout: 5_000 });
  await seenBy(`/pledges/${code}`, "the new figure is being checked");
  await expect(reader.getByRole("heading", { level: 1 })).toContainText("€57m");
  await seenBy("/corrections", "The sum is €75,000,000");
  await seenBy(path, "a change waits for a second person");
  await expect(reader.locator(".prose mark")).toContainText("75 million");
  const other = new ReviewPage(second);
  await other.open();
  await other.approve(code);
  expect(await row()).toMatchObject({ amount_floor: "75000000", being_checked: "false" });

  // The annotator takes the mark away alone: it counts until an editor agrees; one refuses, another time one agrees.
  for (const answer of ["Keep the mark", "Agree: take it out"]) {
    await page.goto(annotate);
    const { marks, panel } = new AnnotatePage(page);
    await marks.getByRole("button").first().click();
    page.once("dialog", (sure) => sure.accept());
    await panel.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByText("The mark counts until somebody else agrees.")).toBeVisible();
    expect(await row()).toMatchObject({ amount_floor: "75000000", being_checked: "true" });
    await other.open();
    await other.item(code).getByRole("button", { name: answer }).click();
    await expect(other.item(code)).toHaveCount(0);
    expect(await row()).toEqual(
      answer === "Keep the mark" ? expect.objectContaining({ being_checked: "false" }) : undefined,
    );
  }
  await seenBy(`/pledges/${code}`, "does not count any more");
  await expect(reader.locator("main")).toContainText("€75m");
  await expect.poll(async () => (await reader.request.get(`/pledges/${code}`)).status()).toBe(410);
  for (const one of [editor, second, reader]) await one.close();
});

test("a withdrawn article's pledge is gone with the reason, in both languages", async ({
  page,
  browser,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const editor = await newColleague(browser, site, "editor");
  const annotating = await pasteSuggested(page, fieldHospitals("A story that was not so", 39), 1);
  const code = await annotating.accept();
  const review = new ReviewPage(editor);
  await review.open();
  await review.approve(code);
  await editor.goto(page.url().replace(/\/annotate$/, ""));
  await new EditorPage(editor).publish();
  expect((await page.request.get(`/pledges/${code}`)).status()).toBe(200);
  await editor.getByRole("button", { name: "Withdraw the article" }).click();
  await editor.getByLabel("What readers are told at its address").fill("Its source has withdrawn it.");
  await editor.getByRole("button", { name: "Withdraw it for good" }).click();
  await expect.poll(async () => (await page.request.get(`/pledges/${code}`)).status()).toBe(410);
  await expect(async () => {
    await page.goto(`/uk/pledges/${code}`);
    await expect(page.locator("main")).toContainText(`${code} більше не рахується`, { timeout: 500 });
  }).toPass({ timeout: 5_000 });
  await expect(page.locator("main")).toContainText("Its source has withdrawn it.");
  await expect(page.locator("main")).toContainText("39");
  await editor.close();
});
