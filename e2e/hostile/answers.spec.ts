import { withoutControls } from "@pledgebook/core/text/document";
import { ledgerOf } from "../pages/ledger-page.ts";
import { expect } from "../site.ts";
import { reading as test, written } from "./newsroom.ts";
import { anywhere, isFormula, packs } from "./texts.ts";
import { cellsOf, feedProblems, htmlProblems, visit } from "./watching.ts";

test("no text runs as a question to the ledger", async ({ writer: { page } }) => {
  test.setTimeout(120_000);
  for (const text of packs(95, anywhere)) {
    const typed = encodeURIComponent(text.toWellFormed());
    await visit(page, `/pledges?q=${typed}&donor=${typed}&min=${typed}&as_of=${typed}&x=${typed}`);
  }
});

test("no text runs as a question to changes and pictures", async ({ writer: { page } }) => {
  test.setTimeout(120_000);
  for (const [index, text] of packs(95, anywhere).entries()) {
    const typed = encodeURIComponent(text.toWellFormed());
    await visit(page, `/pledges/changes?from=${typed}&to=${typed}`);
    await page.goto(`/embed/over-time?q=${typed}`);
    const name = ["over-time", "holders", "purposes", "flow"][index % 4];
    const answer = await page.request.get(`/pictures/${name}.svg?q=${typed}`);
    const svg = await answer.text();
    // Signs alone are no question: a picture refuses them in plain words.
    if (answer.status() === 400) {
      expect.soft(answer.headers()["content-type"]).toBe("text/plain; charset=utf-8");
      continue;
    }
    const wrong = await page.evaluate((drawing) => {
      const picture = new DOMParser().parseFromString(drawing, "image/svg+xml");
      return [...picture.querySelectorAll("parsererror, script, foreignObject, [onload], [onerror]")].length;
    }, svg);
    expect.soft(wrong, svg.slice(0, 300)).toBe(0);
  }
});

test("every text is drawn in the image that stands beside a link", async ({ request }) => {
  test.setTimeout(120_000);
  const { titled, pledges } = written();
  for (const path of [
    ...titled.map((slug) => `articles/${slug}`),
    ...pledges.codes.map((code) => `pledges/${code}`),
  ]) {
    const answer = await request.get(`/share/${path}.png`);
    expect(answer.status(), path).toBe(200);
    expect((await answer.body()).subarray(1, 4).toString()).toBe("PNG");
  }
});

test("no text is markup in a feed", async ({ writer: { page }, request }) => {
  const read = async (address: string) => (await request.get(address)).text();
  const names = [
    "articles",
    "corrections",
    "pledges",
    ...["IS", "LU", "MT", "CY", "SI"].map((code) => `donors/${code}`),
  ];
  for (const name of names) {
    expect.soft(await feedProblems(page, await read(`/feeds/${name}.xml`)), name).toEqual([]);
    const json = JSON.parse(await read(`/feeds/${name}.json`)) as { items: { content_html?: string }[] };
    for (const item of json.items)
      expect.soft(await htmlProblems(page, item.content_html ?? ""), `${name}.json`).toEqual([]);
  }
});

test("no text is a formula in a spreadsheet, and every one is in the files as it was written", async ({
  request,
}) => {
  const { pieces } = written().pledges;
  const inFile = (text: string) => withoutControls(text).trim();
  const cells = cellsOf(await (await request.get("/pledges.csv")).text());
  expect(cells.filter((cell) => /^\s*[=+\-@\uff1d\uff0b\uff20]/.test(cell))).toEqual([]);
  // Nor behind what other programs part cells by.
  expect(cells.filter((cell) => /[;\t|]["\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell))).toEqual([]);
  const unguarded = (cell: string) =>
    cell.replace(/([;\t|]["\s]*)'(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1");
  for (const text of pieces)
    expect
      .soft(cells.map((cell) => unguarded(isFormula(text) ? cell.slice(1) : cell)))
      .toContain(inFile(text));
  const { rows } = await ledgerOf(request);
  for (const text of pieces) expect.soft(rows.map((row) => row.purpose_note)).toContain(inFile(text));
});
