import { dirname } from "node:path";
import { EditorPage } from "../pages/editor-page.ts";
import { startAgain } from "../prepared.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

test("a published edit is on the next page of the process that made it, and within two seconds on every other", async ({
  page,
  request,
  site,
}) => {
  test.setTimeout(150_000);
  const other = await startAgain(dirname(site.databaseUrl.slice("file:".length)), "demonstration");
  try {
    await signIn(page, await addPerson(site, "editor"));
    const editor = new EditorPage(page);
    await editor.open("demo-S10");
    const path = await editor.publicPath();
    const headline = `A headline for every process ${Date.now()}`;
    // Both processes keep the page as it is.
    for (const { url } of [site, other])
      for (let visit = 0; visit < 3; visit++)
        expect(await (await request.get(url + path)).text()).not.toContain(headline);
    await editor.headline.fill(headline);
    await editor.publishChanges();
    expect(await (await request.get(site.url + path)).text()).toContain(headline);
    await expect(async () => {
      expect(await (await request.get(other.url + path)).text()).toContain(headline);
    }).toPass({ timeout: 2_500, intervals: [100] });
  } finally {
    await other.stop();
  }
});
