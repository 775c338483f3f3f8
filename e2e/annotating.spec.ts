import { AnnotatePage } from "./pages/annotate-page.ts";
import { addPerson, expect, type Person, signIn, test } from "./site.ts";

/** An article with sums that no other test has: one ledger serves them all. */
const textOf = (times: number) => `Three capitals and a fund

by Example Reporter
31 January 2024

Retold for a test of the desk

Officials from three countries met on Tuesday and went through what had been prepared since the autumn, line by line.

Finland will give ${times * 42} million euros for artillery shells, the defence minister said. A further ${times * 18} million euros will go to the International Fund for Ukraine.

Latvia has pledged ${times * 7} million euros for drones. Nobody said when the machines would be delivered, or by which factory they would be made.

The next meeting of the group is planned for the second half of February, and the ministry expects more of it.
`;

/** A draft with the text, opened for annotating by somebody. */
async function draftBy(
  page: import("@playwright/test").Page,
  person: Person,
  text: string,
): Promise<AnnotatePage> {
  await signIn(page, person);
  await page.goto(`${person.site.url}/desk/articles/new`);
  await page.getByLabel("Pasted text").fill(text);
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await page.waitForURL(/\/annotate$/);
  const desk = new AnnotatePage(page);
  await expect(desk.suggestion("Suggestion 1 of 3")).toBeVisible();
  return desk;
}

test("a suggestion that is right takes one key; undo, redo, reject and 'in view' work from the keyboard", async ({
  page,
  site,
}) => {
  const desk = await draftBy(page, await addPerson(site, "annotator"), textOf(1));
  await expect(desk.suggestion("Suggestion 1 of 3")).toBeVisible();
  await expect(desk.suggestion("Suggestion 1 of 3")).toContainText("€42,000,000");
  await page.keyboard.press("a");
  await expect(page.getByText(/P-\d{4}-\d{4} saved/)).toBeVisible();
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
  await desk.text.getByText("Latvia has pledged 7 million").scrollIntoViewIfNeeded();
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
  await expect(page.getByRole("table")).toContainText("100%");
  await expect(page.getByText("A further 18 million euros")).toBeVisible();
});

test("from scratch by keyboard, then resized, overlapped, joined and told apart, with its data kept", async ({
  page,
  site,
}) => {
  const desk = await draftBy(page, await addPerson(site, "annotator"), textOf(11));
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
  const anna = await draftBy(page, await addPerson(site, "annotator"), textOf(13));
  await page.keyboard.press("a");
  await expect(anna.marks).toHaveCount(1);
  const second = await browser.newPage();
  await signIn(second, await addPerson(site, "annotator"));
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

test("a reviewer changes, disputes, sends back and approves what is in view; the annotator sees what was changed", async ({
  page,
  browser,
  site,
}) => {
  const annotator = await addPerson(site, "annotator");
  const desk = await draftBy(page, annotator, textOf(17));
  await page.keyboard.press("A");
  await expect(desk.marks).toHaveCount(3);
  const review = await browser.newPage();
  await signIn(review, await addPerson(site, "editor"));
  await review.goto(`${site.url}/desk/review`);
  const item = (words: string) => review.getByRole("listitem").filter({ hasText: words });

  const latvia = item("Latvia has pledged 119 million");
  await latvia.getByRole("button", { name: "Put something right" }).click();
  await latvia.getByLabel("Purpose", { exact: true }).selectOption("other");
  await latvia.getByRole("button", { name: "Approve with these changes" }).click();
  await expect(review.getByText(/approved with your changes/)).toBeVisible();
  await page.goto(`${site.url}/desk`);
  await expect(page.getByText(/changed: purpose/)).toBeVisible();

  const further = item("A further 306 million");
  await further.getByRole("button", { name: "Leave it to another reviewer" }).click();
  await further.getByLabel("Why do you not agree?").fill("Is it new money?");
  await further.getByRole("button", { name: "Leave it to another reviewer" }).click();
  await expect(further.getByText("You left this one to another reviewer.")).toBeVisible();

  const finland = item("Finland will give 714 million");
  await finland.getByRole("button", { name: "Send back" }).click();
  await finland.getByLabel("What has to change?").fill("Is it a grant?");
  await finland.getByRole("button", { name: "Send back" }).click();
  await page.reload();
  await page.getByRole("link", { name: /Finland will give 714 million/ }).click();
  await expect(desk.panel.getByText("Is it a grant?")).toBeVisible();
  await desk.panel.getByLabel("How firm").selectOption("about");
  await desk.panel.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. It waits for a reviewer.")).toBeVisible();

  await review.reload();
  await review.getByLabel("Marked by").selectOption(annotator.name);
  await review.getByLabel("Which").selectOption("that I may review");
  await expect(review.getByRole("button", { name: "Approve", exact: true })).toHaveCount(1);
  await review.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(review.getByText(/approved\. It counts now/)).toBeVisible();
  await review.getByRole("button", { name: "Undo" }).click();
  await expect(review.getByText(/The approval of .* is taken back/)).toBeVisible();
  await review.close();
});

test("a restatement told in dollars and a part of a package are reconciled, and a decision is taken back", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(150_000);
  const editor = await addPerson(site, "editor");
  const first = await draftBy(page, await addPerson(site, "annotator"), textOf(19));
  await expect(first.suggestion("of 3")).toBeVisible();
  await page.keyboard.press("A");
  await expect(first.marks).toHaveCount(3);
  await page.goto(`${site.url}/desk/articles/new`);
  await page.getByLabel("Pasted text").fill(
    textOf(19)
      .replace("Three capitals and a fund", "The same in dollars")
      .replace(/Finland will give[^.]*\.[^.]*\./, "Finland will give $866 million for artillery shells.")
      .replace(/Latvia has pledged[^.]*\./, "Latvia has pledged a package of 600 million euros in all."),
  );
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await page.waitForURL(/\/annotate$/);
  for (const words of [
    "Finland will give $866 million for artillery shells",
    "pledged a package of 600 million euros",
  ]) {
    await first.selectByMouse(words);
    await first.field("Purpose").selectOption(words.includes("shells") ? "ammunition" : "other");
    await first.save();
  }

  await page.goto(`${site.url}/desk/reconcile`);
  const pairOn = (at: typeof page) =>
    at.getByRole("listitem").filter({ hasText: "866 million" }).filter({ hasText: "give 798 million euros" });
  const pair = pairOn(page);
  await expect(pair).toContainText("is about");
  await pair.getByLabel("Why (kept with the decision)").fill("The ministry's own figure is in euros");
  await pair.getByRole("button", { name: "The same pledge" }).click();
  await expect(page.getByText(/its address leads there/)).toBeVisible();
  await expect(pair).toHaveCount(0);

  const packs = page
    .getByRole("listitem")
    .filter({ hasText: "600 million euros" })
    .filter({ hasText: "pledged 133 million" });
  await expect(packs).toContainText("Likely a part.");
  await packs.getByRole("button", { name: /The first is part of/ }).click();
  await expect(page.getByText(/is part of P-\d{4}-\d{4} now/)).toBeVisible();
  const decided = page
    .getByRole("region", { name: "Decided" })
    .getByRole("listitem")
    .filter({ hasText: "is the same as" });
  await expect(decided).toContainText("The ministry's own figure is in euros");
  await decided.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("The pair is asked again.")).toBeVisible();
  await expect(pair).toHaveCount(1);
  const other = await browser.newPage();
  await signIn(other, editor);
  await other.goto(`${site.url}/desk/reconcile`);
  await pairOn(other).getByRole("button", { name: "Different pledges" }).click();
  await expect(other.getByText(/stay apart/)).toBeVisible();
  await other.close();
});
