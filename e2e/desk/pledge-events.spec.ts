import { ledgerOf } from "../pages/ledger-page.ts";
import { ReviewPage } from "../pages/review-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, newColleague, signIn } from "../staff.ts";

test("what became of a pledge is recorded with its evidence, reviewed, and moves its money", async ({
  page,
  site,
  browser,
}) => {
  // A grant of the demonstration that nobody has paid out yet.
  const listed = await ledgerOf(page.request, "?status=pledged&currency=EUR");
  const row = listed.rows.find(
    (one) => one.currency === "EUR" && one.kind === "pledge" && one.qualifier === "exact" && !one.year,
  )!;
  await signIn(page, await addPerson(site, "annotator"));
  await page.goto(`/desk/pledges/${row.code}`);
  const form = page.getByRole("form", { name: "Record what happened" });
  await form.getByLabel("Stage").selectOption("disbursed");
  await form.getByLabel("When").fill("2025-02-30");
  await form.getByRole("button", { name: "Record it" }).click();
  await expect(form.getByText("This is no date")).toBeVisible();
  await expect(form.getByText("A fact needs its evidence")).toBeVisible();
  await form.getByLabel("When").fill("2025-02-20");
  await form.getByLabel("Evidence: who reports it").fill("National Bank of Ukraine");
  await form.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByText("Recorded. The pledge waits for a reviewer.")).toBeVisible();
  await expect(form.getByLabel("When")).toHaveValue("");
  await page.getByRole("button", { name: "I looked today" }).click();
  await expect(page.getByText("Noted. Readers see today’s date.")).toBeVisible();
  // Until somebody else has looked, readers see what was approved last, and are told so.
  const reader = await browser.newPage({ baseURL: site.url });
  await reader.goto(`/pledges/${row.code}`);
  await expect(reader.getByText("A change of this pledge is being checked")).toBeVisible();
  await expect(reader.getByText("National Bank of Ukraine")).toHaveCount(0);
  const before = await ledgerOf(reader.request, `?q=${row.code}&currency=EUR`);
  expect(before.rows).toMatchObject([{ status: "pledged", being_checked: "true" }]);
  await reader.close();

  const review = await newColleague(browser, site, "editor");
  const queue = new ReviewPage(review);
  await queue.open();
  await queue.approve(row.code);
  await review.goto(`/pledges/${row.code}`);
  await expect(review.getByText("National Bank of Ukraine")).toBeVisible();
  const after = await ledgerOf(review.request, "?status=disbursed&currency=EUR");
  expect(after.rows).toContainEqual(
    expect.objectContaining({ code: row.code, amount_floor: row.amount_floor }),
  );
  await review.close();
});
