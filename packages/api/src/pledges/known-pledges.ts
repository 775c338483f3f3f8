import { candidates } from "@pledgebook/core/matching/candidates";
import {
  type PledgeTold,
  reportOfFields,
  reportOfPledge,
  type Sentence,
} from "@pledgebook/core/matching/report-of-pledge";
import { usualRate } from "@pledgebook/core/matching/usual-rates";
import { categories } from "@pledgebook/core/values/vocabulary";
import { listEvidence } from "@pledgebook/db/queries/annotations/evidence";
import { findArticle } from "@pledgebook/db/queries/articles/articles";
import { findRevision } from "@pledgebook/db/queries/articles/revisions";
import { loadPledgesOfDonors } from "@pledgebook/db/queries/pledges/known-pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import type { Database } from "@pledgebook/db/store/store";
import { z } from "zod";
import type { StaffContext } from "../server/context.ts";
import { amount, id, pledgeFields, span } from "../server/inputs.ts";
import { pledgeSummary } from "./pledge-summary.ts";

/** Known pledges that are offered for one mark. */
const MOST_OFFERED = 5;

/** All that is known of a new mark's pledge, for the matcher. `stated`: the article's figure; `amount`: the donor's own. */
export const newTelling = pledgeFields
  .pick({
    donorCodes: true,
    recipientCode: true,
    amount: true,
    purpose: true,
    purposeNote: true,
    channelSlug: true,
    inKind: true,
    announcedOn: true,
  })
  .extend({
    stated: amount,
    /** Null: the words do not tell. */
    category: z.enum(categories).nullable(),
    /** The words of the mark; null where none are in hand. */
    words: z.object({ revisionId: id, span }).nullable(),
  });

/** Known pledges that a new mark may be about, the likeliest first, with what the matcher says of each. */
export async function knownPledges({ store, viewer }: StaffContext, telling: z.infer<typeof newTelling>) {
  const { db } = store;
  const known = await loadPledgesOfDonors(db, viewer, telling.donorCodes);
  const sentence = await sentenceOf(db, telling.words);
  const evidence = Map.groupBy(
    await listEvidence(
      db,
      viewer,
      known.map(({ id }) => id),
    ),
    ({ pledgeId }) => pledgeId,
  );
  const reports = known.map((pledge) => {
    const told = evidence.get(pledge.id) ?? [];
    // What an article says of it is compared with what the same article has said of it before.
    const here = told.find(({ articleSlug }) => articleSlug === sentence?.articleSlug);
    return { pledge, report: reportOfPledge(pledge, here ?? told[0] ?? null) };
  });
  const { amount, stated, ...fields } = telling;
  const told: Omit<PledgeTold, "amount"> = {
    ...fields,
    purposeNote: fields.purposeNote ?? null,
    channelSlug: fields.channelSlug ?? null,
    inKind: fields.inKind ?? null,
  };
  const found = [amount, stated].flatMap((sum) =>
    candidates(reportOfFields({ ...told, amount: sum }, sentence), reports, usualRate),
  );
  const best = new Map(
    found.sort((a, b) => a.score - b.score).map((candidate) => [candidate.pledge.code, candidate]),
  );
  const convert = await loadConverter(db);
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_OFFERED)
    .map(({ pledge, ...matched }) => ({ ...matched, pledge: pledgeSummary(pledge, "EUR", convert) }));
}

/** The sentence in hand, as the matcher compares it. Null without words, and where its revision is gone. */
async function sentenceOf(
  db: Database,
  words: z.infer<typeof newTelling>["words"],
): Promise<Sentence | null> {
  const revision = words && (await findRevision(db, words.revisionId));
  const article = revision && (await findArticle(db, revision.articleId));
  if (!words || !revision || !article) return null;
  return {
    quote: revision.plainText.slice(words.span.start, words.span.end),
    articleSlug: article.slug,
    articlePublishedOn: revision.publishedOn,
  };
}
