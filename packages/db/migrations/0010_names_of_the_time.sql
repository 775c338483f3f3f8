ALTER TABLE `audit_events` ADD `actor_name` text;--> statement-breakpoint
DROP TRIGGER `audit_events_are_not_changed`;--> statement-breakpoint
UPDATE `audit_events` SET `actor_name` = (SELECT `name` FROM `users` WHERE `users`.`id` = `audit_events`.`actor_id`)
WHERE `actor_id` IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `audit_events_are_not_changed` BEFORE UPDATE ON `audit_events` BEGIN
  SELECT RAISE(ABORT, 'audit events are only ever added');
END;
--> statement-breakpoint
CREATE INDEX `articles_apart` ON `articles` (`id`) WHERE is_blind;
