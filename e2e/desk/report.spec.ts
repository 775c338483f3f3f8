import { expect, test } from "../site.ts";
import { newColleague } from "../staff.ts";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader reports an error; what is refused stays in the form; the desk settles it", async ({
    page,
    site,
    browser,
  }) => {
    await page.goto("/pledges/P-2024-0004");
    await page.getByRole("link", { name: "Report an error" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Report an error");
    await page.getByLabel("What is wrong?").fill("Too high");
    await page.getByLabel("Your e-mail").fill("not an address");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.locator("main [role=alert]")).toContainText("ten to 2,000 characters");
    await expect(page.getByLabel("What is wrong?")).toHaveValue("Too high");
    await expect(page.getByLabel("Your e-mail")).toHaveValue("not an address");
    const words = "<b>The sum</b> is 78 million, says the ministry.";
    await page.getByLabel("What is wrong?").fill(words);
    await page.getByLabel("Your e-mail").fill("");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("Thank you. The desk has it")).toBeVisible();

    const desk = await newColleague(browser, site, "annotator");
    await desk.goto("/desk");
    await desk.getByRole("link", { name: words }).click();
    await expect(desk).toHaveURL("/desk/reports");
    await desk.getByLabel("What came of it?").fill("Asked the ministry: it is 87.");
    await desk.getByRole("button", { name: "Settle" }).click();
    await expect(desk.getByRole("heading", { name: "Settled" })).toBeVisible();
    await expect(desk.getByText("Asked the ministry: it is 87.")).toBeVisible();
    await desk.close();
  });
});
