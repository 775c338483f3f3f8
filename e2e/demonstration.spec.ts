import { AnnotatePage } from "./pages/annotate-page.ts";
import { addPerson, expect, signIn, test } from "./site.ts";

const text = `A second look at January

by Example Reporter
31 January 2024

Retold for a test of the desk

The Netherlands has pledged 87 million euros for artillery shells, the minister said on Monday in The Hague.

Later in the week Norway promised 1.5 billion kroner for drones, more than anybody had expected of it this winter.

Nothing else was announced, and the next meeting of the group is planned for the second half of February.
`;

test("in a newsroom with a past, words join a pledge that the ledger knows, or get the next free code", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "editor"));
  await page.goto("/desk/articles/new");
  await page.getByLabel("Pasted text").fill(text);
  await page.getByRole("button", { name: "Save and publish" }).click();
  await page.waitForURL(/\/annotate$/);
  const desk = new AnnotatePage(page);

  await desk.selectByMouse("pledged 87 million euros for artillery shells");
  await expect(desk.form.getByText("The ledger may know this one already")).toBeVisible();
  await desk.form.getByRole("button", { name: /^It is P-2024-/ }).click();
  await expect(desk.form.getByLabel("a pledge that the ledger knows")).toBeChecked();
  const known = await desk.save();
  const before = await (await page.request.get("/pledges.json?donor=NL")).json();
  expect(before.rows.map((row: { code: string }) => row.code)).toContain(known);

  await desk.selectByMouse("promised 1.5 billion kroner for drones");
  await expect(desk.field("Currency", "What the article states")).toHaveValue("NOK");
  await expect(desk.field("Purpose")).toHaveValue("drones");
  const fresh = await desk.save();
  expect(before.rows.map((row: { code: string }) => row.code)).not.toContain(fresh);
  expect((await page.request.get(`/pledges/${fresh}`)).status()).toBe(404);
});
