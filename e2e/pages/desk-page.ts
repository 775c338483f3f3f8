import type { Locator, Page } from "@playwright/test";

/** `/desk` and what is around every page of it. */
export class DeskPage {
  readonly page: Page;
  readonly logOut: Locator;

  constructor(page: Page) {
    this.page = page;
    this.logOut = page.getByRole("button", { name: "Log out" });
  }
}
