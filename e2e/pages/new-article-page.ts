import { expect, type Locator, type Page } from "@playwright/test";
import { AnnotatePage } from "./annotate-page.ts";

/** `/desk/articles/new`: an article is pasted, comes as a file, or from a feed. */
export class NewArticlePage {
  readonly page: Page;
  readonly pasted: Locator;
  readonly headline: Locator;
  readonly byline: Locator;
  readonly date: Locator;
  readonly files: Locator;
  /** The part where entries of a feed are chosen. */
  readonly feed: Locator;
  readonly feedFile: Locator;
  readonly publish: Locator;

  constructor(page: Page) {
    this.page = page;
    this.pasted = page.getByLabel("Pasted text");
    this.headline = page.getByLabel("Headline");
    this.byline = page.getByLabel("Byline");
    this.date = page.getByLabel("Date");
    this.files = page.getByLabel("Files", { exact: true });
    this.feed = page.getByRole("region", { name: "Or take entries of a feed" });
    this.feedFile = this.feed.getByLabel("Or the feed as a file");
    this.publish = page.getByRole("button", { name: "Save and publish" });
  }

  async open(): Promise<void> {
    await this.page.goto("/desk/articles/new");
  }

  /** Saves what was pasted as a draft; the page where it is annotated. */
  async saveAsDraft(): Promise<AnnotatePage> {
    await this.saveBy(this.page.getByRole("button", { name: "Save as a draft" }));
    return new AnnotatePage(this.page);
  }

  /** Tests tell much the same stories: who saves one is told that it may be here already, and saves it all the same. */
  private async saveBy(button: Locator): Promise<void> {
    const known = this.page.getByText("This article may be here already");
    await button.click();
    await Promise.race([this.page.waitForURL(/\/annotate$/), known.waitFor()]);
    if (await known.isVisible()) await button.click();
    await this.page.waitForURL(/\/annotate$/);
  }

  async saveAndPublish(): Promise<AnnotatePage> {
    await this.saveBy(this.publish);
    return new AnnotatePage(this.page);
  }
}

/** Pastes a story as a draft, from wherever the page stands. */
export async function pasteDraft(page: Page, story: string): Promise<AnnotatePage> {
  const paste = new NewArticlePage(page);
  await paste.open();
  await paste.pasted.fill(story);
  return paste.saveAsDraft();
}

/** Pastes a story as a draft, and waits until so many suggestions are made for it. */
export async function pasteSuggested(page: Page, story: string, suggestions: number): Promise<AnnotatePage> {
  const desk = await pasteDraft(page, story);
  await expect(desk.suggestion(`Suggestion 1 of ${suggestions}`)).toBeVisible();
  return desk;
}
