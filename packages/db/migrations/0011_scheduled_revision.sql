ALTER TABLE `articles` ADD `scheduled_revision_id` text REFERENCES article_revisions(id);--> statement-breakpoint
-- What a schedule has meant until now: the newest revision, as it is when the schema changes.
UPDATE `articles` SET `scheduled_revision_id` = `latest_revision_id` WHERE `scheduled_for` IS NOT NULL;
