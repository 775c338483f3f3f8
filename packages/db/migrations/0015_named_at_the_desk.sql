ALTER TABLE `channels` ADD `also_called` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `channels` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `parties` ADD `also_called` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `parties` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
-- Pages of pledges say the names of those who have a part in them.
CREATE TRIGGER `parties_touch_update` AFTER UPDATE ON `parties` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched)
    SELECT 'pledge', pledge_id, 1 FROM pledge_donors WHERE party_code = NEW.code
    UNION SELECT 'pledge', id, 1 FROM pledges WHERE recipient_code = NEW.code
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `channels_touch_update` AFTER UPDATE ON `channels` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched)
    SELECT 'pledge', id, 1 FROM pledges WHERE channel_slug = NEW.slug
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
