import type { Locator, Page } from "@playwright/test";

/** `/articles/<slug>`, as a reader sees it, and the way between its words and their pledge. */
export class ArticlePage {
  readonly page: Page;
  readonly marks: Locator;
  readonly paragraphs: Locator;
  /** The words to which a pledge led. */
  readonly target: Locator;
  /** The sentence on the page of a pledge, which leads back to the article. */
  readonly quote: Locator;

  constructor(page: Page) {
    this.page = page;
    this.marks = page.locator(".prose mark");
    this.paragraphs = page.locator(".prose p");
    this.target = page.locator("mark:target");
    this.quote = page.locator("blockquote mark a");
  }
}

/** Words that run over a line's end have a box whose middle may be beside them: clicks the longest of their lines. */
export async function clickWords(link: Locator): Promise<void> {
  await link.scrollIntoViewIfNeeded();
  const line = await link.evaluate((element) => {
    const lines = [...element.getClientRects()].sort((a, b) => b.width - a.width);
    return { x: lines[0]!.x + lines[0]!.width / 2, y: lines[0]!.y + lines[0]!.height / 2 };
  });
  await link.page().mouse.click(line.x, line.y);
}
