import type { Page } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { ledgerOf } from "../pages/ledger-page.ts";
import { pasteSuggested } from "../pages/new-article-page.ts";
import { ReviewPage } from "../pages/review-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, newColleague, signIn } from "../staff.ts";
import { fieldHospitals } from "../stories.ts";

/** An article with one approved mark that readers see; its desk address, its public one, its pledge. */
async function published(page: Page, editor: Page, story: string) {
  const annotating = await pasteSuggested(page, story, 1);
  const code = await annotating.accept();
  const desk = page.url().replace(/\/annotate$/, "");
  const review = new ReviewPage(editor);
  await review.open();
  await review.approve(code);
  await editor.goto(desk);
  const writing = new EditorPage(editor);
  await writing.publish();
  return { code, desk, path: await writing.publicPath() };
}

test("a corrected figure is one decision, and article, pledge, total, corrections, feed and history all say so", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(150_000);
  await signIn(page, await addPerson(site, "annotator"));
  const editor = await newColleague(browser, site, "editor");
  const reader = await browser.newPage({ baseURL: site.url });
  const { code, desk, path } = await published(page, editor, fieldHospitals("A sum to put right", 31));
  await page.goto(desk);
  const annotator = new EditorPage(page);
  await annotator.replaceWords("31 million", "13 million");
  await annotator.button("Save").click();
  await expect(page.getByText("1 mark was touched by the edit")).toBeVisible();
  await reader.goto(path);
  await expect(reader.getByText("31 million")).toBeVisible();

  await editor.goto(desk);
  await expect(editor.getByText("with changes that readers do not see yet")).toBeVisible();
  await editor.getByRole("button", { name: "Publish the changes" }).click();
  const dialog = editor.getByRole("dialog", { name: "What marked words say has changed" });
  await expect(dialog).toContainText("31 million");
  await dialog.getByRole("button", { name: "Publish with these answers" }).click();
  await expect(dialog.getByText("Choose what it is.")).toBeVisible();
  await dialog.getByLabel("A correction: it was wrong").check();
  await expect(dialog.getByLabel("Amount", { exact: true })).toHaveValue("13,000,000");
  await expect(dialog.getByLabel("What readers are told")).toHaveValue(/The sum is €13,000,000/);
  await dialog.getByRole("button", { name: "Publish with these answers" }).click();
  await new EditorPage(editor).expectPublished();

  await expect(async () => {
    await reader.goto(path);
    await expect(reader.locator("article")).toContainText("The sum is €13,000,000", { timeout: 500 });
  }).toPass({ timeout: 5_000 });
  await expect(reader.locator(".prose mark")).toContainText("13 million");
  await reader.getByRole("link", { name: "What was changed" }).click();
  await expect(reader.locator("del")).toContainText("31");
  await expect(reader.locator("ins")).toContainText("13");
  await reader.goto(`/pledges/${code}`);
  await expect(reader.getByText("€13,000,000").first()).toBeVisible();
  await reader.goto("/corrections");
  await expect(reader.getByText("The sum is €13,000,000").first()).toBeVisible();
  const { rows } = await ledgerOf(reader.request, "?donor=IS&currency=EUR");
  expect(rows.find((row) => row.code === code)).toMatchObject({ amount_floor: "13000000" });
  const feed = await (await reader.request.get("/feeds/corrections.xml")).text();
  expect(feed).toContain("The sum is €13,000,000");
  for (const one of [editor, reader]) await one.close();
});

test("a live article has a draft, a preview, a schedule that clears, old revisions, another address, and an end", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(150_000);
  await signIn(page, await addPerson(site, "annotator"));
  const editor = await newColleague(browser, site, "editor");
  const reader = await browser.newPage({ baseURL: site.url, javaScriptEnabled: false });
  const { desk, path } = await published(page, editor, fieldHospitals("A life of an article", 22));
  const [first, second] = [new EditorPage(editor), new EditorPage(page)];

  // Typed, and kept before anything was saved: by this browser, and by the server for another one.
  await editor.goto(desk);
  await first.replaceWords("line by line", "word by word");
  await expect(editor.getByText("Not saved yet; kept for you")).toBeVisible();
  await expect
    .poll(() => editor.evaluate(() => Object.values(localStorage).join()))
    .toContain("word by word");
  const elsewhere = await browser.newPage({ baseURL: site.url });
  await elsewhere.context().addCookies(await editor.context().cookies());
  await expect(async () => {
    await elsewhere.goto(desk);
    await expect(elsewhere.getByText(/Something you typed on .* was not saved/)).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 15_000 });
  await elsewhere.getByRole("button", { name: "Take it back" }).click();
  await expect(new EditorPage(elsewhere).text).toContainText("word by word");
  await elsewhere.close();
  editor.on("dialog", (dialog) => void dialog.accept());
  await editor.reload();
  await expect(editor.getByText(/Something you typed on .* was not saved/)).toBeVisible();
  await editor.getByRole("button", { name: "Take it back" }).click();
  await expect(first.text).toContainText("word by word");
  await first.save();
  await reader.goto(path);
  await expect(reader.getByText("line by line")).toBeVisible();

  // Readers of the preview see it; leaving the page leaves it.
  await editor.getByRole("button", { name: "Make a preview link" }).click();
  const preview = editor.getByRole("link", { name: /\/preview\// });
  await reader.goto((await preview.getAttribute("href")) ?? "");
  await expect(reader.getByText("A preview of what is not published yet")).toBeVisible();
  await expect(reader.getByText("word by word")).toBeVisible();
  await reader.getByRole("link", { name: "Leave the preview" }).click();
  await reader.goto(path);
  await expect(reader.getByText("line by line")).toBeVisible();

  // A schedule that is cleared publishes nothing; one that comes does.
  const at = new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);
  await editor.getByLabel("Publish later, at").fill(at);
  await editor.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(editor.getByText(/Revision \d+ will be published on \d.* \(UTC\)/)).toBeVisible();
  await editor.getByRole("button", { name: "Clear the schedule" }).click();
  await expect(editor.getByText("The schedule is cleared. Nothing was published.")).toBeVisible();

  // Somebody else saves; whoever comes second is told and keeps their text.
  await page.goto(desk);
  await first.standfirst.fill("By the editor");
  await first.save();
  await second.standfirst.fill("By the annotator");
  await second.button("Save").click();
  await expect(page.getByText("Somebody else has saved this article in the meantime.")).toBeVisible();
  await expect(second.standfirst).toHaveValue("By the annotator");
  await second.button("Save mine as the newest revision").click();
  await second.expectSaved();

  // Deleting marked words asks; undoing brings them back.
  await second.selectAllOf(second.text.locator("mark"));
  await page.keyboard.press("Delete");
  await expect(page.getByText(/The words of P-.* are gone/)).toBeVisible();
  await page.getByRole("button", { name: "Undo that" }).click();
  await expect(second.text).toContainText("Iceland will give 22 million");

  // The first revision beside the newest, and back to it.
  await editor.goto(`${desk}/revisions/1`);
  await expect(editor.locator("del", { hasText: "line" }).first()).toBeVisible();
  await expect(editor.getByText("1 mark stood in it")).toBeVisible();
  await editor.getByRole("button", { name: "Make this the newest revision" }).click();
  await editor.waitForURL(desk);
  await expect(first.text).toContainText("line by line");

  // Another address, to which the old one leads; then the end.
  await editor.getByLabel("Address", { exact: true }).fill("a-life-renamed");
  await editor.getByRole("button", { name: "Change the address" }).click();
  await expect(editor.getByText("The address is changed")).toBeVisible();
  const moved = await reader.request.get(path, { maxRedirects: 0 });
  expect(moved.status()).toBe(301);
  expect(moved.headers().location).toContain("/articles/a-life-renamed");
  await editor.getByRole("button", { name: "Withdraw the article" }).click();
  await editor.getByLabel("What readers are told at its address").fill("Its source has withdrawn it.");
  await editor.getByRole("button", { name: "Withdraw it for good" }).click();
  await expect(editor.getByText("Withdrawn. Its address answers with the notice.")).toBeVisible();
  await expect(async () => {
    expect((await reader.goto("/articles/a-life-renamed"))?.status()).toBe(410);
  }).toPass({ timeout: 6_000 });
  await expect(reader.getByText("Its source has withdrawn it.")).toBeVisible();
  for (const one of [editor, reader]) await one.close();
});

test("a schedule belongs to a revision: what a colleague saves later is not published by it, in whatever zone one looks", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(240_000);
  await signIn(page, await addPerson(site, "annotator"));
  const editor = await browser.newPage({ baseURL: site.url, timezoneId: "Europe/Kyiv" });
  await signIn(editor, await addPerson(site, "editor"));
  const { desk, path } = await published(page, editor, fieldHospitals("Seen by two", 27));
  const [first, second] = [new EditorPage(editor), new EditorPage(page)];

  // Typed, not saved, and scheduled: what the editor sees is what is scheduled.
  await editor.goto(desk);
  await first.standfirst.fill("Seen by the editor");
  const when = editor.getByLabel("Publish later, at");
  await expect(editor.getByText("In the newsroom’s time (UTC).")).toBeVisible();
  await when.fill("2031-01-31T09:00");
  await expect(editor.locator("#schedule-zone")).toContainText(
    /09:00 \(UTC\), in your own time .*11:00 \(GMT\+2\)/,
  );
  await editor.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(editor.getByText(/Revision 2 will be published on 31 Jan 2031, 09:00 \(UTC\)/)).toBeVisible();

  // An annotator's save does not feed it, and does not clear it.
  await page.goto(desk);
  await second.standfirst.fill("Seen by nobody else");
  await second.save();
  await editor.reload();
  await expect(editor.getByText("Revision 3 is not scheduled.")).toBeVisible();
  await expect(editor.getByText(/Revision 2 will be published/)).toBeVisible();

  // Its moment comes.
  const soon = new Date(Math.ceil((Date.now() + 10_000) / 60_000) * 60_000);
  await when.fill(soon.toISOString().slice(0, 16));
  await editor.getByRole("button", { name: "Clear the schedule" }).click();
  await expect(editor.getByText("The schedule is cleared. Nothing was published.")).toBeVisible();
  await editor.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(editor.getByText(/Revision 3 will be published/)).toBeVisible();
  await page.reload();
  await second.standfirst.fill("Later still");
  await second.save();
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByText("Seen by nobody else")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 90_000 });
  await editor.goto(desk);
  await expect(editor.getByText("with changes that readers do not see yet")).toBeVisible();
  await expect(first.standfirst).toHaveValue("Later still");
  await editor.close();
});
