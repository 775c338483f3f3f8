import { expect, type Locator, type Page } from "@playwright/test";

/** `/desk/review`, as a reviewer uses it. */
export class ReviewPage {
  readonly page: Page;
  /** One button for each mark that the reviewer may approve. */
  readonly approvals: Locator;

  constructor(page: Page) {
    this.page = page;
    this.approvals = page.getByRole("button", { name: "Approve", exact: true });
  }

  async open(): Promise<void> {
    await this.page.goto("/desk/review");
  }

  /** A mark that waits, by its code or by words of its sentence. */
  item(words: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: words });
  }

  async approve(code: string): Promise<void> {
    await this.item(code).getByRole("button", { name: "Approve", exact: true }).click();
    await expect(this.page.getByText(new RegExp(`${code} approved\\. It counts`))).toBeVisible();
  }

  async sendBack(item: Locator, reason: string): Promise<void> {
    await item.getByRole("button", { name: "Send back" }).click();
    await item.getByLabel("What has to change?").fill(reason);
    await item.getByRole("button", { name: "Send back" }).click();
  }

  async leaveToAnother(item: Locator, reason: string): Promise<void> {
    await item.getByRole("button", { name: "Leave it to another reviewer" }).click();
    await item.getByLabel("Why do you not agree?").fill(reason);
    await item.getByRole("button", { name: "Leave it to another reviewer" }).click();
  }
}
