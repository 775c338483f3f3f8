import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
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
  // The connection is back: nobody has to press anything.
  await context.setOffline(false);
  await expect(page.getByText("Saved. Every mark followed its words.")).toBeVisible();
  await page.reload();
  await expect(text.locator("h2")).toHaveText("A heading");
  await expect(text.locator("li")).toHaveCount(2);
});

/** A real picture that the repository has. */
const PICTURE = fileURLToPath(new URL("../docs/pictures/article.png", import.meta.url));

test("a picture is sent, described, published in several widths; what is no picture is refused with its reason", async ({
  page,
  request,
  site,
}) => {
  await signIn(page, await addPerson(site, "editor"));
  await page.goto("/desk/articles/demo-S07");
  const text = page.getByRole("textbox", { name: "Text" });
  await text.click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.getByRole("button", { name: "Picture", exact: true }).click();
  const form = page.getByRole("group", { name: "Picture" });
  const file = form.getByLabel("File");
  await form.getByLabel("Whose it is").fill("The Ministry");
  await file.setInputFiles({
    name: "photo.png",
    mimeType: "image/png",
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  });
  await expect(form.getByRole("alert")).toContainText("This is not a picture that can be read");
  await file.setInputFiles(PICTURE);
  await expect(form.getByRole("alert")).toHaveCount(0);
  await expect(form.locator("img")).toHaveAttribute("src", /^\/images\/[0-9a-f]{32}-\d+x\d+\/\d+\.webp$/);
  const put = form.getByRole("button", { name: "Put it into the text" });
  await expect(put).toBeDisabled();
  await form.getByLabel("What it shows").fill("A page with marked sentences");
  await put.click();
  await expect(text.getByRole("img", { name: "A page with marked sentences" })).toBeVisible();

  await text.getByRole("img").click();
  await page.getByRole("button", { name: "Picture", exact: true }).click();
  await expect(form.getByLabel("Whose it is")).toHaveValue("The Ministry");
  await form.getByLabel("What it shows").fill("An article with its marks");
  await form.getByRole("button", { name: "Change it" }).click();

  await page.getByRole("button", { name: "Publish the changes" }).click();
  await expect(page.getByText("Published. Readers see it now.")).toBeVisible();
  await page.getByRole("link", { name: "As readers see it" }).click();
  const picture = page.getByRole("figure").getByRole("img", { name: "An article with its marks" });
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(399);
  await expect(page.getByRole("figure")).toContainText("The Ministry");
  const forms = ((await picture.getAttribute("srcset")) ?? "").split(", ").map((one) => one.split(" ")[0]!);
  expect(forms.length).toBeGreaterThan(2);
  for (const form of forms) {
    const answer = await request.get(form);
    expect(answer.headers()["content-type"]).toBe("image/webp");
    expect(answer.headers()["cache-control"]).toContain("immutable");
  }
  for (const wrong of [
    forms[0]!.replace(/\/\d+\.webp/, "/1.webp"),
    "/images/..%2F..%2Fpledgebook.db/400.webp",
  ])
    expect((await request.get(wrong)).status()).toBe(404);
});

test("a picture that is dropped or pasted opens its form; an embed is a link", async ({ page, site }) => {
  await signIn(page, await addPerson(site, "annotator"));
  await page.goto("/desk/articles/demo-S09");
  const text = page.getByRole("textbox", { name: "Text" });
  await text.click();
  await page.keyboard.press("ControlOrMeta+End");
  await text.evaluate((editor, bytes) => {
    const data = new DataTransfer();
    data.items.add(
      new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], "a.png", { type: "image/png" }),
    );
    editor.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, readFileSync(PICTURE).toString("base64"));
  const form = page.getByRole("group", { name: "Picture" });
  await expect(form.locator("img")).toBeVisible();
  await form.getByRole("button", { name: "Cancel" }).click();
  await expect(text.locator("figure")).toHaveCount(0);

  // Dropped on the second paragraph while words of the first are selected: it stands after the second, and nothing is gone.
  const paragraphs = text.locator("> p");
  const before = await paragraphs.allTextContents();
  await paragraphs.first().evaluate((element) => document.getSelection()?.selectAllChildren(element));
  const box = (await paragraphs.nth(1).boundingBox())!;
  await text.evaluate(
    (editor, { bytes, x, y }) => {
      const data = new DataTransfer();
      const picture = Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0));
      data.items.add(new File([picture], "a.png", { type: "image/png" }));
      editor.dispatchEvent(
        new DragEvent("drop", {
          dataTransfer: data,
          clientX: x,
          clientY: y,
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    { bytes: readFileSync(PICTURE).toString("base64"), x: box.x + 30, y: box.y + 10 },
  );
  await expect(form.locator("img")).toBeVisible();
  await form.getByLabel("What it shows").fill("Dropped");
  await page.keyboard.press("Enter");
  await expect(form).toHaveCount(0);
  await expect(page.getByText("Not saved yet")).toBeVisible();
  await expect(text.locator("> p:nth-of-type(2) + figure")).toHaveCount(1);
  expect(await paragraphs.allTextContents()).toEqual(before);

  // Cut and pasted it is the same picture; in a quotation it stands behind it.
  await text.getByRole("img", { name: "Dropped" }).click();
  await page.keyboard.press("ControlOrMeta+x");
  await expect(text.locator("figure")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("> A quotation");
  await page.keyboard.press("ControlOrMeta+v");
  await expect(text.locator("blockquote figure")).toHaveCount(0);
  await expect(text.getByRole("img", { name: "Dropped" })).toHaveCount(1);
  expect(await text.locator("p").allTextContents()).not.toContain("Dropped");

  await page.getByRole("button", { name: "Embed", exact: true }).click();
  const address = page.getByLabel("Address of what is embedded");
  await address.fill("javascript:alert(1)");
  await expect(page.getByRole("button", { name: "Set it" })).toBeDisabled();
  await address.fill("https://video.example/watch");
  await page.getByLabel("Words of the link").fill("The minister’s speech");
  await page.getByRole("button", { name: "Set it" }).click();
  await expect(text).toContainText("The minister’s speech");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await page.reload();
  await expect(text.getByRole("img", { name: "Dropped" })).toHaveCount(1);
  await expect(text.locator("[data-embed='https://video.example/watch']")).toHaveCount(1);
});

test("a marked sentence that is cut and pasted keeps its mark; one that is deleted asks, and an undo brings it back", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  await page.goto("/desk/articles/demo-S12");
  const text = page.getByRole("textbox", { name: "Text" });
  const marks = text.locator("mark[data-mark]");
  const first = marks.first();
  const id = await first.getAttribute("data-mark");
  const words = await first.textContent();
  const mark = text.locator(`mark[data-mark="${id}"]`);
  await text.focus();
  await first.evaluate((element) => document.getSelection()?.selectAllChildren(element.closest("p")!));
  await page.keyboard.press("ControlOrMeta+x");
  const gone = page.getByText(/will wait for a person/);
  await expect(gone).toBeVisible();
  await expect(mark).toHaveCount(0);
  for (const key of ["ControlOrMeta+End", "Enter", "ControlOrMeta+v"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150); // no person is faster, and the editor hears of a moved cursor a moment later
  }
  await expect(mark).toHaveText(words!);
  await expect(text.locator("p").last()).toContainText(words!);
  await expect(gone).toHaveCount(0);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. Every mark followed its words.")).toBeVisible();

  await mark.evaluate((element) => document.getSelection()?.selectAllChildren(element));
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
