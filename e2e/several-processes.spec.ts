import { dirname } from "node:path";
import { startSite } from "./server.ts";
import { addPerson, expect, signIn, test } from "./site.ts";

test("a published edit is on the next page of the process that made it, and within ten seconds on every other", async ({
  page,
  request,
  site,
}) => {
  test.setTimeout(150_000);
  const other = await startSite(dirname(site.databaseUrl.slice("file:".length)), { demo: true });
  try {
    await signIn(page, await addPerson(site, "editor"));
    await page.goto("/desk/articles/demo-S10");
    const path = (await page.getByRole("link", { name: "As readers see it" }).getAttribute("href"))!;
    const headline = `A headline for every process ${Date.now()}`;
    // Both processes keep the page as it is.
    for (const { url } of [site, other])
      for (let visit = 0; visit < 3; visit++)
        expect(await (await request.get(url + path)).text()).not.toContain(headline);
    await page.getByLabel("Headline").fill(headline);
    await page.getByRole("button", { name: "Publish the changes" }).click();
    await expect(page.getByText("Published. Readers see it now.")).toBeVisible();
    expect(await (await request.get(site.url + path)).text()).toContain(headline);
    await expect(async () => {
      expect(await (await request.get(other.url + path)).text()).toContain(headline);
    }).toPass({ timeout: 10_000, intervals: [250] });
  } finally {
    await other.stop();
  }
});
