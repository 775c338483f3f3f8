import { expect, test } from "../site.ts";
import { atomRules } from "./atom-rules.ts";

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
  expect(json.version).toBe("https://jsonfeed.org/version/1.1");
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
  expect(energy.feed_url).toMatch(/\/feeds\/pledges\.json\?category=energy$/);
  expect(energy.home_page_url).toMatch(/\/pledges\?category=energy$/);
  const idOf = async (query: string) =>
    /<id>(.*?)<\/id>/.exec(await (await request.get(`/feeds/pledges.xml${query}`)).text())?.[1];
  const ids = await Promise.all(["", "?category=energy", "?lang=uk", "?category=energy&lang=uk"].map(idOf));
  expect(new Set(ids).size).toBe(4);
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

const forms = [
  "articles",
  "pledges",
  "corrections",
  "donors/NL",
  "channels/it-coalition",
  "purposes/ammunition",
];
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What a validator of feeds asks of Atom (RFC 4287, sections 4.1.1 and 4.1.2; dates RFC 3339). */
test("every Atom feed keeps the rules of Atom", async ({ page, request }) => {
  await page.goto("/corrections");
  for (const name of forms)
    for (const language of ["", "?lang=uk"]) {
      const answer = await request.get(`/feeds/${name}.xml${language}`);
      expect(answer.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
      const { broken, moments } = await atomRules(page, await answer.text());
      expect(broken, name).toEqual([]);
      for (const moment of moments) expect(moment, name).toMatch(MOMENT);
    }
});

/** https://www.jsonfeed.org/version/1.1/ */
test("every JSON feed keeps the rules of JSON Feed", async ({ request }) => {
  for (const name of forms) {
    const answer = await request.get(`/feeds/${name}.json`);
    expect(answer.headers()["content-type"]).toBe("application/feed+json; charset=utf-8");
    const feed = await answer.json();
    expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
    expect(feed.title).toBeTruthy();
    expect(new URL(feed.feed_url).pathname).toBe(`/feeds/${name}.json`);
    for (const item of feed.items) {
      expect(item.id).toEqual(expect.stringMatching(/./));
      expect(item.content_html ?? item.content_text).toBeTruthy();
      for (const moment of [item.date_modified, item.date_published])
        if (moment !== undefined) expect(moment).toMatch(MOMENT);
    }
  }
});

test("nothing unknown is taken for everything: files and feeds say what they did not understand", async ({
  request,
}) => {
  for (const [address, said] of [
    ["/pledges.csv?donor=ZZ", "'ZZ' is no value of 'donor'"],
    ["/pledges.json?doner=NL", "There is no parameter 'doner'"],
    ["/feeds/pledges.xml?from=31.01.2024", "'31.01.2024' is no value of 'from'"],
    ["/feeds/donors/NL.json?status=pledged", "'status' is nothing that this can be asked for"],
    ["/pictures/holders.svg?lang=xx", "'lang' takes one of: en, uk"],
    ["/embed/flow?purpose=bombs", "'bombs' is no value of 'purpose'"],
  ] as const) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(400);
    expect(answer.headers()["content-type"], address).toBe("text/plain; charset=utf-8");
    expect(await answer.text(), address).toContain(said);
  }
  const rows = async (query: string) => (await (await request.get(`/pledges.json?${query}`)).json()).rows;
  expect(await rows("donor=FJ")).toEqual([]);
  expect(await rows("donor=Данія")).toEqual(await rows("donor=DK"));
  expect((await (await request.get("/feeds/donors/FJ.json")).json()).items).toEqual([]);
});

test("a donor has one address, by whatever name it is asked for", async ({ request }) => {
  for (const [asked, own] of [
    ["/donors/UK", "/donors/GB"],
    ["/donors/dnk", "/donors/DK"],
    ["/uk/donors/Данія", "/uk/donors/DK"],
    ["/channels/IT-Coalition", "/channels/it-coalition"],
    ["/purposes/air_defence", "/purposes/air-defence"],
    ["/feeds/donors/denmark.xml?lang=uk", "/feeds/donors/DK.xml?lang=uk"],
  ] as const) {
    const answer = await request.get(encodeURI(asked), { maxRedirects: 0 });
    expect(answer.status(), asked).toBe(301);
    expect(answer.headers().location, asked).toBe(own);
  }
});
