import { imageName, readImageSource } from "@pledgebook/core/values/image-address";
import { sql } from "drizzle-orm";
import type { Database } from "../../store/store.ts";

/** The names of the pictures that any revision of any article shows. */
export async function listImages(db: Database): Promise<string[]> {
  const rows = await db.all<{ source: string }>(sql`
    SELECT DISTINCT part.value AS source FROM article_revisions, json_tree(article_revisions.body) part
    WHERE part.key = 'src' AND part.value LIKE '/images/%'`);
  return [
    ...new Set(
      rows.flatMap(({ source }) => {
        const found = readImageSource(source);
        return found ? [imageName(found.image)] : [];
      }),
    ),
  ];
}
