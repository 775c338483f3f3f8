import { type ArticleDocument, withoutControls } from "@pledgebook/core/text/document";
import { EditorPage } from "../pages/editor-page.ts";
import { NewArticlePage } from "../pages/new-article-page.ts";
import { expect } from "../site.ts";
import { remember, writing as test } from "./newsroom.ts";
import { articleOf, body, type Made, type Newest } from "./people.ts";
import { anywhere, PICTURE, packs, texts, tidy } from "./texts.ts";
import { strangers, visit } from "./watching.ts";

/** Every text in every place of an article. What shows only on the way is looked at here; the rest by the tests behind. */

test("texts as a body, and as notes of its revisions", async ({ writer, editor }) => {
  expect(texts.length).toBeGreaterThan(100);
  const kinds = (text: string, index: number): ArticleDocument["content"][number] => {
    const content = [{ type: "text" as const, text }];
    const inside = [{ type: "paragraph" as const, content }];
    if (index % 5 === 1) return { type: "heading", attrs: { level: 2 }, content };
    if (index % 5 === 2) return { type: "blockquote", content: inside };
    if (index % 5 === 3) return { type: "bulletList", content: [{ type: "listItem", content: inside }] };
    return { type: "paragraph", content };
  };
  const document: ArticleDocument = { type: "doc", content: texts.map(kinds) };
  for (const pack of packs(500, anywhere))
    document.content.push(
      { type: "image", attrs: { src: PICTURE, alt: pack, credit: pack } },
      { type: "embed", attrs: { href: "https://press.example/", title: pack } },
    );
  const made = await writer.tell<Made>("articles.create", articleOf("Every hostile text", document));
  let version = await editor.publish(made.id, made.version);
  for (const [index, note] of packs(300, anywhere).entries()) {
    const changed = {
      type: "doc" as const,
      content: [...document.content, ...body([`Added: ${index}`, note]).content],
    };
    const saved = await writer.tell<{ version: number }>("articles.save", {
      ...articleOf("Every hostile text", changed),
      id: made.id,
      version,
      note,
    });
    version = await editor.publish(made.id, saved.version);
  }
  remember({ whole: made });
});

test("texts as addresses are refused, or harmless", async ({ writer, editor }) => {
  test.setTimeout(120_000);
  const link = (href: string): ArticleDocument => ({
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href } }] }],
      },
      { type: "embed", attrs: { href, title: "" } },
    ],
  });
  const picture = (src: string): ArticleDocument => ({
    type: "doc",
    content: [...body(["x"]).content, { type: "image", attrs: { src, alt: "", credit: "" } }],
  });
  const taken: ArticleDocument["content"] = [];
  const sources: { publisher: string; url: string }[] = [];
  for (const [index, address] of texts.entries()) {
    for (const document of [link(address), picture(address)])
      if (
        await writer.takes(
          "articles.create",
          articleOf(`Address ${index} ${document.content.length}`, document),
        )
      )
        taken.push(...document.content);
    const source = { publisher: "x", url: address };
    const article = { ...articleOf(`Source ${index}`, body(["x"])), sources: [source] };
    if (await writer.takes("articles.create", article)) sources.push(source);
  }
  const named = sources.slice(0, 20);
  const known = await writer.ask<{ id: string }[]>("pages.known", {
    sources: named,
    publishedOn: null,
    text: "",
  });
  const made = await writer.tell<Made>("articles.create", {
    ...articleOf("Addresses that are taken", {
      type: "doc",
      content: taken.length ? taken : body(["x"]).content,
    }),
    sources: named,
    known: known.map(({ id }) => id),
  });
  await editor.publish(made.id, made.version);
  for (const address of [`/articles/${made.slug}`, `/desk/articles/${made.id}`])
    await visit(writer.page, address);
  const schemes = await writer.page
    .goto(`/articles/${made.slug}`)
    .then(() =>
      writer.page
        .locator("article :is([href], [src])")
        .evaluateAll((elements) =>
          elements.map(
            (element) =>
              new URL(element.getAttribute("href") ?? element.getAttribute("src") ?? "", location.href)
                .protocol,
          ),
        ),
    );
  expect(schemes.filter((scheme) => !["http:", "https:", "mailto:"].includes(scheme))).toEqual([]);
});

test("texts as titles, standfirsts, bylines, sources and related links", async ({ writer, editor }) => {
  test.setTimeout(120_000);
  const slugs: string[] = [];
  for (const [index, pack] of packs(200).entries()) {
    if (tidy(pack) === "") continue;
    const made = await writer.tell<Made>("articles.create", {
      ...articleOf(pack, body([pack])),
      standfirst: `${pack} .`,
      byline: pack,
      sources: [{ publisher: pack, title: pack, url: `https://press.example/${index}` }],
      related: [pack],
    });
    await editor.publish(made.id, made.version);
    slugs.push(made.slug);
  }
  remember({ titled: slugs });
});

test("texts as a pasted article, and pasted into the editor as HTML", async ({ writer }) => {
  await visit(writer.page, "/desk/articles/new");
  const paste = new NewArticlePage(writer.page);
  const pasted = texts.filter((text) => tidy(text) === text && text.length > 0);
  await paste.pasted.fill(`Pasted <img src=x onerror=alert(1)>\n\n${pasted.join("\n\n")}`);
  await expect(paste.headline).toHaveValue("Pasted <img src=x onerror=alert(1)>");
  expect.soft(await strangers(writer.page)).toEqual([]);
  await paste.saveAsDraft();
  const desk = writer.page.url().replace(/\/annotate$/, "");
  await visit(writer.page, desk);
  const editing = new EditorPage(writer.page);
  for (const html of [
    ...packs(400, anywhere),
    texts.map((text) => `<p><a href="${text}">x</a></p>`).join(""),
  ])
    await editing.pasteMarkup(html, html);
  expect.soft(await strangers(writer.page), "the editor").toEqual([]);
  await editing.save();
  const { token } = await writer.tell<{ token: string }>("articles.preview", { id: desk.split("/").at(-1) });
  await visit(writer.page, `/preview/${token}`);
});

test("texts as entries of a feed", async ({ writer, editor }) => {
  test.setTimeout(120_000);
  const xml = (text: string) =>
    withoutControls(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const item = (text: string) =>
    `<item><title>${xml(text)}</title><link>${xml(text)}</link><author>${xml(text)}</author>
     <description>${xml(text)}</description><content:encoded>${xml(`<p>${text}</p><p>More.</p>`)}</content:encoded></item>`;
  const fileOf = (items: string) =>
    `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${xml(texts.join(" "))}</title>${items}</channel></rss>`;
  await visit(writer.page, "/desk/articles/new");
  const { feed: part, feedFile } = new NewArticlePage(writer.page);
  await feedFile.setInputFiles({
    name: "<img src=x onerror=alert(1)>.xml",
    mimeType: "application/xml",
    buffer: Buffer.from(fileOf(packs(200).map(item).join(""))),
  });
  await part.getByRole("button", { name: /^Make \d+ drafts$/ }).click();
  const told = part.getByText(/^\d+ of \d+ imported, \d+ refused$/);
  const counted = async () => ((await told.textContent())?.match(/\d+/g) ?? []).map(Number);
  const waiting = async () => {
    const [imported = 0, all = 0, refused = 0] = await counted();
    return all - imported - refused;
  };
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  // Of two entries with one address one is made; nothing is refused for another reason.
  const [, , refused = -1] = await counted();
  await expect(part.getByText("This article is here already.")).toHaveCount(refused);
  expect.soft(await strangers(writer.page), "the list of a feed").toEqual([]);
  const links = await part
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const ids = [...new Set(links.map((href) => href?.split("/").at(-1) ?? ""))];
  expect(ids.length).toBeGreaterThan(10);
  const slugs: string[] = [];
  for (const id of ids) {
    const { article } = await writer.ask<Newest & { article: { slug: string; version: number } }>(
      "articles.byId",
      { id },
    );
    await editor.publish(id, article.version);
    slugs.push(article.slug);
  }
  remember({ imported: slugs });
});
