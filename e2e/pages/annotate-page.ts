import { expect, type Locator, type Page } from "@playwright/test";

/** `/desk/articles/<id>/annotate`, as an annotator uses it. */
export class AnnotatePage {
  readonly page: Page;
  readonly text: Locator;
  readonly form: Locator;
  readonly marks: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole("group", { name: "Article text" });
    this.form = page.getByRole("form", { name: "Mark a pledge" });
    this.marks = page.getByRole("region", { name: /mark/ }).getByRole("listitem");
  }

  /** Drags the mouse over words, from their first letter to their last. */
  async selectByMouse(words: string): Promise<void> {
    const at = await this.text.evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const from = node.textContent?.indexOf(wanted) ?? -1;
        if (from < 0) continue;
        const rect = (start: number, end: number) => {
          const range = document.createRange();
          range.setStart(node as Text, start);
          range.setEnd(node as Text, end);
          (node as Text).parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
          const { left, right, top, height } = range.getBoundingClientRect();
          return { left, right, middle: top + height / 2 };
        };
        const first = rect(from, from + 1);
        const last = rect(from + wanted.length - 1, from + wanted.length);
        return { startX: first.left + 1, startY: first.middle, endX: last.right - 1, endY: last.middle };
      }
      return null;
    }, words);
    if (!at) throw new Error(`the article does not hold: ${words}`);
    await this.page.mouse.move(at.startX, at.startY);
    await this.page.mouse.down();
    await this.page.mouse.move(at.endX, at.endY, { steps: 6 });
    await this.page.mouse.up();
    await expect(this.form).toBeVisible();
  }

  /** Walks to a word with the arrow keys, extends to another and takes the words: no mouse. */
  async selectByKeyboard(firstWord: string, lastWord: string): Promise<void> {
    await this.text.focus();
    const selected = () => this.page.evaluate(() => document.getSelection()?.toString() ?? "");
    await this.page.keyboard.press("Home");
    for (let steps = 0; !(await selected()).includes(firstWord); steps++) {
      if (steps > 400) throw new Error(`no word ${firstWord}`);
      await this.page.keyboard.press("ArrowRight");
    }
    for (let steps = 0; !(await selected()).includes(lastWord); steps++) {
      if (steps > 80) throw new Error(`no word ${lastWord} behind ${firstWord}`);
      await this.page.keyboard.press("Shift+ArrowRight");
    }
    await this.page.keyboard.press("Enter");
    await expect(this.form).toBeVisible();
  }

  /** A field of the form by its label; `group` is the legend above it where two fields share a name. */
  field(label: string, group?: string): Locator {
    const scope = group ? this.form.getByRole("group", { name: group }) : this.form;
    return scope.getByLabel(label, { exact: true }).first();
  }

  async save(): Promise<string> {
    await this.form.getByRole("button", { name: "Save the mark" }).click();
    const status = this.page.getByText(/P-\d{4}-\d{4,} saved/);
    await expect(status).toBeVisible();
    return /P-\d{4}-\d{4,}/.exec((await status.textContent()) ?? "")![0];
  }
}
