import { addPerson, expect, signIn, test } from "./site.ts";

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
  await page.goto("/desk/articles/new");
  await page
    .getByLabel("Pasted text")
    .fill(
      "Writing through a gap\n\n31 January 2024\n\nThe first paragraph of this text says little.\n\nAnd the second one.",
    );
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await page.waitForURL(/\/annotate$/);
  await page.getByRole("link", { name: "Edit the article" }).click();
  const text = page.getByRole("textbox", { name: "Text" });
  await text.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await text.evaluate((editor, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "A heading");
    editor.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, FROM_WORD);
  await expect(text.locator("h2")).toHaveText("A heading");
  await expect(text.locator("strong")).toHaveText("bold");
  await expect(text.locator("a")).toHaveAttribute("href", "https://example.org/page");
  await expect(text.locator("li")).toHaveCount(2);
  await expect(text.locator("[style], [class^=Mso], o\\:p")).toHaveCount(0);

  await context.setOffline(true);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The server did not answer. What you typed is still there")).toBeVisible();
  await expect(text.locator("h2")).toHaveText("A heading");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. Every mark followed its words.")).toBeVisible();
  await page.reload();
  await expect(text.locator("h2")).toHaveText("A heading");
  await expect(text.locator("li")).toHaveCount(2);
});
