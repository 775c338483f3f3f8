import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "../site.ts";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const [device, width] of [
    ["a desktop", 1280],
    ["a phone", 390],
  ] as const)
    test(`on ${device} a donor's pictures are drawn, each with the same figures as a table and as CSV`, async ({
      page,
      request,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/donors/DK");
      for (const title of ["What was announced when, and how far it has come", "Where it goes", "What for"]) {
        const figure = page.getByRole("figure").filter({ hasText: title });
        const image = figure.getByRole("img");
        await image.scrollIntoViewIfNeeded();
        await expect
          .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
          .toBe(width < 768 ? 350 : 760);
        const twin = await figure.getByRole("link", { name: "The same as a table" }).getAttribute("href");
        const csv = await (
          await request.get((await figure.getByRole("link", { name: "CSV" }).getAttribute("href"))!)
        ).text();
        const table = await (await request.get(twin!)).text();
        expect(table.split("<tbody>")[1]!.split("<tr>").length).toBe(csv.trim().split("\r\n").length);
      }
    });
});

test("a picture's figures are those of the page", async ({ request }) => {
  const lines = (await (await request.get("/pictures/purposes.csv?donor=NL")).text()).trim().split("\r\n");
  const head = lines[0]!.split(",");
  const rows = lines.slice(1).map((line) => {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, ""));
    return Object.fromEntries(head.map((name, index) => [name, cells[index]]));
  });
  const { totals } = await (await request.get("/pledges.json?donor=NL")).json();
  for (const total of totals)
    expect(
      rows
        .filter((row) => row.status === total.status)
        .reduce((sum, row) => sum + Math.round(Number(row.floor) * 100), 0),
    ).toBe(Math.round(Number(total.floor) * 100));
});

test("the same address of a picture gives its figures, what they mean, and all of it in one file", async ({
  request,
}) => {
  const of = (form: string) => request.get(`/pictures/purposes.${form}?donor=NL&currency=USD`);
  const lines = (await (await of("csv")).text()).trim().split("\r\n");
  const records = (await (await of("json")).json()) as Record<string, string>[];
  expect(records.length).toBe(lines.length - 1);
  expect(lines[0]).toBe(Object.keys(records[0]!).join(","));
  const told = await (await of("metadata.json")).json();
  expect(told).toMatchObject({ currency: "USD", language: "en", license: { name: expect.any(String) } });
  expect(Object.keys(told.columns)).toEqual(Object.keys(records[0]!));
  expect(Object.values(told.columns)).not.toContain("");
  expect((await request.get(told.selection_url)).status()).toBe(200);
  for (const address of Object.values(told.files))
    expect((await request.get(String(address))).status()).toBe(200);
  const zip = await of("zip");
  expect(zip.headers()["content-type"]).toBe("application/zip");
  const files = unzipSync(await zip.body());
  expect(Object.keys(files).sort()).toEqual(["purposes.csv", "purposes.metadata.json", "purposes.svg"]);
  expect(strFromU8(files["purposes.csv"]!)).toBe(await (await of("csv")).text());
  expect((await of("exe")).status()).toBe(404);
});

test("pictures are files: SVG, PNG in twice the size, CSV; unknown ones are not there", async ({
  request,
}) => {
  const svg = await request.get("/pictures/holders.svg?count_at=fund&lang=uk");
  expect(svg.headers()["content-type"]).toContain("image/svg+xml");
  expect(await svg.text()).toContain("Хто дає");
  const png = await (await request.get("/pictures/over-time.png?donor=DK")).body();
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect(png.readUInt32BE(16)).toBe(2 * 760);
  expect(png.length).toBeGreaterThan(8_000);
  for (const name of ["x.svg", "holders.gif", "holders", "__proto__.svg"])
    expect((await request.get(`/pictures/${name}`)).status(), name).toBe(404);
});

test("another site can show a picture in a frame, and nothing else of this one", async ({ page, site }) => {
  const frame = (path: string) => `<iframe src="${site.url}${path}" width="700" height="500"></iframe>`;
  const other = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html>${frame("/embed/holders?donor=DK")}${frame("/pledges")}`);
  }).listen(0, "127.0.0.1");
  try {
    await new Promise((resolve) => other.once("listening", resolve));
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const [picture, ledger] = [page.frameLocator("iframe").first(), page.frameLocator("iframe").nth(1)];
    await expect(picture.getByRole("heading", { name: "Who gives" })).toBeVisible();
    await expect(picture.getByRole("link", { name: "Pledgebook" })).toHaveAttribute(
      "href",
      /\/pledges\?donor=DK$/,
    );
    await expect(ledger.getByRole("heading", { name: "The ledger" })).toHaveCount(0);
  } finally {
    other.close();
  }
});

test("a page names the image that other sites show beside its link: of its size, in its language, new when it is", async ({
  page,
  request,
}) => {
  for (const path of ["/", "/uk/pledges", "/donors/DK"]) {
    await page.goto(path);
    await expect(page.locator('meta[property="og:image"]')).toHaveAttribute("content", /\/share\/site\.png/);
  }
  await page.goto("/pledges");
  await page.locator('main a[href^="/pledges/P-"]').first().click();
  await page.waitForURL(/\/pledges\/P-/);
  const pledge = await page.locator('meta[property="og:image"]').getAttribute("content");
  await page.getByRole("link", { name: /[a-z]/i }).and(page.locator('[href^="/articles/"]')).first().click();
  await page.waitForURL(/\/articles\//);
  const article = await page.locator('meta[property="og:image"]').getAttribute("content");
  expect(pledge).toMatch(/\/share\/pledges\/P-\d{4}-\d{4}\.png\?at=/);
  expect(article).toMatch(/\/share\/articles\/[a-z0-9-]+\.png\?at=/);
  for (const address of [pledge!, article!]) {
    const { pathname, search } = new URL(address);
    const answer = await request.get(pathname + search);
    expect(answer.headers()["content-type"]).toBe("image/png");
    const size = (await answer.body()).subarray(16, 24);
    expect([size.readUInt32BE(0), size.readUInt32BE(4)]).toEqual([1200, 630]);
    const ukrainian = await request.get(`${pathname}?lang=uk`);
    expect(Buffer.compare(await ukrainian.body(), await answer.body())).not.toBe(0);
  }
  for (const path of ["articles/none.png", "pledges/P-1999-0001.png", "site.svg", "a/b/c.png"])
    expect((await request.get(`/share/${path}`)).status(), path).toBe(404);
  expect((await request.get("/share/articles/%FF.png")).status()).toBe(400);
});

test("the values of a picture are said under the pointer, and by the arrow keys in turn", async ({
  page,
}) => {
  await page.goto("/donors/DE");
  const chart = page.getByRole("group", { name: /^Values: February 2024/ });
  await chart.focus();
  const tip = chart.locator(".chart-tip");
  await page.keyboard.press("ArrowRight");
  await expect(tip).toHaveText("February 2024, Pledged: at least €7bn");
  await expect(page.getByRole("status").last()).toHaveText("February 2024, Pledged: at least €7bn");
  await page.keyboard.press("End");
  await expect(tip).toHaveText("June 2024, Pledged: €50m");
  await page.keyboard.press("Escape");
  await expect(tip).toBeHidden();
  const flow = page.getByRole("group", { name: /^Values: Where it goes/ });
  await flow.scrollIntoViewIfNeeded();
  const box = (await flow.boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 60);
  await expect(flow.locator(".chart-tip")).toHaveText("Germany → directly: €7.48bn");
});

test("a frame on another site becomes as tall as what it shows, by the code that the page gives", async ({
  page,
}) => {
  await page.goto("/pledges");
  const code = (await page.locator("figure details code").first().textContent()) ?? "";
  const other = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end(`<!doctype html><div style="width:400px">${code}</div>`);
  });
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  try {
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const frame = page.locator("iframe");
    const isFilled = async () => {
      const inside = await page
        .frames()[1]!
        .evaluate(() => document.documentElement.getBoundingClientRect().height);
      return Math.ceil(inside) === Number(await frame.getAttribute("height"));
    };
    await expect.poll(isFilled).toBe(true);
    await page.frameLocator("iframe").getByText("The same as a table").click();
    await expect.poll(isFilled).toBe(true);
    expect(Number(await frame.getAttribute("height"))).toBeGreaterThan(1500);
  } finally {
    other.close();
  }
});
