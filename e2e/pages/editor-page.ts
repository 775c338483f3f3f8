import { expect, type Locator, type Page } from "@playwright/test";

/** `/desk/articles/<id>`, where an article is written and published. */
export class EditorPage {
  readonly page: Page;
  readonly text: Locator;
  readonly headline: Locator;
  readonly standfirst: Locator;
  readonly date: Locator;
  /** The form of a picture, while it is open. */
  readonly picture: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole("textbox", { name: "Text", exact: true });
    this.headline = page.getByLabel("Headline");
    this.standfirst = page.getByLabel("Standfirst");
    this.date = page.getByLabel("Date");
    this.picture = page.getByRole("group", { name: "Picture" });
  }

  /** Opens an article and waits until its editor is awake. */
  async open(id: string): Promise<void> {
    await this.page.goto(`/desk/articles/${id}`);
    await expect(this.page.locator("main fieldset[disabled].contents")).toHaveCount(0);
    await expect(this.text).toHaveAttribute("contenteditable", "true");
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Saves, and waits until it is. */
  async save(): Promise<void> {
    await this.button("Save").click();
    await this.expectSaved();
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByText("Saved. Every mark followed its words.")).toBeVisible();
  }

  async publish(): Promise<void> {
    await this.button("Publish").click();
    await this.expectPublished();
  }

  async publishChanges(): Promise<void> {
    await this.button("Publish the changes").click();
    await this.expectPublished();
  }

  async expectPublished(): Promise<void> {
    await expect(this.page.getByText("Published. Readers see it now.")).toBeVisible();
  }

  /** The address at which readers find the article. */
  async publicPath(): Promise<string> {
    const link = this.page.getByRole("link", { name: "As readers see it" });
    return (await link.getAttribute("href")) ?? "";
  }

  /** Types over words of the text. */
  async replaceWords(words: string, by: string): Promise<void> {
    await this.untilHeard(() =>
      this.text.evaluate((root, wanted) => {
        (root as HTMLElement).focus({ preventScroll: true });
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
          const at = node.data.indexOf(wanted);
          if (at < 0) continue;
          document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
          return;
        }
        throw new Error(`the editor does not hold: ${wanted}`);
      }, words),
    );
    await this.page.keyboard.type(by);
  }

  /** Selects all that a part of the text holds: a mark, or with `closest` what is around it. */
  async selectAllOf(part: Locator, closest = "*"): Promise<void> {
    await this.untilHeard(() =>
      part.evaluate((element, selector) => {
        element.closest<HTMLElement>("[contenteditable]")?.focus({ preventScroll: true });
        document.getSelection()?.selectAllChildren(element.closest(selector) ?? element);
      }, closest),
    );
  }

  /** Presses a key that moves the cursor. */
  async moveCursor(key: string): Promise<void> {
    await this.untilHeard(() => this.page.keyboard.press(key));
  }

  /** The browser tells the editor a moment later where the cursor is now: a key that comes before that meets the old place. */
  private async untilHeard(move: () => Promise<void>): Promise<void> {
    const listening = await this.page.evaluateHandle(() => ({
      heard: new Promise<void>((resolve) => {
        // With the next frame whatever else was on its way has come too.
        const afterFrame = () => requestAnimationFrame(() => setTimeout(resolve));
        document.addEventListener("selectionchange", afterFrame, { once: true });
      }),
    }));
    await move();
    await listening.evaluate(({ heard }) => heard);
  }

  /** Pastes markup where the cursor is, as another program put it on the clipboard. */
  async pasteMarkup(markup: string, plain: string): Promise<void> {
    await this.text.evaluate(
      (editor, { html, text }) => {
        const data = new DataTransfer();
        data.setData("text/html", html);
        data.setData("text/plain", text);
        (editor as HTMLElement).focus();
        editor.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      { html: markup, text: plain },
    );
  }

  /** Pastes a PNG, or drops it at a place of the window. */
  async takePicture(bytes: Buffer, at?: { x: number; y: number }): Promise<void> {
    await this.text.evaluate(
      (editor, { base64, place }) => {
        const data = new DataTransfer();
        const picture = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        data.items.add(new File([picture], "a.png", { type: "image/png" }));
        const how = { bubbles: true, cancelable: true };
        editor.dispatchEvent(
          place
            ? new DragEvent("drop", { dataTransfer: data, clientX: place.x, clientY: place.y, ...how })
            : new ClipboardEvent("paste", { clipboardData: data, ...how }),
        );
      },
      { base64: bytes.toString("base64"), place: at ?? null },
    );
  }
}
