import { expect, test } from "./site.ts";

interface Item {
  id: string;
  url: string;
  title: string;
  date_modified: string;
  content_html: string;
}

test("a donor's page leads to its feed, in both forms with the same entries, the newest first", async ({
  page,
  request,
}) => {
  await page.goto("/donors/DK");
  const atom = await page.locator('link[type="application/atom+xml"]').getAttribute("href");
  await expect(page.getByRole("link", { name: "Atom" })).toHaveAttribute("href", "/feeds/donors/DK.xml");
  const xml = await (await request.get(new URL(atom!).pathname)).text();
  const parsed = await page.evaluate((text) => {
    const feed = new DOMParser().parseFromString(text, "application/xml");
    const texts = (selector: string) => [...feed.querySelectorAll(selector)].map((node) => node.textContent);
    return {
      problem: feed.querySelector("parsererror")?.textContent ?? null,
      root: feed.documentElement.nodeName,
      updated: feed.querySelector("feed > updated")?.textContent,
      self: feed.querySelector('feed > link[rel="self"]')?.getAttribute("href"),
      author: texts("feed > author > name"),
      ids: texts("entry > id"),
      dates: texts("entry > updated"),
    };
  }, xml);
  expect(parsed.problem).toBeNull();
  expect(parsed.root).toBe("feed");
  expect(parsed.self).toMatch(/\/feeds\/donors\/DK\.xml$/);
  expect(parsed.author).toHaveLength(1);
  expect(parsed.ids.length).toBeGreaterThan(5);
  expect(new Set(parsed.ids).size).toBe(parsed.ids.length);
  expect(parsed.dates).toEqual([...parsed.dates].sort().reverse());
  expect(parsed.updated).toBe(parsed.dates[0]);

  const json = await (await request.get("/feeds/donors/DK.json")).json();
  expect(json.version).toMatch(/^https:\/\/jsonfeed\.org\/version\/1/);
  expect(json.items.map((item: Item) => item.id)).toEqual(parsed.ids);
  for (const item of json.items as Item[]) {
    expect(item.url).toMatch(/\/pledges\/P-\d{4}-\d{4}$/);
    expect(item.title).toContain("Denmark");
    expect(item.content_html).toContain("<blockquote>");
  }
  // Nothing has changed: neither have the times.
  expect(await (await request.get(new URL(atom!).pathname)).text()).toBe(xml);
});

test("feeds are of selections too, speak Ukrainian, and are not made up", async ({ request }) => {
  const energy = await (await request.get("/feeds/pledges.json?category=energy")).json();
  const all = await (await request.get("/feeds/pledges.json")).json();
  expect(energy.items.length).toBeGreaterThan(0);
  expect(energy.items.length).toBeLessThan(all.items.length);
  const ukrainian = await (await request.get("/feeds/donors/DK.json?lang=uk")).json();
  expect(ukrainian.items[0].title).toContain("Данія");
  expect(ukrainian.home_page_url).toMatch(/\/uk\/donors\/DK$/);
  for (const path of ["purposes/air-defence.xml", "channels/it-coalition.json"])
    expect((await request.get(`/feeds/${path}`)).status()).toBe(200);
  for (const path of [
    "donors/NL",
    "donors/nobody.xml",
    "channels/none.xml",
    "purposes/bombs.json",
    "x.xml",
    "a/b/c.xml",
  ])
    expect((await request.get(`/feeds/${path}`)).status(), path).toBe(404);
});
