import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

test("an admin renames a person, and the history keeps both names", async ({ page, site }) => {
  const [admin, person] = [await addPerson(site, "admin"), await addPerson(site, "annotator")];
  await signIn(page, admin);
  await page.goto("/desk/people");
  await page.getByText(`Rename ${person.name}`).click();
  await page.getByLabel(`New name of ${person.name}`).fill(`${person.name} Renamed`);
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(page.getByText(`${person.name} Renamed: saved.`)).toBeVisible();
  await expect(page.getByText(`Rename ${person.name} Renamed`)).toBeVisible();
  await page.goto("/desk/history");
  const line = page.getByRole("listitem").filter({ hasText: "Person renamed" }).first();
  await expect(line).toContainText(admin.name);
  await expect(line).toContainText(`${person.name} Renamed`);
});
