import { addPerson, expect, type Person, signIn, test } from "./site.ts";

const textOf = (title: string, sum: number) => `${title}

by Example Reporter
31 January 2024

Retold for a test of the desk

Officials met on Tuesday and went through what had been prepared since the autumn, line by line and page by page.

Iceland will give ${sum} million euros for field hospitals, the foreign minister said after the meeting in the capital.

The next meeting of the group is planned for the second half of February, and the ministry expects more of it.
`;

type Page = import("@playwright/test").Page;

/** An article with one approved mark that readers see; its desk address, its public one, its pledge. */
async function published(page: Page, editor: Page, people: [Person, Person], title: string, sum: number) {
  await signIn(page, people[0]);
  await page.goto("/desk/articles/new");
  await page.getByLabel("Pasted text").fill(textOf(title, sum));
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await page.waitForURL(/\/annotate$/);
  await expect(page.getByRole("region", { name: "Suggestion 1 of 1" })).toBeVisible();
  await page.keyboard.press("a");
  const said = page.getByText(/P-\d{4}-\d{4} saved/);
  await expect(said).toBeVisible();
  const code = /P-\d{4}-\d{4}/.exec((await said.textContent()) ?? "")?.[0] ?? "";
  const desk = page.url().replace(/\/annotate$/, "");
  await signIn(editor, people[1]);
  await editor.goto("/desk/review");
  const item = editor.getByRole("listitem").filter({ hasText: code });
  await item.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(editor.getByText(`${code} approved`)).toBeVisible();
  await editor.goto(desk);
  await editor.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(editor.getByText("Published. Readers see it now.")).toBeVisible();
  const path = (await editor.getByRole("link", { name: "As readers see it" }).getAttribute("href")) ?? "";
  return { code, desk, path };
}

/** Types over words of the editor. */
async function replaceWords(page: Page, words: string, by: string): Promise<void> {
  await page.getByRole("textbox", { name: "Text" }).evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      (root as HTMLElement).focus();
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`the editor does not hold: ${wanted}`);
  }, words);
  await page.keyboard.type(by);
}

test("a corrected figure is one decision, and article, pledge, total, corrections, feed and history all say so", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(150_000);
  const editor = await browser.newPage({ baseURL: site.url });
  const reader = await browser.newPage({ baseURL: site.url });
  const people: [Person, Person] = [await addPerson(site, "annotator"), await addPerson(site, "editor")];
  const { code, desk, path } = await published(page, editor, people, "A sum to put right", 31);
  await page.goto(desk);
  await replaceWords(page, "31 million", "13 million");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("1 mark was touched by the edit")).toBeVisible();
  await reader.goto(path);
  await expect(reader.getByText("31 million")).toBeVisible();

  await editor.goto(desk);
  await expect(editor.getByText("with changes that readers do not see yet")).toBeVisible();
  await editor.getByRole("button", { name: "Publish the changes" }).click();
  const dialog = editor.getByRole("dialog", { name: "Marked figures have changed" });
  await expect(dialog).toContainText("31 million");
  await dialog.getByRole("button", { name: "Publish with these answers" }).click();
  await expect(dialog.getByText("Choose what it is.")).toBeVisible();
  await dialog.getByLabel("A correction: it was wrong").check();
  await expect(dialog.getByLabel("Amount", { exact: true })).toHaveValue("13,000,000");
  await expect(dialog.getByLabel("What readers are told")).toHaveValue(/The sum is €13,000,000/);
  await dialog.getByRole("button", { name: "Publish with these answers" }).click();
  await expect(editor.getByText("Published. Readers see it now.")).toBeVisible();

  await expect(async () => {
    await reader.goto(path);
    await expect(reader.locator("article")).toContainText("The sum is €13,000,000", { timeout: 500 });
  }).toPass({ timeout: 5_000 });
  await expect(reader.locator(".prose mark")).toContainText("13 million");
  await reader.getByRole("link", { name: "What was changed" }).click();
  await expect(reader.locator("del")).toContainText("31");
  await expect(reader.locator("ins")).toContainText("13");
  await reader.goto(`/pledges/${code}`);
  await expect(reader.getByText("€13,000,000").first()).toBeVisible();
  await reader.goto("/corrections");
  await expect(reader.getByText("The sum is €13,000,000").first()).toBeVisible();
  const { rows } = await (await reader.request.get("/pledges.json?donor=IS&currency=EUR")).json();
  expect(rows.find((row: { code: string }) => row.code === code)).toMatchObject({ amount_floor: "13000000" });
  const feed = await (await reader.request.get("/feeds/corrections.xml")).text();
  expect(feed).toContain("The sum is €13,000,000");
  for (const one of [editor, reader]) await one.close();
});

test("a live article has a draft, a preview, a schedule that clears, old revisions, another address, and an end", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(150_000);
  const editor = await browser.newPage({ baseURL: site.url });
  const reader = await browser.newPage({ baseURL: site.url, javaScriptEnabled: false });
  const people: [Person, Person] = [await addPerson(site, "annotator"), await addPerson(site, "editor")];
  const { desk, path } = await published(page, editor, people, "A life of an article", 22);

  // Typed, and kept by this browser before anything was saved.
  await editor.goto(desk);
  await replaceWords(editor, "line by line", "word by word");
  await expect(editor.getByText("Not saved yet; kept in this browser")).toBeVisible();
  await editor.waitForTimeout(800);
  editor.on("dialog", (dialog) => void dialog.accept());
  await editor.reload();
  await expect(editor.getByText(/Something you typed on .* was not saved/)).toBeVisible();
  await editor.getByRole("button", { name: "Take it back" }).click();
  await expect(editor.getByRole("textbox", { name: "Text" })).toContainText("word by word");
  await editor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(editor.getByText("Saved. Every mark followed its words.")).toBeVisible();
  await reader.goto(path);
  await expect(reader.getByText("line by line")).toBeVisible();

  // Readers of the preview see it; leaving the page leaves it.
  await editor.getByRole("button", { name: "Make a preview link" }).click();
  const preview = editor.getByRole("link", { name: /\/preview\// });
  await reader.goto((await preview.getAttribute("href")) ?? "");
  await expect(reader.getByText("A preview of what is not published yet")).toBeVisible();
  await expect(reader.getByText("word by word")).toBeVisible();
  await reader.getByRole("link", { name: "Leave the preview" }).click();
  await reader.goto(path);
  await expect(reader.getByText("line by line")).toBeVisible();

  // A schedule that is cleared publishes nothing; one that comes does.
  const at = new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);
  await editor.getByLabel("Publish later, at").fill(at);
  await editor.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(editor.getByText(/Will be published \d/)).toBeVisible();
  await editor.getByRole("button", { name: "Clear the schedule" }).click();
  await expect(editor.getByText("The schedule is cleared. Nothing was published.")).toBeVisible();

  // Somebody else saves; whoever comes second is told and keeps their text.
  await page.goto(desk);
  await editor.getByLabel("Standfirst").fill("By the editor");
  await editor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(editor.getByText("Saved. Every mark followed its words.")).toBeVisible();
  await page.getByLabel("Standfirst").fill("By the annotator");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Somebody else has saved this article in the meantime.")).toBeVisible();
  await expect(page.getByLabel("Standfirst")).toHaveValue("By the annotator");
  await page.getByRole("button", { name: "Save mine as the newest revision" }).click();
  await expect(page.getByText("Saved. Every mark followed its words.")).toBeVisible();

  // Deleting marked words asks; undoing brings them back.
  await page.locator("[contenteditable] mark").evaluate((mark) => {
    mark.closest<HTMLElement>("[contenteditable]")?.focus();
    document.getSelection()?.selectAllChildren(mark);
  });
  await page.keyboard.press("Delete");
  await expect(page.getByText(/The words of P-.* are gone/)).toBeVisible();
  await page.getByRole("button", { name: "Undo that" }).click();
  await expect(page.getByRole("textbox", { name: "Text" })).toContainText("Iceland will give 22 million");

  // The first revision beside the newest, and back to it.
  await editor.goto(`${desk}/revisions/1`);
  await expect(editor.locator("del", { hasText: "line" }).first()).toBeVisible();
  await expect(editor.getByText("1 mark stood in it")).toBeVisible();
  await editor.getByRole("button", { name: "Make this the newest revision" }).click();
  await editor.waitForURL(desk);
  await expect(editor.getByRole("textbox", { name: "Text" })).toContainText("line by line");

  // Another address, to which the old one leads; then the end.
  await editor.getByLabel("Address", { exact: true }).fill("a-life-renamed");
  await editor.getByRole("button", { name: "Change the address" }).click();
  await expect(editor.getByText("The address is changed")).toBeVisible();
  const moved = await reader.request.get(path, { maxRedirects: 0 });
  expect(moved.status()).toBe(301);
  expect(moved.headers().location).toContain("/articles/a-life-renamed");
  await editor.getByRole("button", { name: "Withdraw the article" }).click();
  await editor.getByLabel("What readers are told at its address").fill("Its source has withdrawn it.");
  await editor.getByRole("button", { name: "Withdraw it for good" }).click();
  await expect(editor.getByText("Withdrawn. Its address answers with the notice.")).toBeVisible();
  await expect(async () => {
    expect((await reader.goto("/articles/a-life-renamed"))?.status()).toBe(410);
  }).toPass({ timeout: 6_000 });
  await expect(reader.getByText("Its source has withdrawn it.")).toBeVisible();
  for (const one of [editor, reader]) await one.close();
});
