-- The text of a revision is its headline, its standfirst and its body now: what stood before moves behind the new words.
-- Offsets are UTF-16 code units: a character beyond U+FFFF is two of them.
CREATE TABLE `moving` (`revision_id` text PRIMARY KEY NOT NULL, `head` text NOT NULL, `units` integer NOT NULL);
--> statement-breakpoint
INSERT INTO `moving` (`revision_id`, `head`, `units`)
WITH `heads` AS (
  SELECT `id`, `title` || char(10) || char(10) || CASE
      WHEN `standfirst` = '' OR (
        json_extract(`body`, '$.content[0].type') = 'paragraph'
        AND (`plain_text` = `standfirst`
          OR substr(`plain_text`, 1, length(`standfirst`) + 2) = `standfirst` || char(10) || char(10))
      ) THEN ''
      ELSE `standfirst` || char(10) || char(10) END AS `head`
  FROM `article_revisions`
)
SELECT `id`, `head`, length(`head`) + CASE
    WHEN `head` GLOB '*[' || char(65536) || '-' || char(1114111) || ']*' THEN (
      WITH RECURSIVE `place`(`n`) AS (SELECT 1 UNION ALL SELECT `n` + 1 FROM `place` WHERE `n` < length(`head`))
      SELECT sum(unicode(substr(`head`, `n`, 1)) > 65535) FROM `place`
    ) ELSE 0 END
FROM `heads`;
--> statement-breakpoint
DROP TRIGGER `article_revisions_are_not_changed`;
--> statement-breakpoint
UPDATE `article_revisions` SET `plain_text` = (SELECT `head` FROM `moving` WHERE `revision_id` = `id`) || `plain_text`;
--> statement-breakpoint
CREATE TRIGGER `article_revisions_are_not_changed` BEFORE UPDATE ON `article_revisions` BEGIN
  SELECT RAISE(ABORT, 'revisions are immutable');
END;
--> statement-breakpoint
UPDATE `annotation_anchors` SET
  -- What is less than 32 characters from the body's beginning has words of the head before it now.
  `prefix` = CASE WHEN `start` < 32
    THEN substr((SELECT `head` FROM `moving` WHERE `moving`.`revision_id` = `annotation_anchors`.`revision_id`) || `prefix`, -32)
    ELSE `prefix` END,
  `start` = `start` + (SELECT `units` FROM `moving` WHERE `moving`.`revision_id` = `annotation_anchors`.`revision_id`),
  `end` = `end` + (SELECT `units` FROM `moving` WHERE `moving`.`revision_id` = `annotation_anchors`.`revision_id`)
WHERE `start` IS NOT NULL;
--> statement-breakpoint
UPDATE `suggestions` SET
  `start` = `start` + (SELECT `units` FROM `moving` WHERE `moving`.`revision_id` = `suggestions`.`revision_id`),
  `end` = `end` + (SELECT `units` FROM `moving` WHERE `moving`.`revision_id` = `suggestions`.`revision_id`);
--> statement-breakpoint
UPDATE `suggestions` SET `fields` = json_set(`fields`, '$.start', `start`, '$.end', `end`);
--> statement-breakpoint
DROP TABLE `moving`;
