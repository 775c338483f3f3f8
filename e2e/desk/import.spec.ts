import { wordDocument } from "@pledgebook/formats/read/word-document.testing";
import { EditorPage } from "../pages/editor-page.ts";
import { NewArticlePage } from "../pages/new-article-page.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";
import { cyberSentence as story } from "../stories.ts";

test("files become drafts, each keeps its source, and what cannot be read says why while the rest goes on", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const paste = new NewArticlePage(page);
  await paste.open();
  const html = `<!doctype html><html><head><title>A saved page</title><meta property="og:title" content="A saved page">
    <meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2024-01-31"></head>
    <body><nav>Menu</nav><article><h1>A saved page</h1><p>${story}</p><p>${story}</p><p>${story}</p></article></body></html>`;
  await paste.files.setInputFiles([
    {
      name: "word.docx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(wordDocument(["From Word", story])),
    },
    { name: "page.html", mimeType: "text/html", buffer: Buffer.from(html) },
    { name: "notes.md", mimeType: "text/markdown", buffer: Buffer.from(`# From Markdown\n\n${story}\n`) },
    { name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") },
  ]);
  await expect(page.getByText("3 of 4 imported, 1 refused")).toBeVisible();
  await expect(page.getByText("This format cannot be read")).toBeVisible();
  await page.getByRole("link", { name: "A saved page" }).click();
  const editor = new EditorPage(page);
  await expect(editor.text).toContainText("91 million kroner");
  await expect(editor.date).toHaveValue("2024-01-31");
  await expect(editor.text).not.toContainText("Menu");
});

test("nobody but the desk can import", async ({ request }) => {
  const answer = await request.post("/api/import", { headers: { "x-file-name": "a.md" }, data: "# A\n\nb" });
  expect(answer.status()).toBe(401);
});

test("entries of a feed become drafts, those that are here are not offered again, and no inner network is asked", async ({
  page,
  site,
}) => {
  const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>
    <item><title>From a feed</title><link>https://wire.example/one</link><pubDate>Wed, 31 Jan 2024 10:00:00 GMT</pubDate>
    <description>&lt;p&gt;${story}&lt;/p&gt;</description></item>
    <item><title>Another entry</title><link>https://wire.example/two</link><description>${story}</description></item>
    <item><title>Only a headline</title><link>https://wire.example/three</link></item></channel></rss>`;
  const file = { name: "feed.xml", mimeType: "application/rss+xml", buffer: Buffer.from(feed) };
  await signIn(page, await addPerson(site, "annotator"));
  const paste = new NewArticlePage(page);
  await paste.open();
  const { feed: part, feedFile: upload } = paste;

  await part.getByLabel("Address of the feed").fill(site.url);
  await part.getByRole("button", { name: "Show its entries" }).click();
  await expect(part.getByRole("alert")).toContainText("inside a network that is not open to everybody");
  await upload.setInputFiles({ ...file, buffer: Buffer.from("no feed") });
  await expect(part.getByRole("alert")).toContainText("not an RSS or Atom feed");

  await upload.setInputFiles(file);
  await expect(part.getByText("3 entries, 2 new")).toBeVisible();
  await expect(part.getByRole("alert")).toHaveCount(0);
  await expect(part.getByRole("checkbox", { name: "Only a headline" })).toBeDisabled();
  await part.getByRole("checkbox", { name: "Another entry" }).uncheck();
  await part.getByRole("button", { name: "Make 1 draft" }).click();
  await expect(part.getByText("1 of 1 imported, 0 refused")).toBeVisible();
  await expect(part.getByRole("checkbox", { name: "From a feed" })).toBeDisabled();
  await upload.setInputFiles(file);
  await expect(part.getByText("3 entries, 1 new")).toBeVisible();
  await part.getByRole("link", { name: "is here already" }).click();
  const editor = new EditorPage(page);
  await expect(editor.text).toContainText("91 million kroner");
  await expect(editor.date).toHaveValue("2024-01-31");
});

test("a page that is pasted with its markup keeps its form, without what stands around it, and each line is taken back", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const paste = new NewArticlePage(page);
  await paste.open();
  const html = `<nav><a href="/">Home</a></nav><h1>Riga pays for bridges</h1><p>Ann LeeTuesday, 13 August 2024, 15:30</p>
    <p>Latvia will give <a href="https://riga.example/">31 million euros</a> for bridges, the government said after its meeting on Tuesday in Riga.</p>
    <figcaption>Photo: A. Person/Agency</figcaption><h2>Why bridges</h2>
    <p>Read also: Denmark gives $1.5 billion</p>
    <p>The old ones were hit in spring, and the new ones are to stand before the winter comes, a minister explained.</p>
    <p>Share this article</p>`;
  await paste.pasted.evaluate((box, markup) => {
    const data = new DataTransfer();
    data.setData("text/html", markup);
    data.setData("text/plain", "Riga pays for bridges");
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
  await expect(paste.headline).toHaveValue("Riga pays for bridges");
  await expect(paste.byline).toHaveValue("Ann Lee");
  await expect(paste.date).toHaveValue("2024-08-13");
  const text = page.getByLabel(/^Text \(/);
  await expect(text).not.toHaveValue(/Denmark|Share this|Photo/);
  await page.getByText(/lines left out/).click();
  await page.getByRole("button", { name: "Take back: Read also: Denmark gives $1.5 billion" }).click();
  await expect(text).toHaveValue(/Why bridges\n\nRead also: Denmark gives \$1\.5 billion\n\nThe old ones/);
  const desk = await paste.saveAsDraft();
  await expect(desk.text.getByRole("heading", { name: "Why bridges" })).toBeVisible();

  // It is said before it is made once more.
  await paste.open();
  await paste.pasted.fill(
    "Riga pays\n\nLatvia will give 31 million euros for bridges, the government said after its meeting on Tuesday in Riga.\n\nThe old ones were hit in spring, and the new ones are to stand before the winter comes, a minister explained.",
  );
  await paste.date.fill("2024-08-13");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(page.getByText("This article may be here already")).toBeVisible();
  await expect(page.getByRole("link", { name: "Riga pays for bridges" })).toBeVisible();
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await page.waitForURL(/\/annotate$/);
});

test("an address inside the server's own network is not read, and a day that can be two is asked", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  const paste = new NewArticlePage(page);
  await paste.open();
  await page.getByLabel("Address of the page").fill("http://127.0.0.1/secret");
  await page.getByRole("button", { name: "Read the page" }).click();
  await expect(page.getByText("inside a network that is not open to everybody")).toBeVisible();
  await paste.pasted.fill(
    "Vilnius buys shells\n03/04/2024\n\nThe government in Vilnius will buy shells for twelve million euros, it said after its meeting.\n\nThey are to be made at home, and nobody said when the first of them would leave the factory.",
  );
  await expect(page.getByText("Its date can be read in two ways")).toBeVisible();
  await page.getByRole("button", { name: "3 April 2024" }).click();
  await expect(paste.date).toHaveValue("2024-04-03");
});
