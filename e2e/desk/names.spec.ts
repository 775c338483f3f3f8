import { EditorPage } from "../pages/editor-page.ts";
import { pasteSuggested } from "../pages/new-article-page.ts";
import { ReviewPage } from "../pages/review-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, newColleague, signIn } from "../staff.ts";
import { harbourFund, prostheticLimbs } from "../stories.ts";

test("a fund and a bank that nobody listed are added once, and the reading knows them", async ({
  page,
  site,
}) => {
  test.setTimeout(90_000);
  await signIn(page, await addPerson(site, "editor"));
  await page.goto("/desk/names?of=channels");
  await page.getByLabel("Name in English").fill("Harbour Lights fund");
  await page.getByLabel("Name in Ukrainian").fill("Фонд «Вогні гавані»");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Harbour Lights fund is known now")).toBeVisible();
  await expect(page.getByLabel("Name in English")).toHaveValue("");

  await page.getByRole("link", { name: /^Parties/ }).click();
  await page.getByLabel("Name in English").fill("Northern Lenders' Bank");
  await page.getByLabel("Name in Ukrainian").fill("Банк північних позик");
  await page.getByLabel("Also called").fill("NLB");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Northern Lenders' Bank is known now")).toBeVisible();
  // A second of that name is refused, and what was typed stays.
  await page.getByLabel("Name in English").fill("NLB");
  await page.getByLabel("Name in Ukrainian").fill("Інший банк");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("is called so already")).toBeVisible();
  await expect(page.getByLabel("Name in Ukrainian")).toHaveValue("Інший банк");

  const desk = await pasteSuggested(page, harbourFund, 2);
  await expect(desk.suggestion("Suggestion 1 of 2")).toContainText("Northern Lenders' Bank");
  await expect(desk.suggestion("Suggestion 1 of 2")).toContainText("Harbour Lights fund");
  await page.keyboard.press("a");
  await expect(desk.marks).toHaveCount(1);
  await expect(desk.marks.first()).toContainText("Northern Lenders' Bank");

  await page.goto("/desk/names");
  await page.getByLabel("Find by any name").fill("nlb");
  const bank = page.getByRole("listitem").filter({ hasText: "ORG:NorthernLendersBank" });
  await expect(bank).toContainText("in 1 pledge");
  // What a pledge has is renamed and not taken away.
  await expect(bank.getByRole("button", { name: /^Take/ })).toHaveCount(0);
  await bank.getByRole("button", { name: /^Change/ }).click();
  await bank.getByLabel("Name in English").fill("Northern Lenders’ Bank");
  await bank.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Northern Lenders’ Bank: saved.")).toBeVisible();
});

test("a list from a spreadsheet is looked at, added, and two of it are made one", async ({ page, site }) => {
  test.setTimeout(90_000);
  await signIn(page, await addPerson(site, "editor"));
  await page.goto("/desk/names?of=channels");
  await page.getByText("Import a list").click();
  await page
    .getByLabel("The list")
    .fill(
      "name_en\tname_uk\tkind\nQuay Fund\tФонд «Набережна»\tfund\nThe Quay Funds\tФонди набережної\t\nNo name\t\t",
    );
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByText("cannot be added: the Ukrainian name is missing")).toBeVisible();
  await page.getByRole("button", { name: "Add 2 names" }).click();
  await expect(page.getByText("2 names were added.")).toBeVisible();

  await page.getByLabel("Find by any name").fill("quay");
  await page.getByRole("button", { name: "Make The Quay Funds one with another" }).click();
  await page.getByLabel("Its pledges go to").fill("Quay Fund");
  await page.getByRole("button", { name: "Merge", exact: true }).last().click();
  await expect(page.getByText("The Quay Funds is one with Quay Fund now.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "quay-fund" })).toContainText(
    "also The Quay Funds",
  );
  // What led to the one leads to the other.
  const old = await page.request.get("/channels/the-quay-funds", { maxRedirects: 0 });
  expect([old.status(), old.headers().location]).toEqual([301, "/channels/quay-fund"]);
});

test("a purpose that nobody listed is added, read in a text, counted on a page of its own, and renamed there", async ({
  page,
  browser,
  site,
}) => {
  test.setTimeout(120_000);
  await signIn(page, await addPerson(site, "annotator"));
  await page.goto("/desk/names");
  await page.getByRole("link", { name: /^Purposes/ }).click();
  await expect(page.getByText("You have added none")).toBeVisible();
  await page.getByLabel("Name in English").fill("Prosthetic limbs");
  await page.getByLabel("Name in Ukrainian").fill("Протезування");
  await page.getByLabel("Category that it belongs to").selectOption("humanitarian");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Prosthetic limbs is known now")).toBeVisible();

  const desk = await pasteSuggested(page, prostheticLimbs, 1);
  await expect(desk.suggestion("Suggestion 1 of 1")).toContainText("Prosthetic limbs");
  await page.keyboard.press("a");
  await expect(desk.marks).toHaveCount(1);

  const editor = await newColleague(browser, site, "editor");
  const queue = new ReviewPage(editor);
  await queue.open();
  const waiting = queue.item("for prosthetic limbs");
  await expect(waiting).toContainText("Prosthetic limbs");
  await waiting.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(editor.getByText(/approved\. It counts/)).toBeVisible();
  await editor.goto("/desk/articles");
  await editor.getByRole("link", { name: "Tallinn pays for walking again" }).click();
  await new EditorPage(editor).publish();

  for (const [address, name] of [
    ["/purposes/own-prosthetic-limbs", "Prosthetic limbs"],
    ["/uk/purposes/own-prosthetic-limbs", "Протезування"],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    await expect(page.getByRole("row").filter({ hasText: name })).toContainText(/€3m|3\s*млн/);
  }
  const csv = await (await page.request.get("/pledges.csv?purpose=own_prosthetic_limbs")).text();
  expect(csv.trim().split("\n")).toHaveLength(2);

  await editor.goto("/desk/names?of=purposes");
  await editor.getByRole("button", { name: "Change Prosthetic limbs" }).click();
  const changed = editor.getByRole("listitem").filter({ hasText: "own_prosthetic_limbs" });
  await changed.getByLabel("Name in English").fill("Artificial limbs");
  await changed.getByRole("button", { name: "Save" }).click();
  await expect(editor.getByText("Artificial limbs: saved.")).toBeVisible();
  await expect(async () => {
    await page.goto("/purposes/own-prosthetic-limbs");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Artificial limbs", { timeout: 500 });
  }).toPass();
  await editor.close();
});
