import { Readability } from "@mozilla/readability";
import { plainText } from "@pledgebook/core/text/document";
import { wholeArticle } from "@pledgebook/core/text/whole-article";
import { readArticles } from "@pledgebook/demo/files";
import { parseHTML } from "linkedom";
import { AnnotatePage } from "../pages/annotate-page.ts";
import { ArticlePage } from "../pages/article-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

const articles = readArticles();
/** Marks in lists, over one another, in both languages; none that another test writes in. */
const chosen = articles.filter(({ id }) =>
  ["S03", "S04", "S08", "S11", "S12"].some((story) => id.endsWith(story)),
);

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean);

test("the articles that are looked at are in both languages", () => {
  expect(new Set(chosen.map(({ language }) => language))).toEqual(new Set(["en", "uk"]));
});

for (const [device, width] of [
  ["a desktop", 1280],
  ["a phone", 390],
] as const)
  test(`what is copied of an article is its text and nothing else, on ${device}`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.setViewportSize({ width, height: 844 });
    for (const { slug, document } of chosen) {
      await page.goto(`/articles/${slug}`);
      // Whoever opens the cards still copies the article.
      for (const summary of await page.locator(".prose summary:visible").all()) await summary.click();
      await page.locator(".prose").evaluate((prose) => getSelection()?.selectAllChildren(prose));
      await page.keyboard.press("ControlOrMeta+c");
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(lines(copied), slug).toEqual(lines(plainText(document)));
      expect(lines(await page.evaluate(() => String(getSelection()))), slug).toEqual(lines(copied));
    }
  });

test("what is copied at the desk, of a text that is being marked, is the text", async ({ page, site }) => {
  const [article] = chosen.filter(({ id }) => id.endsWith("S08"));
  await signIn(page, await addPerson(site, "annotator"));
  await page.goto("/desk/articles/demo-S08/annotate");
  const { text } = new AnnotatePage(page);
  await expect(text.locator("mark[data-number]").first()).toBeVisible();
  const copied = await text.evaluate((root) => {
    getSelection()?.selectAllChildren(root);
    return String(getSelection());
  });
  expect(lines(copied)).toEqual(lines(plainText(wholeArticle({ ...article!, body: article!.document }))));
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a mark is said to be a pledge, in the reader's language, and its number is drawn", async ({
    page,
  }) => {
    await page.goto("/articles/copenhagen-and-the-hague-cyber-shield-and-shells");
    const { marks } = new ArticlePage(page);
    await expect(marks.first()).toHaveText(/^Denmark would spend .+ defence ministry$/);
    await expect(marks.first().getByRole("link")).toHaveAccessibleName(
      /^Pledge: Denmark would spend .+ ministry$/,
    );
    await expect(marks.first()).not.toHaveAttribute("aria-label");
    const drawn = await marks.first().evaluate((mark) => getComputedStyle(mark, "::after").content);
    expect(drawn).toMatch(/^"1"/);
    await page.goto("/uk/articles/copenhagen-and-the-hague-cyber-shield-and-shells");
    await expect(marks.first().getByRole("link")).toHaveAccessibleName(/^Обіцянка: Denmark would spend/);
  });
});

test("a browser's reading mode keeps every paragraph of every article, word by word", async ({ request }) => {
  for (const { slug, document, title } of articles)
    for (const path of [`/articles/${slug}`, `/uk/articles/${slug}`]) {
      const page = parseHTML(await (await request.get(path)).text());
      const read = new Readability(page.document).parse();
      expect(read?.title, path).toContain(title);
      const kept = parseHTML(`<html><body>${read?.content}</body></html>`).document;
      const blocks = [...kept.querySelectorAll("p, li, h2, h3")].map(({ textContent }) =>
        lines(textContent ?? "").join(" "),
      );
      for (const paragraph of lines(plainText(document))) expect.soft(blocks, path).toContain(paragraph);
      expect.soft(blocks.join(" "), path).not.toMatch(/Pledge:|Обіцянка:/);
    }
});
