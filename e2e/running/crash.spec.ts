import { openStore } from "@pledgebook/db/store/open";
import { temporaryFolder } from "@pledgebook/db/testing";
import { startAgain, startCopy } from "../prepared.ts";
import { type Procedures, proceduresOf } from "../procedures.ts";
import type { Site } from "../server.ts";
import { expect, test } from "../site.ts";
import { addPerson, openSession } from "../staff.ts";

const KILLS = 3;
const SAVES = 100;
const DONORS = ["NL", "DK", "NO", "SE", "FI", "LT", "LV", "EE", "PL", "CZ"];

/** A question to the ledger that only a broken one has an answer to. */
const INVARIANTS: Record<string, string> = {
  "every reference leads somewhere": "PRAGMA foreign_key_check",
  "an article's newest revision is its last": `SELECT id FROM articles WHERE latest_revision_id IS NOT
    (SELECT id FROM article_revisions WHERE article_id = articles.id ORDER BY number DESC LIMIT 1)`,
  "revisions are numbered without a gap, and the version counts them": `SELECT a.id FROM articles a
    JOIN article_revisions r ON r.article_id = a.id GROUP BY a.id HAVING count(*) <> max(r.number) OR count(*) <> a.version`,
  "every mark has an anchor in the newest revision": `SELECT m.id FROM annotations m JOIN articles a ON a.id = m.article_id
    WHERE NOT EXISTS (SELECT 1 FROM annotation_anchors WHERE annotation_id = m.id AND revision_id = a.latest_revision_id)`,
  "every mark has an anchor in the revision it was made in": `SELECT id FROM annotations m
    WHERE NOT EXISTS (SELECT 1 FROM annotation_anchors WHERE annotation_id = m.id AND revision_id = m.marked_revision_id)`,
  "every anchor quotes its revision": `SELECT n.annotation_id FROM annotation_anchors n JOIN article_revisions r ON r.id = n.revision_id
    WHERE substr(r.plain_text, n.start + 1, n.end - n.start) IS NOT n.exact`,
  "every pledge has a donor and a mark": `SELECT id FROM pledges p WHERE NOT EXISTS (SELECT 1 FROM pledge_donors WHERE pledge_id = p.id)
    OR NOT EXISTS (SELECT 1 FROM annotations WHERE pledge_id = p.id)`,
  "every audit row belongs to something": `SELECT id FROM audit_events e WHERE NOT EXISTS (
    SELECT 1 FROM articles WHERE e.subject = 'article' AND id = e.subject_id UNION ALL
    SELECT 1 FROM annotations WHERE e.subject = 'annotation' AND id = e.subject_id UNION ALL
    SELECT 1 FROM pledges WHERE e.subject = 'pledge' AND id = e.subject_id UNION ALL
    SELECT 1 FROM users WHERE e.subject = 'user' AND id = e.subject_id)`,
  "every revision has its audit row": `SELECT a.id FROM articles a WHERE
    (SELECT count(*) FROM article_revisions WHERE article_id = a.id) <>
    (SELECT count(*) FROM audit_events WHERE subject_id = a.id AND action IN ('article.create', 'article.save'))`,
  "every mark has its audit row": `SELECT id FROM annotations m WHERE
    (SELECT count(*) FROM audit_events WHERE subject_id = m.id AND action = 'pledge.annotate') <> 1`,
  "every pledge has its audit row": `SELECT id FROM pledges p WHERE
    (SELECT count(*) FROM audit_events WHERE subject_id = p.id AND action = 'pledge.create') <> 1`,
  "no write was found stale and kept": "SELECT changed FROM stale_writes",
};

test("a server killed in the middle of a hundred saves loses none that it acknowledged", async () => {
  test.setTimeout(180_000);
  const folder = temporaryFolder();
  let site = await startCopy(folder.path, "empty");
  try {
    const cookie = await openSession(await addPerson(site, "annotator"));
    const articles: string[] = [];
    for (let kill = 1; kill <= KILLS; kill++)
      await test.step(`kill ${kill}`, async () => {
        const kept = await saveUntilKilled(site, proceduresOf(site, cookie), kill);
        articles.push(kept.articleId);
        await checkLedger(site, kept);
        site = await startAgain(folder.path, "empty");
        const listed = await proceduresOf(site, cookie).ask<{ id: string }[]>("articles.desk");
        expect(listed.map(({ id }) => id).sort()).toEqual([...articles].sort());
      });
  } finally {
    await site.stop();
    folder.remove();
  }
});

/** What the server said that it had saved before it was killed. */
interface Acknowledged {
  articleId: string;
  /** Number of a revision → the words that make it this one. */
  revisions: Map<number, string>;
  annotationIds: string[];
}

/** Edits and marks an article, in turns; at a random moment of this the server is killed. */
async function saveUntilKilled(site: Site, api: Procedures, kill: number): Promise<Acknowledged> {
  const fields = (draft: string) => ({
    title: `Ten countries pledge, kill ${kill}`,
    standfirst: "",
    byline: "",
    publishedOn: "2024-01-31",
    language: "en",
    body: bodyOf(draft),
  });
  const { id, version: created } = await api.tell<{ id: string; version: number }>(
    "articles.create",
    fields("Draft 1."),
  );
  const kept: Acknowledged = { articleId: id, revisions: new Map([[1, "Draft 1."]]), annotationIds: [] };
  let version = created;
  const edit = async () => {
    const draft = `Draft ${kept.revisions.size + 1}.`;
    const saved = await api.tell<{ version: number; revision: number }>("articles.save", {
      ...fields(draft),
      id,
      version,
    });
    version = saved.version;
    kept.revisions.set(saved.revision, draft);
  };
  const mark = async () => {
    const { revision } = await api.ask<{ revision: { id: string; plainText: string } }>("articles.byId", {
      id,
    });
    const made = await api.tell<{ annotationId: string }>("pledges.annotate", {
      articleId: id,
      revisionId: revision.id,
      ...pledgeOf(kept.annotationIds.length, revision.plainText),
    });
    kept.annotationIds.push(made.annotationId);
  };

  const killed: Promise<void>[] = [];
  const moment = { save: 10 + Math.floor(Math.random() * (SAVES - 20)), delayMs: Math.random() * 30 };
  for (let save = 1; save <= SAVES; save++) {
    if (save === moment.save) setTimeout(() => killed.push(site.kill()), moment.delayMs);
    try {
      await (save % 2 === 1 ? edit() : mark());
    } catch (error) {
      if (killed.length === 0) throw error;
      break;
    }
  }
  expect(killed, "the server was killed while it was saving").toHaveLength(1);
  await Promise.all(killed);
  console.log(
    `kill ${kill}: ${moment.delayMs.toFixed(1)} ms into save ${moment.save}; acknowledged: ${kept.revisions.size} revisions, ${kept.annotationIds.length} marks`,
  );
  return kept;
}

/** Opens what the dead server left behind: everything acknowledged is there, and nothing by half. */
async function checkLedger(site: Site, { articleId, revisions, annotationIds }: Acknowledged): Promise<void> {
  const { db, close } = openStore(site.databaseUrl);
  try {
    expect(await db.all("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    for (const [meaning, query] of Object.entries(INVARIANTS))
      expect.soft(await db.all(query), meaning).toEqual([]);

    const kept = await db.all<{ number: number; text: string }>(
      `SELECT number, plain_text AS text FROM article_revisions WHERE article_id = '${articleId}' ORDER BY number`,
    );
    for (const [number, draft] of revisions)
      expect(kept.find((row) => row.number === number)?.text, `revision ${number}`).toContain(draft);
    const marks = await db.all<{ id: string }>(
      `SELECT id FROM annotations WHERE article_id = '${articleId}'`,
    );
    expect(marks.map(({ id }) => id)).toEqual(expect.arrayContaining(annotationIds));
    // The save that was under way may have been kept whole without an answer; more than that nobody asked for.
    const unanswered = kept.length - revisions.size + marks.length - annotationIds.length;
    expect([0, 1]).toContain(unanswered);
  } finally {
    await close();
  }
}

function bodyOf(draft: string) {
  const paragraph = (text: string) => ({
    type: "paragraph" as const,
    content: [{ type: "text" as const, text }],
  });
  return { type: "doc" as const, content: [draft, ...DONORS.map(sentenceOf)].map(paragraph) };
}

function sentenceOf(donor: string): string {
  return `The government of ${donor} pledged EUR 5 million for shells.`;
}

/** The nth pledge: the words of one donor's sentence, and what they state. */
function pledgeOf(number: number, text: string) {
  const donor = DONORS[number % DONORS.length] ?? "";
  const sentence = sentenceOf(donor);
  const start = text.indexOf(sentence);
  const stated = { qualifier: "exact", min: 500_000_000, max: 500_000_000, currency: "EUR" };
  const fields = {
    donorCodes: [donor],
    recipientCode: "UA",
    amount: stated,
    category: "military",
    purpose: "ammunition",
    financeType: "not_stated",
    announcedOn: "2024-01-31",
  };
  return {
    span: { start, end: start + sentence.length },
    stated,
    pledge: { kind: "new", fields, pack: null },
  };
}
