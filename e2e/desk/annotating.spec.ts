import { AnnotatePage } from "../pages/annotate-page.ts";
import { pasteDraft, pasteSuggested } from "../pages/new-article-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, newColleague, signIn } from "../staff.ts";
import { threeCapitals } from "../stories.ts";

test("a suggestion that is right takes one key; undo, redo, reject and 'in view' work from the keyboard", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, threeCapitals(1), 3);
  await expect(desk.suggestion("Suggestion 1 of 3")).toContainText("€42,000,000");
  await desk.accept();
  await expect(desk.marks).toHaveCount(1);
  await expect(desk.suggestion("Suggestion 1 of 2")).toContainText("€18,000,000");
  await expect(desk.suggestion("Suggestion 1 of 2")).toContainText("Finland");

  await page.keyboard.press("z");
  await expect(desk.marks).toHaveCount(0);
  await expect(desk.suggestion("of 3")).toBeVisible();
  await page.keyboard.press("Z");
  await expect(desk.marks).toHaveCount(1);

  await page.keyboard.press("x");
  await expect(page.getByText("It will not be suggested again")).toBeVisible();
  await expect(desk.suggestion("Suggestion 1 of 1")).toContainText("Latvia");
  await page.reload();
  await expect(desk.suggestion("Suggestion 1 of 1")).toContainText("Latvia");
  // The text is drawn anew once its suggestions are known.
  await expect(() =>
    desk.text.getByText("Latvia has pledged 7 million").scrollIntoViewIfNeeded({ timeout: 2_000 }),
  ).toPass();
  await page.keyboard.press("A");
  await expect(page.getByText("1 suggestion accepted")).toBeVisible();
  await expect(desk.marks).toHaveCount(2);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(desk.marks).toHaveCount(1);

  // Keys are letters while somebody types, and can be others.
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Shortcuts" });
  await sheet.getByLabel("Accept the suggestion").press("q");
  await sheet.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("a");
  await expect(desk.marks).toHaveCount(1);
  await page.keyboard.press("q");
  await expect(desk.marks).toHaveCount(2);
  await page.goto("/desk/suggestions");
  await expect(page.getByRole("table", { name: "Precision" })).toContainText("100%");
  await expect(page.getByText("A further 18 million euros")).toBeVisible();
});

test("suggestions that come while words are selected do not take the selection away", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  // A slow machine: the text is read when the test says so.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    const held = new Promise<void>((letGo) => window.addEventListener("read-now", () => letGo()));
    Worker.prototype.postMessage = function (this: Worker, message: unknown) {
      void held.then(() => post.call(this, message));
    };
  });
  const desk = await pasteDraft(page, threeCapitals(21));
  await desk.dragOver("Latvia has pledged 147 million euros", async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("read-now")));
    await expect(desk.suggestion("Suggestion 1 of 3")).toBeVisible();
  });
  await expect(desk.form).toBeVisible();
  await expect(desk.field("Amount", "What the article states")).toHaveValue("147,000,000");
  await expect(desk.text.locator("[data-suggestion]").first()).toBeVisible();

  // The mouse may be let go of beside the text.
  await page.keyboard.press("Escape");
  await desk.dragOver("Finland will give", () => page.mouse.move(5, 300));
  await expect(desk.form).toBeVisible();
});

test("from scratch by keyboard, then resized, overlapped, joined and told apart, with its data kept", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const desk = await pasteSuggested(page, threeCapitals(11), 3);
  await desk.selectByKeyboard("Latvia", "drones.");
  await expect(desk.field("Donor")).toHaveValue("LV");
  await expect(desk.field("Amount", "What the article states")).toHaveValue("77,000,000");
  await expect(desk.field("Purpose")).toHaveValue("drones");
  await page.keyboard.press("Enter");
  await expect(desk.marks).toHaveCount(1);
  await desk.marks.getByRole("button").click();
  const code = (await page.getByRole("heading", { level: 2, name: /P-\d{4}-\d{4}/ }).textContent()) ?? "";

  // By keys and by the handle; the mark's code and sum stay.
  await page.keyboard.press("}");
  await expect(desk.marks).toContainText("has pledged 77 million euros for drones");
  await expect(desk.marks).not.toContainText("Latvia");
  const end = page.getByRole("button", { name: /^End of the mark/ });
  await desk.dragTo(end, "Nobody said");
  await expect(desk.marks).toContainText("drones. Nobody");
  await expect(desk.marks).toContainText(code.trim().split(" ")[0] ?? "");
  await expect(desk.marks).toContainText("€77m");

  // Words within the marked ones are marked too; both are drawn.
  await desk.selectByMouse("77 million euros");
  await desk.form.getByLabel("a pledge that the ledger knows").check();
  await desk.form.getByLabel("Which pledge?").fill(code.trim().split(" ")[0] ?? "");
  await desk.form.getByRole("radio", { name: /€77m/ }).check();
  await desk.save();
  await expect(desk.marks).toHaveCount(2);
  await expect(desk.text.locator("mark mark")).toHaveText(/77 million euros/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(desk.marks).toHaveCount(1);

  // A pledge told in two places of the article.
  await desk.marks.getByRole("button").click();
  await page.getByRole("button", { name: "More words state it" }).click();
  await desk.dragOver("the machines would be delivered");
  await expect(desk.marks).toHaveCount(2);
  for (const mark of await desk.marks.all())
    await expect(mark).toContainText(code.trim().split(" ")[0] ?? "");
});

test("two people in one article see each other's marks; whoever comes second keeps what they typed", async ({
  page,
  browser,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const anna = await pasteSuggested(page, threeCapitals(13), 3);
  await page.keyboard.press("a");
  await expect(anna.marks).toHaveCount(1);
  const second = await newColleague(browser, site, "annotator");
  await second.goto(page.url());
  const oleh = new AnnotatePage(second);
  await oleh.marks.getByRole("button").click();
  await anna.marks.getByRole("button").click();

  const typed = anna.panel.getByLabel("Amount", { exact: true });
  await typed.fill("547 million");
  await oleh.panel.getByLabel("Amount", { exact: true }).fill("548 million");
  await oleh.panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByText("Saved. It waits for a reviewer.")).toBeVisible();
  await expect(page.getByText(/Somebody else has changed this mark meanwhile: €548,000,000/)).toBeVisible();
  await expect(typed).toHaveValue("547 million");
  await anna.panel.getByRole("button", { name: "Save mine over it" }).click();
  await expect(oleh.marks).toContainText("€547m");

  await oleh.panel.getByLabel("Say something about this mark").fill("Is it 42 or 43?");
  await oleh.panel.getByRole("button", { name: "Send" }).click();
  await expect(anna.panel.getByText("Is it 42 or 43?")).toBeVisible();
  await second.close();
});
