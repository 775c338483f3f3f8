import { EditorPage } from "../pages/editor-page.ts";
import { pasteDraft } from "../pages/new-article-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";
import { nothingPromised } from "../stories.ts";

/** What Word puts on the clipboard, with its own markup around the words. */
const FROM_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0cm}</style></head><body>
<!--StartFragment--><h2 style='mso-outline-level:2'><span lang=EN-GB>A heading<o:p></o:p></span></h2>
<p class=MsoNormal style='line-height:150%'><span lang=EN-GB style='font-family:"Calibri";color:red'>Some <b>bold</b> words and a
<a href="https://example.org/page">link</a><o:p></o:p></span></p>
<ul type=disc><li class=MsoNormal><span>First<o:p></o:p></span></li><li class=MsoNormal>Second</li></ul><!--EndFragment--></body></html>`;

test("words from a Word document come out clean, and a lost connection loses nothing", async ({
  page,
  context,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  await pasteDraft(page, nothingPromised);
  await page.getByRole("link", { name: "Edit the article" }).click();
  const editor = new EditorPage(page);
  const { text } = editor;
  await text.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await editor.pasteMarkup(FROM_WORD, "A heading");
  await expect(text.locator("h2")).toHaveText("A heading");
  await expect(text.locator("strong")).toHaveText("bold");
  await expect(text.locator("a")).toHaveAttribute("href", "https://example.org/page");
  await expect(text.locator("li")).toHaveCount(2);
  await expect(text.locator("[style], [class^=Mso], o\\:p")).toHaveCount(0);

  await context.setOffline(true);
  await editor.button("Save").click();
  await expect(page.getByText("The server did not answer. What you typed is still there")).toBeVisible();
  await expect(text.locator("h2")).toHaveText("A heading");
  // The connection is back: nobody has to press anything.
  await context.setOffline(false);
  await editor.expectSaved();
  await page.reload();
  await expect(text.locator("h2")).toHaveText("A heading");
  await expect(text.locator("li")).toHaveCount(2);
});

test("a marked sentence that is cut and pasted keeps its mark; one that is deleted asks, and an undo brings it back", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const editor = new EditorPage(page);
  await editor.open("demo-S12");
  const { text } = editor;
  const marks = text.locator("mark[data-mark]");
  const first = marks.first();
  const id = await first.getAttribute("data-mark");
  const words = await first.textContent();
  const mark = text.locator(`mark[data-mark="${id}"]`);
  await editor.selectAllOf(first, "p");
  await page.keyboard.press("ControlOrMeta+x");
  const gone = page.getByText(/will wait for a person/);
  await expect(gone).toBeVisible();
  await expect(mark).toHaveCount(0);
  await editor.moveCursor("ControlOrMeta+End");
  await editor.moveCursor("Enter");
  await page.keyboard.press("ControlOrMeta+v");
  await expect(mark).toHaveText(words!);
  await expect(text.locator("p").last()).toContainText(words!);
  await expect(gone).toHaveCount(0);
  await editor.save();

  await editor.selectAllOf(mark);
  await page.keyboard.press("Delete");
  await expect(gone).toBeVisible();
  await page.getByRole("button", { name: "Undo that" }).click();
  await expect(mark).toHaveText(words!);
  await expect(gone).toHaveCount(0);
});

test("on a phone the pages of writing stay within its edge", async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, await addPerson(site, "editor"));
  for (const path of [
    "/desk/articles",
    "/desk/articles/new",
    "/desk/articles/demo-S07",
    "/uk/desk/articles/demo-S07",
  ]) {
    await page.goto(path);
    await expect(page.locator("main fieldset[disabled].contents")).toHaveCount(0);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(over, path).toBeLessThanOrEqual(0);
  }
});
