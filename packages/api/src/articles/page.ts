import type { ReadArticle } from "@pledgebook/formats/read/read-article";
import type { Context } from "../server/context.ts";

/**
 * The article at an address of the open web, with the page as its source.
 * @throws Problem of `fetchText` and of the reading, or `page_login` where the page asks who reads it.
 */
export async function articleAt(
  address: string,
  { fetchText, readForeign }: Pick<Context, "fetchText" | "readForeign">,
): Promise<ReadArticle> {
  const fetched = await fetchText(address);
  const article = await readForeign("page", fetched.text, fetched.address);
  const [source] = article.sources;
  const host = new URL(fetched.address).hostname.replace(/^www\./, "");
  return {
    ...article,
    sources: [
      {
        ...(source ?? {
          publisher: host,
          title: article.title,
          ...(article.publishedOn ? { date: article.publishedOn } : {}),
        }),
        url: source?.url ?? fetched.address,
        hash: fetched.hash,
      },
    ],
  };
}
