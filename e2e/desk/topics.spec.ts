import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

test("an editor makes a section, files an article under it, and readers find it there, by feed and by who wrote it", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "editor"));
  await page.goto("/desk/topics");
  await page.getByLabel("Name in English").fill("Rebuilding");
  await page.getByLabel("Name in Ukrainian").fill("Відбудова");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Rebuilding is there now.")).toBeVisible();
  await page.getByLabel("Name in English").fill("rebuilding");
  await page.getByLabel("Name in Ukrainian").fill("Відбудова");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("There is one of this name already.")).toBeVisible();
  // What was typed is still there.
  await expect(page.getByLabel("Name in English")).toHaveValue("rebuilding");

  await page.getByRole("button", { name: "Change Marit Solberg" }).click();
  await page.getByLabel("About them, in English").fill("Writes about ministries and what they promise.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Marit Solberg is saved.")).toBeVisible();

  await page.goto("/desk/articles/demo-S08");
  await page.getByLabel("Section", { exact: true }).selectOption({ label: "Rebuilding" });
  await expect(page.getByText("Filed.")).toBeVisible();
  await page.goto("/desk/topics");
  for (const [english, ukrainian] of [
    ["Winter", "Зима"],
    ["Budgets", "Бюджети"],
  ] as const) {
    await page.getByLabel("Name in English").fill(english);
    await page.getByLabel("Name in Ukrainian").fill(ukrainian);
    await page.getByLabel("Which").selectOption({ label: "Tag" });
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByText(`${english} is there now.`)).toBeVisible();
  }
  await page.goto("/desk/articles/demo-S08");
  // A tick is seen at once, and the next one need not wait for what became of it.
  for (const tag of ["Winter", "Budgets"]) await page.getByLabel(tag, { exact: true }).check();
  await expect(page.getByText("Filed.")).toBeVisible();
  await page.reload();
  for (const tag of ["Winter", "Budgets"]) await expect(page.getByLabel(tag, { exact: true })).toBeChecked();
  await expect(page.getByLabel("Section", { exact: true })).toHaveValue("rebuilding");

  await page.goto("/desk/articles");
  await page.getByLabel("Any topic").selectOption({ label: "Rebuilding" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/topic=rebuilding/);
  await expect(page.locator("table.desk-articles tbody tr")).toHaveCount(1);

  await expect(async () => {
    await page.goto("/topics");
    await page.getByRole("link", { name: "Rebuilding" }).click({ timeout: 1_000 });
  }).toPass({ timeout: 10_000 });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rebuilding");
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByRole("main").getByRole("link", { name: "Rebuilding" })).toBeVisible();
  expect(await (await page.request.get("/feeds/topics/rebuilding.xml")).text()).toContain("<entry>");
  expect((await page.request.get("/feeds/topics/elephants.xml")).status()).toBe(404);
  await page.goto("/uk/topics/rebuilding");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Відбудова");
  await page.goto("/authors/marit-solberg");
  await expect(page.getByText("Writes about ministries and what they promise.")).toBeVisible();
});
