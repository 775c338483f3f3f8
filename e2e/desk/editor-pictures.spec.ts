import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EditorPage } from "../pages/editor-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

/** A real picture that the repository has. */
const PICTURE = fileURLToPath(new URL("../../docs/pictures/article-1280.png", import.meta.url));

test("a picture is sent, described, published in several widths; what is no picture is refused with its reason", async ({
  page,
  request,
  site,
}) => {
  await signIn(page, await addPerson(site, "editor"));
  const editor = new EditorPage(page);
  await editor.open("demo-S07");
  const { text, picture: form } = editor;
  await text.click();
  await page.keyboard.press("ControlOrMeta+Home");
  await editor.button("Picture").click();
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
  await editor.button("Picture").click();
  await expect(form.getByLabel("Whose it is")).toHaveValue("The Ministry");
  await form.getByLabel("What it shows").fill("An article with its marks");
  await form.getByRole("button", { name: "Change it" }).click();

  await editor.publishChanges();
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
  const editor = new EditorPage(page);
  await editor.open("demo-S09");
  const { text, picture: form } = editor;
  await text.click();
  await page.keyboard.press("ControlOrMeta+End");
  await editor.takePicture(readFileSync(PICTURE));
  await expect(form.locator("img")).toBeVisible();
  await form.getByRole("button", { name: "Cancel" }).click();
  await expect(text.locator("figure")).toHaveCount(0);

  // Dropped on the second paragraph while words of the first are selected: it stands after the second, and nothing is gone.
  const paragraphs = text.locator("> p");
  const before = await paragraphs.allTextContents();
  await editor.selectAllOf(paragraphs.first());
  const box = (await paragraphs.nth(1).boundingBox())!;
  await editor.takePicture(readFileSync(PICTURE), { x: box.x + 30, y: box.y + 10 });
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

  await editor.button("Embed").click();
  const address = page.getByLabel("Address of what is embedded");
  await address.fill("javascript:alert(1)");
  await expect(page.getByRole("button", { name: "Set it" })).toBeDisabled();
  await address.fill("https://video.example/watch");
  await page.getByLabel("Words of the link").fill("The minister’s speech");
  await page.getByRole("button", { name: "Set it" }).click();
  await expect(text).toContainText("The minister’s speech");
  await editor.button("Save").click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await page.reload();
  await expect(text.getByRole("img", { name: "Dropped" })).toHaveCount(1);
  await expect(text.locator("[data-embed='https://video.example/watch']")).toHaveCount(1);
});
