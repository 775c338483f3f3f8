import { expect, test } from "../site.ts";
import { cellsOf, feedProblems, strangers, watch } from "./watching.ts";

test("a text that runs would be seen", async ({ browser }) => {
  const context = await browser.newContext();
  const ran = await watch(context);
  const page = await context.newPage();
  await page.setContent("<main><img src=x onerror=alert(1)></main>");
  await expect.poll(() => page.evaluate(() => window.__ran)).toEqual(["alert 1"]);
  expect(ran.join()).toContain("alert 1");
  await page.setContent("<main><a href=' java\nscript:alert(1)'>x</a><p autofocus>x</p></main>");
  expect(await strangers(page)).toHaveLength(2);
  await page.setContent("<script>nothing.here</script>");
  await expect.poll(() => ran.join()).toContain("Uncaught");
  expect(cellsOf('a,"=1,""x""",b\r\n')).toEqual(["a", '=1,"x"', "b", ""]);
  expect(await feedProblems(page, "<feed><x></feed>")).toHaveLength(1);
  await context.close();
});
