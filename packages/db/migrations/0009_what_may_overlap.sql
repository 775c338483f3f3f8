CREATE TABLE `approved_marks` (
	`annotation_id` text NOT NULL,
	`pledge_id` text NOT NULL,
	PRIMARY KEY(`annotation_id`, `pledge_id`),
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `approved_marks_by_pledge` ON `approved_marks` (`pledge_id`);--> statement-breakpoint
CREATE TABLE `approved_pledges` (
	`id` integer PRIMARY KEY NOT NULL,
	`pledge_id` text NOT NULL,
	`state` text NOT NULL,
	`approved_at` text NOT NULL,
	`taken_back_at` text,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `approved_pledges_by_pledge` ON `approved_pledges` (`pledge_id`);--> statement-breakpoint
CREATE TABLE `pledge_overlaps` (
	`pledge_id` text NOT NULL,
	`other_id` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`pledge_id`, `other_id`),
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pledge_overlaps_kind" CHECK("pledge_overlaps"."kind" IN ('may_be_within', 'guarantees', 'likely_same'))
);
--> statement-breakpoint
CREATE INDEX `pledge_overlaps_by_other` ON `pledge_overlaps` (`other_id`);--> statement-breakpoint
DROP INDEX `ledger_rows_to_add`;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `partly` text;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `overlap` text;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `overlap_code` text;--> statement-breakpoint
ALTER TABLE `ledger_rows` ADD `is_being_checked` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `ledger_rows_to_add` ON `ledger_rows` (`status`,`finance_type`,`donor_key`,`recipient_code`,`category`,`purpose`,`channel`,`announced_day`,`year`,`code`,`counted`,`floor`,`floor_eur`,`ceiling_eur`,`floor_usd`,`ceiling_usd`,`floor_gbp`,`ceiling_gbp`,`floor_uah`,`ceiling_uah`,`announcements`,`restatements`,`partly`,`overlap`,`recorded_to`) WHERE "ledger_rows"."recorded_to" IS NULL;--> statement-breakpoint
ALTER TABLE `ledger_sums` ADD `partly` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `ledger_sums` ADD `overlapping` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `pledge_events` ADD `is_rest` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `pledges_by_merge` ON `pledges` (`merged_into_id`) WHERE "pledges"."merged_into_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `pledges_by_amount` ON `pledges` (`currency`,`amount_min`,`amount_max`);
--> statement-breakpoint
CREATE TRIGGER `pledge_overlaps_touch_insert` AFTER INSERT ON `pledge_overlaps` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_overlaps_touch_update` AFTER UPDATE ON `pledge_overlaps` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', OLD.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_overlaps_touch_delete` AFTER DELETE ON `pledge_overlaps` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', OLD.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
-- An answer to 'are these the same?' moves what is likely, and so what counts.
CREATE TRIGGER `pledge_matches_touch_insert` AFTER INSERT ON `pledge_matches` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.other_pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_matches_touch_update` AFTER UPDATE ON `pledge_matches` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.other_pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `approved_pledges_touch_update` AFTER UPDATE ON `approved_pledges` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `approved_pledges_are_not_deleted` BEFORE DELETE ON `approved_pledges` BEGIN
  SELECT RAISE(ABORT, 'what was approved stays known');
END;
--> statement-breakpoint
-- What counts now is what was approved last: it is written down at the first start.
INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', id, 1 FROM pledges WHERE true
ON CONFLICT DO UPDATE SET touched = touched + 1;
