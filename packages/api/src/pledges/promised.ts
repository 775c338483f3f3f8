import { isDecided, proposalOf } from "@pledgebook/core/desk/proposal";
import { saysOne } from "@pledgebook/core/matching/pledge-report";
import { detect } from "@pledgebook/core/reading/detect";
import { newsroomNames } from "@pledgebook/core/reading/who/newsroom-names";
import { listDecided } from "@pledgebook/db/queries/annotations/suggestions";
import { findHomeCurrency } from "@pledgebook/db/queries/history";
import { latestArticle } from "../desk/load.ts";
import { names } from "../ledger/slices.ts";
import type { StaffContext } from "../server/context.ts";
import { knownPledges } from "./known-pledges.ts";

/** Characters of a text that is read while somebody waits for their desk: about a tenth of a second. Longer ones are read when they are opened. */
const MOST_READ = 40_000;

/** Promises that are told of one article before it is opened, and looked up in the ledger. */
const MOST_TOLD = 8;

/**
 * What the newest text of an article seems to promise, and which of it the ledger has already: each promise once, however
 * often the text tells it, without those that somebody rejected. `count`: all of them; `told`: the first. `known`: the pledge
 * that it most likely is. Null: the text is too long to be read for this.
 */
export async function promisedIn(ctx: StaffContext, articleId: string) {
  const { db } = ctx.store;
  const { article, revision } = await latestArticle(db, articleId);
  if (revision.plainText.length > MOST_READ) return null;
  const lists = await names(db);
  const { title, publishedOn, plainText } = revision;
  const rejected = (await listDecided(db, ctx.viewer, article.id)).map(({ exact, fields }) => ({
    exact,
    stated: fields.stated,
  }));
  const found = detect(plainText, {
    title,
    publishedOn,
    address: article.sources[0]?.url ?? null,
    homeCurrency: await findHomeCurrency(db, article.id),
    names: newsroomNames(lists),
  }).filter((one) => one.restates === null && !isDecided(one.quote, one.amount, rejected));
  const channels = lists.channels.map(({ slug }) => slug);
  const told = found.slice(0, MOST_TOLD).map(async (one) => {
    const { start, end, stated, ...fields } = proposalOf(one, { publishedOn, channels });
    const { donorCodes, purpose, inKind } = fields;
    const [likeliest] = await knownPledges(ctx, {
      ...fields,
      amount: stated,
      stated,
      category: one.category,
      words: { revisionId: revision.id, span: { start, end } },
    });
    const known = likeliest ? { code: likeliest.pledge.code, isSure: saysOne(likeliest.verdict) } : null;
    return { start, stated, donorCodes, purpose, inKind, known };
  });
  return { count: found.length, told: await Promise.all(told) };
}
