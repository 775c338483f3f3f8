import type { Viewer } from "@pledgebook/core/desk/permissions";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** The columns that say in which article something was made, and by whom. */
interface Made {
  articleId: SQLWrapper;
  by: SQLWrapper;
}

/** Whether a viewer may see what was made in an article: true unless somebody else made it in one that is marked apart. */
export function isSeen(viewer: Viewer, { articleId, by }: Made): SQL {
  if (viewer.sees === "everything") return sql`1`;
  return sql`(${by} IS ${viewer.personId}
    OR NOT EXISTS (SELECT 1 FROM articles apart WHERE apart.id = ${articleId} AND apart.is_blind))`;
}

/** The same of a mark, where a query calls the table of marks `name`. */
export function isSeenMark(viewer: Viewer, name = "annotations"): SQL {
  return isSeen(viewer, { articleId: sql.raw(`${name}.article_id`), by: sql.raw(`${name}.created_by`) });
}

// SQLite's CROSS JOIN keeps the order of the tables: the few articles that are marked apart, then what is theirs, and never all
// of the history.

/** Ids of the marks that a viewer may not see. */
export function hiddenMarks(viewer: Viewer): SQL {
  if (viewer.sees === "everything") return sql`(SELECT NULL WHERE 0)`;
  return sql`(SELECT mark.id FROM articles apart CROSS JOIN annotations mark ON mark.article_id = apart.id
    WHERE apart.is_blind AND mark.created_by IS NOT ${viewer.personId})`;
}

/**
 * Ids of the pledges that a viewer may not see: others marked or made them in articles that are marked apart, and the viewer
 * knows no mark of theirs from elsewhere. That a pledge is made in an article says its history alone: a package that was
 * made with its component, a pledge whose mark was moved, and one that was merged into another have no mark.
 */
export function hiddenPledges(viewer: Viewer): SQL {
  if (viewer.sees === "everything") return sql`(SELECT NULL WHERE 0)`;
  return sql`(SELECT hidden.id FROM pledges hidden
    WHERE hidden.id IN (
      SELECT mark.pledge_id FROM articles apart CROSS JOIN annotations mark ON mark.article_id = apart.id
      WHERE apart.is_blind AND mark.created_by IS NOT ${viewer.personId}
      UNION SELECT made.subject_id FROM articles apart CROSS JOIN audit_events made ON made.article_id = apart.id
      WHERE apart.is_blind AND made.action = 'pledge.create' AND made.actor_id IS NOT ${viewer.personId})
    AND NOT EXISTS (SELECT 1 FROM annotations known WHERE known.pledge_id = hidden.id
      AND ${isSeenMark(viewer, "known")}))`;
}
