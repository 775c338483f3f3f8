import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { articleAt } from "@pledgebook/api/articles/page";
import { fetchText } from "@pledgebook/api/outside/public-fetch";
import { createCaller } from "@pledgebook/api/router";
import type { Context } from "@pledgebook/api/server/context";
import { foreignReader } from "@pledgebook/api/server/foreign-text";
import { detect } from "@pledgebook/core/reading/detect";
import { newsroomNames } from "@pledgebook/core/reading/who/newsroom-names";
import { plainText, textBlocks } from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import { mostFileBytes } from "@pledgebook/formats/read/article";
import { decodeText } from "@pledgebook/formats/read/encoding";
import type { ReadArticle } from "@pledgebook/formats/read/read-article";
import type { Command } from "commander";
import { importExport } from "../import-export.ts";
import { readerThread, withNewsroom } from "../newsroom.ts";
import { operator } from "../operator.ts";
import { suggestionLine } from "../suggestion-line.ts";
import { fail, type Surroundings, say, sentence } from "../surroundings.ts";

/** `import`: makes drafts, or published articles, of files and addresses. One that cannot be read does not stop those after it. */
export function addImport(program: Command, surroundings: Surroundings): void {
  program
    .command("import")
    .description(
      "make drafts of articles: text copied from a page, Markdown, saved pages, .docx, entries of a feed, addresses",
    )
    .argument(
      "[file|url...]",
      "files or addresses, one article each; of a feed (.xml, .rss, .atom) one for each entry that is not here yet",
    )
    .option("--publish", "publish them at once", false)
    .option("--dry-run", "write nothing: print how each is understood, and what it suggests", false)
    .option("--from-export <file>", "make an empty newsroom the one that 'export' has written")
    .action(async (files: string[], options: { publish: boolean; dryRun: boolean; fromExport?: string }) => {
      if (options.fromExport !== undefined)
        return say(surroundings, await importExport(surroundings, resolve(options.fromExport), new Date()));
      if (files.length === 0) throw new Error("Name the files or addresses to import.");
      if (options.dryRun)
        return sayEach(surroundings, files, async function* (file) {
          yield understood(await readOne(file, { fetchText, readForeign: foreignReader(readerThread) }));
        });
      await withNewsroom(surroundings.env, (newsroom) =>
        sayEach(surroundings, files, (file) =>
          importFile(surroundings, operator(newsroom), file, options.publish),
        ),
      );
    });
}

async function sayEach(
  surroundings: Surroundings,
  files: readonly string[],
  linesOf: (file: string) => AsyncIterable<object>,
): Promise<void> {
  for (const [index, file] of files.entries()) {
    if (surroundings.stderr.isTTY && files.length > 1)
      surroundings.stderr.write(`\r${index + 1} of ${files.length}`);
    try {
      for await (const line of linesOf(file)) say(surroundings, line);
    } catch (error) {
      fail(surroundings, `${file}: ${sentence(error)}`);
    }
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

/** The article of a file or at an address. @throws Problem with a sentence that says what is wrong. */
async function readOne(file: string, web: Pick<Context, "fetchText" | "readForeign">): Promise<ReadArticle> {
  if (ADDRESS.test(file)) return articleAt(file, web);
  const size = statSync(file, { throwIfNoEntry: false });
  if (!size?.isFile()) throw new Problem("not_found", "file_not_found", "There is no such file.");
  if (size.size > mostFileBytes)
    throw new Problem("too_large", "file_too_large", "The file is too large to be one article (over 10 MB).");
  return web.readForeign("file", basename(file), readFileSync(file));
}

/** How a file is understood: the standfirst is not among the paragraphs, and offsets of suggestions count in these, joined by empty lines. */
function understood(article: ReadArticle) {
  const all = textBlocks(article.body).map(({ nodes }) => nodes.map(({ text }) => text).join(""));
  const paragraphs = all[0] === article.standfirst ? all.slice(1) : all;
  const { title, publishedOn } = article;
  return {
    title,
    byline: article.byline,
    published_on: publishedOn,
    possible_days: article.possibleDays,
    standfirst: article.standfirst,
    paragraphs,
    left_out: article.leftOut.map(({ text }) => text),
    source: article.sources[0] ?? null,
    suggestions: detect(paragraphs.join("\n\n"), { title, publishedOn }).map(suggestionLine),
  };
}

const ADDRESS = /^https?:\/\//i;

const FEED = /\.(xml|rss|atom)$/i;

/**
 * Makes drafts (or, when asked, published articles) of a file or an address; of a feed one for each entry that is not here yet. Each
 * line is told when its article was written; one that is here already is told and not made again.
 * @throws Problem with a sentence that says what is wrong; what was told before is written, the rest is not.
 */
async function* importFile(
  surroundings: Surroundings,
  context: Context,
  file: string,
  publish: boolean,
): AsyncGenerator<ImportLine> {
  const api = createCaller(context);
  const make = (article: ReadArticle) => importArticle(surroundings, api, article, publish);
  if (!FEED.test(file) || ADDRESS.test(file)) return yield await make(await readOne(file, context));
  for (const { article, articleId } of (await api.feedItems.list({ text: decodeText(readFileSync(file)) }))
    .items)
    if (article && !articleId) yield await make(article);
}

async function importArticle(
  surroundings: Surroundings,
  api: ReturnType<typeof createCaller>,
  article: ReadArticle,
  publish: boolean,
): Promise<ImportLine> {
  const { title, byline, publishedOn, sources } = article;
  const names = newsroomNames(await api.ledger.names());
  const told = {
    title,
    byline,
    published_on: publishedOn,
    paragraphs: article.body.content.length,
    suggestions: detect(plainText(article.body), { title, publishedOn, names }).length,
  };
  const [known] = await api.pages.known({ sources, publishedOn, text: plainText(article.body) });
  if (known) {
    surroundings.stderr.write(`${title}: this article is here already\n`);
    return { slug: known.slug, ...told };
  }
  const created = await api.articles.create(article);
  if (publish) await api.articles.publish({ id: created.id, version: created.version });
  return { slug: created.slug, ...told };
}
