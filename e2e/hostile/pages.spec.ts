import { expect } from "../site.ts";
import { reading as test, written } from "./newsroom.ts";
import { texts, tidy } from "./texts.ts";
import { visit } from "./watching.ts";

test("an article shows every text of its body as it was written", async ({ writer: { page } }) => {
  const { slug } = written().whole;
  await visit(page, `/articles/${slug}`);
  const shown = await page.locator(".prose :is(p, h2)").allTextContents();
  const wanted = texts.map(tidy).filter((text) => text !== "");
  expect(shown.map((text) => text.trim())).toEqual(expect.arrayContaining(wanted));
  await visit(page, `/articles/${slug}/history`);
  await visit(page, `/uk/articles/${slug}`);
});

test("no title of an article runs", async ({ writer: { page } }) => {
  for (const slug of written().titled) await visit(page, `/articles/${slug}`);
});

test("no article that came with a feed runs", async ({ writer: { page } }) => {
  for (const slug of written().imported) await visit(page, `/articles/${slug}`);
});

test("no word of a pledge runs, on its page or beside its sentence", async ({ writer: { page } }) => {
  test.setTimeout(120_000);
  const { slug, codes } = written().pledges;
  await visit(page, `/articles/${slug}`);
  await visit(page, `/uk/articles/${slug}/history`);
  for (const [index, code] of codes.entries())
    await visit(page, `${index % 8 === 0 ? "/uk" : ""}/pledges/${code}`);
});

test("no text runs where the open site lists them", async ({ writer: { page } }) => {
  for (const address of [
    "/data",
    "/",
    "/uk",
    "/pledges",
    "/pledges/changes",
    "/donors/IS",
    "/purposes/ammunition",
    "/corrections",
    "/uk/corrections",
    "/methodology",
  ])
    await visit(page, address);
});

test("no text runs at the desk", async ({ admin: { page } }) => {
  test.setTimeout(120_000);
  const { whole, pledges } = written();
  for (const address of [
    "/desk",
    "/desk/articles",
    `/desk/articles/${whole.id}`,
    `/desk/articles/${whole.id}/annotate`,
    `/desk/articles/${whole.id}/revisions/1`,
    `/desk/articles/${pledges.id}/annotate`,
    `/desk/articles/${pledges.id}/agreement`,
    `/desk/pledges/${pledges.codes[0]}`,
    "/desk/review",
    "/desk/reconcile",
    "/desk/history",
    "/desk/reports",
    "/desk/people",
    "/desk/suggestions",
    "/uk/desk/history",
    "/uk/desk/review",
  ])
    await visit(page, address);
});
