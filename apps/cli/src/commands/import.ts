import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { createCaller } from "@pledgebook/api/router";
import type { Context } from "@pledgebook/api/server/context";
import { detect } from "@pledgebook/core/reading/detect";
import { plainText } from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import { mostFileBytes, readArticleFile } from "@pledgebook/formats/read/article";
import { decodeText } from "@pledgebook/formats/read/encoding";
import type { ReadArticle } from "@pledgebook/formats/read/read-article";
import type { Command } from "commander";
import { withNewsroom } from "../newsroom.ts";
import { operator } from "../operator.ts";
import { fail, type Surroundings, say, sentence } from "../surroundings.ts";

/** `import`: makes drafts, or published articles, of files. A file that cannot be read does not stop those after it. */
export function addImport(program: Command, surroundings: Surroundings): void {
  program
    .command("import")
    .description(
      "make drafts of articles: text copied from a page, Markdown, saved pages, .docx, entries of a feed",
    )
    .argument(
      "<file...>",
      "files, one article each; of a feed (.xml, .rss, .atom) one for each entry that is not here yet",
    )
    .option("--publish", "publish them at once", false)
    .action((files: string[], options: { publish: boolean }) =>
      withNewsroom(surroundings.env, async (newsroom) => {
        for (const [index, file] of files.entries()) {
          if (surroundings.stderr.isTTY && files.length > 1)
            surroundings.stderr.write(`\r${index + 1} of ${files.length}`);
          await sayImport(surroundings, importFile(operator(newsroom), file, options.publish), file);
        }
      }),
    );
}

async function sayImport(
  surroundings: Surroundings,
  lines: AsyncIterable<ImportLine>,
  file: string,
): Promise<void> {
  try {
    for await (const line of lines) say(surroundings, line);
  } catch (error) {
    fail(surroundings, `${file}: ${sentence(error)}`);
  }
}

/** What the import of one file prints, as one line of JSON. */
interface ImportLine {
  slug: string;
  title: string;
  byline: string;
  published_on: string | null;
  paragraphs: number;
  suggestions: number;
}

const FEED = /\.(xml|rss|atom)$/i;

/**
 * Makes drafts (or, when asked, published articles) of a file: one of text as it was copied from a web page, Markdown, a saved
 * page or a Word document; of a feed one for each entry that is not here yet. Each line is told when its article was written.
 * @throws Problem with a sentence that says what is wrong; what was told before is written, the rest is not.
 */
async function* importFile(context: Context, file: string, publish: boolean): AsyncGenerator<ImportLine> {
  const size = statSync(file, { throwIfNoEntry: false });
  if (!size?.isFile()) throw new Problem("not_found", "file_not_found", "There is no such file.");
  if (size.size > mostFileBytes)
    throw new Problem("too_large", "file_too_large", "The file is too large to be one article (over 10 MB).");
  const api = createCaller(context);
  const bytes = readFileSync(file);
  if (!FEED.test(file)) yield await importArticle(api, await readArticleFile(basename(file), bytes), publish);
  else
    for (const { article, articleId } of (await api.feedItems.list({ text: decodeText(bytes) })).items)
      if (article && !articleId) yield await importArticle(api, article, publish);
}

async function importArticle(
  api: ReturnType<typeof createCaller>,
  article: ReadArticle,
  publish: boolean,
): Promise<ImportLine> {
  const created = await api.articles.create(article);
  if (publish) await api.articles.publish({ id: created.id, version: created.version });
  return {
    slug: created.slug,
    title: article.title,
    byline: article.byline,
    published_on: article.publishedOn,
    paragraphs: article.body.content.length,
    suggestions: detect(plainText(article.body)).length,
  };
}
