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
    this.marks = page.getByRole("region", { name: /^(No marks yet|\d+ marks?)$/ }).getByRole("listitem");
  }

  /** The panel of the suggestion in hand, by a part of its heading ('2 of 7'). */
  suggestion(heading: string): Locator {
    return this.page.getByRole("region", { name: heading });
  }

  /** The panel of the mark in hand. */
  get panel(): Locator {
    return this.page.getByRole("region", { name: /^P-\d{4}-\d{4}/ });
  }

  /** Drags the mouse over words and waits for the form that they open. */
  async selectByMouse(words: string): Promise<void> {
    await this.dragOver(words);
    await expect(this.form).toBeVisible();
  }

  /** Pulls a handle to words of the text. */
  async dragTo(handle: Locator, words: string): Promise<void> {
    const to = await this.placeOf(words);
    const from = await handle.boundingBox();
    if (!from) throw new Error("the handle is not drawn");
    await this.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(to.startX + 20, to.startY, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Drags the mouse over words, from their first letter to their last; `before` it is let go of, something may happen. */
  async dragOver(words: string, before?: () => Promise<unknown>): Promise<void> {
    const at = await this.placeOf(words);
    await this.page.mouse.move(at.startX, at.startY);
    await this.page.mouse.down();
    await this.page.mouse.move(at.endX, at.endY, { steps: 6 });
    await before?.();
    await this.page.mouse.up();
  }

  private async placeOf(words: string) {
    const at = await this.text.evaluate((root, wanted) => {
      // Marks and suggestions cut the text into pieces: words may run over several.
      const pieces = [...root.querySelectorAll<HTMLElement>("[data-start]")].flatMap((piece) =>
        piece.firstChild ? [piece.firstChild as Text] : [],
      );
      const from = pieces
        .map((node) => node.data)
        .join("")
        .indexOf(wanted);
      if (from < 0) return null;
      const rect = (offset: number) => {
        let left = offset;
        const node = pieces.find((piece) => {
          if (left < piece.length) return true;
          left -= piece.length;
          return false;
        }) as Text;
        const range = document.createRange();
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        const { left: x, right, top, height } = range.getBoundingClientRect();
        return { left: x, right, middle: top + height / 2 };
      };
      const block = pieces.find((node) => node.data.includes(wanted.slice(0, 8)));
      (block ?? pieces[0])?.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      const first = rect(from);
      const last = rect(from + wanted.length - 1);
      return { startX: first.left + 1, startY: first.middle, endX: last.right - 1, endY: last.middle };
    }, words);
    if (!at) throw new Error(`the article does not hold: ${words}`);
    return at;
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

  /** Saves the form; the code of its pledge. */
  async save(): Promise<string> {
    await this.form.getByRole("button", { name: "Save the mark" }).click();
    return this.saved();
  }

  /** Accepts the suggestion in hand with its key; the code of its pledge. */
  async accept(): Promise<string> {
    await this.page.keyboard.press("a");
    return this.saved();
  }

  private async saved(): Promise<string> {
    const status = this.page.getByText(/P-\d{4}-\d{4,} saved/);
    await expect(status).toBeVisible();
    return /P-\d{4}-\d{4,}/.exec((await status.textContent()) ?? "")![0];
  }
}
