import { sql } from "drizzle-orm";
import type { Database } from "../../store/store.ts";

/**
 * So many of the latest pledges of the same donors, and through the same channels, are looked at: an article about a large donor
 * would otherwise be compared with every other one.
 */
const LATEST = 300;

/**
 * Other published articles about the same pledges, and about the latest of the same donors and channels, those that share most
 * first, with what it is.
 */
export async function listRelatedArticles(db: Database, articleId: string, limit: number) {
  return db.all<{
    slug: string;
    title: string;
    language: string;
    publishedOn: string | null;
    firstPublishedAt: string;
    sharedPledges: number;
    /** Codes, slugs and purposes that both are about, each joined with commas; null for none. */
    donors: string | null;
    channels: string | null;
    purposes: string | null;
  }>(sql`
    WITH mine AS (
      SELECT DISTINCT a.pledge_id, d.party_code, p.channel_slug, p.purpose
      FROM annotations a JOIN pledges p ON p.id = a.pledge_id JOIN pledge_donors d ON d.pledge_id = a.pledge_id
      WHERE a.article_id = ${articleId} AND a.removed_at IS NULL AND a.review_state = 'approved'),
    -- The latest are few and in order of their index; '+' keeps SQLite from gathering all of a channel to sort them.
    near AS (
      SELECT pledge_id FROM mine
      UNION SELECT id FROM (
        SELECT p.id FROM pledges p
        WHERE EXISTS (
          SELECT 1 FROM pledge_donors d WHERE d.pledge_id = p.id AND d.party_code IN (SELECT party_code FROM mine))
        ORDER BY p.announced_day DESC, p.code DESC LIMIT ${LATEST})
      UNION SELECT id FROM (
        SELECT p.id FROM pledges p WHERE +p.channel_slug IN (SELECT channel_slug FROM mine)
        ORDER BY p.announced_day DESC, p.code DESC LIMIT ${LATEST}))
    SELECT article.slug, revision.title, article.language, revision.published_on AS publishedOn,
      article.first_published_at AS firstPublishedAt,
      count(DISTINCT CASE WHEN a.pledge_id IN (SELECT pledge_id FROM mine) THEN a.pledge_id END) AS sharedPledges,
      group_concat(DISTINCT CASE WHEN d.party_code IN (SELECT party_code FROM mine) THEN d.party_code END) AS donors,
      group_concat(DISTINCT CASE WHEN p.channel_slug IN (SELECT channel_slug FROM mine) THEN p.channel_slug END) AS channels,
      group_concat(DISTINCT CASE WHEN p.purpose IN (SELECT purpose FROM mine) AND p.purpose <> 'other' THEN p.purpose END) AS purposes
    FROM near
    JOIN annotations a ON a.pledge_id = near.pledge_id
    JOIN pledges p ON p.id = a.pledge_id
    JOIN pledge_donors d ON d.pledge_id = a.pledge_id
    JOIN articles article ON article.id = a.article_id AND article.status = 'published'
    JOIN article_revisions revision ON revision.id = article.published_revision_id
    WHERE a.article_id <> ${articleId} AND a.removed_at IS NULL AND a.review_state = 'approved'
    GROUP BY article.id
    ORDER BY sharedPledges DESC,
      count(DISTINCT CASE WHEN p.channel_slug IN (SELECT channel_slug FROM mine) THEN p.channel_slug END) * 2
        + count(DISTINCT CASE WHEN d.party_code IN (SELECT party_code FROM mine) THEN d.party_code END) DESC,
      coalesce(revision.published_on, substr(article.first_published_at, 1, 10)) DESC
    LIMIT ${limit}`);
}

/** Published articles with approved marks on pledges of a donor, through a channel or for a purpose, the newest first. */
export async function listPublicArticlesOf(
  db: Database,
  by: "donor" | "channel" | "purpose",
  value: string,
  limit: number,
) {
  const isOf = {
    donor: sql`EXISTS (SELECT 1 FROM pledge_donors donor WHERE donor.pledge_id = pledge.id AND donor.party_code = ${value})`,
    channel: sql`pledge.channel_slug = ${value}`,
    purpose: sql`pledge.purpose = ${value}`,
  }[by];
  return db.all<{
    slug: string;
    title: string;
    language: string;
    publishedOn: string | null;
    firstPublishedAt: string;
  }>(sql`
    SELECT article.slug, revision.title, article.language, revision.published_on AS publishedOn,
      article.first_published_at AS firstPublishedAt
    FROM articles article JOIN article_revisions revision ON revision.id = article.published_revision_id
    WHERE article.status = 'published' AND EXISTS (
      SELECT 1 FROM annotations mark JOIN pledges pledge ON pledge.id = mark.pledge_id
      WHERE mark.article_id = article.id AND mark.removed_at IS NULL AND mark.review_state = 'approved' AND ${isOf})
    ORDER BY article.first_published_at DESC LIMIT ${limit}`);
}
