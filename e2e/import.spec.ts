import { wordDocument } from "../packages/api/src/word-document.testing.ts";
import { addPerson, expect, signIn, test } from "./site.ts";

const story =
  "Denmark will give 91 million kroner to protect the systems of the armed forces from attack, the minister said on Tuesday after a long meeting.";

test("files become drafts, each keeps its source, and what cannot be read says why while the rest goes on", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "annotator"));
  await page.goto("/desk/articles/new");
  const html = `<!doctype html><html><head><title>A saved page</title><meta property="og:title" content="A saved page">
    <meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2024-01-31"></head>
    <body><nav>Menu</nav><article><h1>A saved page</h1><p>${story}</p><p>${story}</p><p>${story}</p></article></body></html>`;
  await page.getByLabel("Files", { exact: true }).setInputFiles([
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
  await expect(page.getByRole("textbox", { name: "Text" })).toContainText("91 million kroner");
  await expect(page.getByLabel("Date")).toHaveValue("2024-01-31");
  await expect(page.getByRole("textbox", { name: "Text" })).not.toContainText("Menu");
});

test("nobody but the desk can import", async ({ request }) => {
  const answer = await request.post("/api/import", { headers: { "x-file-name": "a.md" }, data: "# A\n\nb" });
  expect(answer.status()).toBe(401);
});
