import type { Page } from "@playwright/test";
import { EditorPage } from "../pages/editor-page.ts";
import { pasteDraft } from "../pages/new-article-page.ts";
import { expect, type test as Test, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";
import { nothingPromised } from "../stories.ts";

type Site = Parameters<Parameters<typeof Test>[2]>[0]["site"];

/** The editor of a draft of somebody's own. */
async function openDraft(page: Page, site: Site): Promise<EditorPage> {
  await signIn(page, await addPerson(site, "annotator"));
  await pasteDraft(page, nothingPromised);
  await page.getByRole("link", { name: "Edit the article" }).click();
  const editor = new EditorPage(page);
  await expect(editor.text).toHaveAttribute("contenteditable", "true");
  return editor;
}

/** Empties the text and puts the cursor into what is left. */
async function clear(editor: EditorPage): Promise<void> {
  await editor.text.click();
  await editor.page.keyboard.press("ControlOrMeta+a");
  await editor.page.keyboard.press("Delete");
  await expect(editor.text).toHaveText("");
}

/** What was copied elsewhere, and the blocks that the editor then holds: their tag, and their words. */
const pasted: [name: string, html: string, ...blocks: string[]][] = [
  ["notes", "<p>€1.2<sup>3</sup> billion in 2024<sup>1</sup>.</p>", "p €1.2 billion in 2024."],
  [
    "a note of Google's",
    '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span>€12</span><span style="font-size:6.6pt;vertical-align:super">4</span><span> million</span></p></b>',
    "p €12 million",
  ],
  ["a power", "<p>1.5 × 10<sup>9</sup> euros, CO<sub>2</sub></p>", "p 1.5 × 10⁹ euros, CO₂"],
  ["struck words", "<p>Gave <s>€87 million</s> €37 million</p>", "p Gave €37 million"],
  [
    "words struck by Google",
    '<p><span style="text-decoration:line-through">€87 million</span><span> €37 million</span></p>',
    "p €37 million",
  ],
  ["a change tracked by Word", "<p>Gave <del>€50</del><ins>€15</ins> million</p>", "p Gave €15 million"],
  [
    "hidden words",
    '<p>€37<span style="display:none">99</span> million<span hidden>5</span></p>',
    "p €37 million",
  ],
  [
    "cells with paragraphs",
    "<table><tr><td>Germany</td><td><p>€10</p><p>20 million</p></td></tr></table>",
    "p Germany | €10 / 20 million",
  ],
  ["cells with lines", "<table><tr><td>10</td><td>200<br>300</td></tr></table>", "p 10 | 200 / 300"],
  [
    "tables in tables",
    "<table><tr><td><table><tr><td>One.</td></tr><tr><td>Two.</td></tr></table></td></tr></table>",
    "p One.",
    "p Two.",
  ],
  ["lines", "<div>One.<br><br>Two 10<br>20 million.</div>", "p One.", "p Two 10", "p 20 million."],
  ["typed lines", "<pre>One.\n\nTwo.</pre>", "p One.", "p Two."],
  ["a numbered list", '<ol start="5"><li>Five.</li><li>Six.</li></ol>', "ol Five. Six."],
  // Another editor of the same make, which knows more forms than this one.
  ["another editor's", '<p data-pm-slice="1 1 []">Gave <s>€87</s> €37 million</p>', "p Gave €37 million"],
];

test("what is pasted is what was seen where it was copied", async ({ page, site }) => {
  const editor = await openDraft(page, site);
  for (const [name, html, ...blocks] of pasted) {
    await clear(editor);
    await editor.pasteMarkup(html, "not the words");
    const found = editor.text.locator(":scope > :not(:empty)").filter({ hasText: /\S/ });
    await expect
      .soft(found, name)
      .toHaveText(blocks.map((block) => new RegExp(`^${escaped(block.slice(block.indexOf(" ") + 1))}$`)));
    for (const [index, block] of blocks.entries())
      expect
        .soft(await found.nth(index).evaluate(({ tagName }) => tagName.toLowerCase()), name)
        .toBe(block.split(" ")[0]);
  }
});

/** Words as a pattern, between which there may be white space or none: the items of a list have none. */
function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s*");
}

test("what is typed stays as it is typed, and lists keep their numbers", async ({ page, site }) => {
  const editor = await openDraft(page, site);
  const { text } = editor;
  const typed = async (words: string) => {
    await clear(editor);
    await page.keyboard.type(words);
  };
  await typed("24. January 2024 was the day. ");
  await expect(text.locator("p")).toHaveText("24. January 2024 was the day. ");
  await expect(text.locator("ol")).toHaveCount(0);
  await typed("Germany gave 5 million.In January ministers.de spoke. ");
  await expect(text.locator("a")).toHaveCount(0);
  await typed("See https://example.org/a and www.example.org there. ");
  await expect(text.locator("a")).toHaveText(["https://example.org/a", "www.example.org"]);
  await typed("1. One");
  await expect(text.locator("ol > li")).toHaveText("One");

  await clear(editor);
  await editor.pasteMarkup('<ol start="5"><li>Five.</li><li>Six.</li></ol>', "Five.");
  await expect(text.locator("ol")).toHaveAttribute("start", "5");
  await editor.save();
  await page.reload();
  await expect(text.locator("ol")).toHaveAttribute("start", "5");
  await page.goto(`${new URL(page.url()).pathname}/annotate`);
  await expect(page.locator("ol[start='5'] > li")).toHaveText(["Five.", "Six."]);
});

test("lines with numbers that are pasted as text stay lines, and columns apart", async ({ page, site }) => {
  const editor = await openDraft(page, site);
  await clear(editor);
  await editor.text.evaluate((root) => {
    const data = new DataTransfer();
    data.setData("text/plain", "24. January was the day.\n25. January was the next.\n10\t200 million");
    root.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(editor.text.locator("p")).toHaveText([
    "24. January was the day.",
    "25. January was the next.",
    "10 | 200 million",
  ]);
});
