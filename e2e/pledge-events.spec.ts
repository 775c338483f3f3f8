import { addPerson, expect, signIn, test } from "./site.ts";

test("what became of a pledge is recorded with its evidence, reviewed, and moves its money", async ({
  page,
  site,
  browser,
}) => {
  // A grant of the demonstration that nobody has paid out yet.
  const listed = await (await page.request.get("/pledges.json?status=pledged&currency=EUR")).json();
  const row = listed.rows.find(
    (one: {
      currency: string;
      kind: string;
      qualifier: string;
      packages: string | null;
      year: string | null;
    }) => one.currency === "EUR" && one.kind === "pledge" && one.qualifier === "exact" && !one.year,
  ) as { code: string; amount_floor: string };
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
  expect((await page.request.get(`/pledges/${row.code}`)).status()).toBe(404);

  const review = await browser.newPage({ baseURL: site.url });
  await signIn(review, await addPerson(site, "editor"));
  await review.goto("/desk/review");
  const item = review.getByRole("listitem").filter({ hasText: row.code });
  await item.getByRole("button", { name: "Approve" }).click();
  await expect(review.getByText(`${row.code} approved. It counts now.`)).toBeVisible();
  await review.goto(`/pledges/${row.code}`);
  await expect(review.getByText("National Bank of Ukraine")).toBeVisible();
  const after = await (await review.request.get("/pledges.json?status=disbursed&currency=EUR")).json();
  expect(after.rows).toContainEqual(
    expect.objectContaining({ code: row.code, amount_floor: row.amount_floor }),
  );
  await review.close();
});
