CREATE TABLE `annotation_anchors` (
	`annotation_id` text NOT NULL,
	`revision_id` text NOT NULL,
	`state` text NOT NULL,
	`start` integer,
	`end` integer,
	`exact` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	PRIMARY KEY(`annotation_id`, `revision_id`),
	FOREIGN KEY (`annotation_id`) REFERENCES `annotations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `article_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "annotation_anchors_state" CHECK("annotation_anchors"."state" IN ('exact', 'moved', 'needs_review', 'orphaned'))
);
--> statement-breakpoint
CREATE INDEX `annotation_anchors_by_revision` ON `annotation_anchors` (`revision_id`);--> statement-breakpoint
CREATE TABLE `annotations` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`marked_revision_id` text NOT NULL,
	`pledge_id` text NOT NULL,
	`role` text NOT NULL,
	`amount_min` integer,
	`amount_max` integer,
	`currency` text,
	`qualifier` text NOT NULL,
	`review_state` text NOT NULL,
	`review_note` text,
	`reviewed_by` text,
	`reviewed_at` text,
	`created_by` text,
	`created_at` text NOT NULL,
	`removed_at` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`marked_revision_id`) REFERENCES `article_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "annotations_role" CHECK("annotations"."role" IN ('first', 'restatement', 'detail', 'update', 'contradiction')),
	CONSTRAINT "annotations_qualifier" CHECK("annotations"."qualifier" IN ('exact', 'about', 'at_least', 'more_than', 'up_to', 'less_than', 'between', 'unquantified')),
	CONSTRAINT "annotations_review_state" CHECK("annotations"."review_state" IN ('waiting', 'approved', 'sent_back'))
);
--> statement-breakpoint
CREATE INDEX `annotations_by_article` ON `annotations` (`article_id`);--> statement-breakpoint
CREATE INDEX `annotations_by_pledge` ON `annotations` (`pledge_id`);--> statement-breakpoint
CREATE INDEX `annotations_by_review` ON `annotations` (`review_state`,`created_at`);--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`pledge_id` text,
	`kind` text NOT NULL,
	`changes_figure` integer NOT NULL,
	`note` text NOT NULL,
	`published_at` text NOT NULL,
	`created_by` text,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "corrections_kind" CHECK("corrections"."kind" IN ('correction', 'clarification', 'update', 'editors_note', 'retraction'))
);
--> statement-breakpoint
CREATE INDEX `corrections_by_article` ON `corrections` (`article_id`,`published_at`);--> statement-breakpoint
CREATE INDEX `corrections_by_publication` ON `corrections` (`published_at`);--> statement-breakpoint
CREATE TABLE `pledge_matches` (
	`id` text PRIMARY KEY NOT NULL,
	`pledge_id` text NOT NULL,
	`other_pledge_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text,
	`decided_by` text,
	`decided_at` text NOT NULL,
	`undone_at` text,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pledge_matches_decision" CHECK("pledge_matches"."decision" IN ('same', 'part_of', 'later_stage_of', 'different'))
);
--> statement-breakpoint
CREATE INDEX `pledge_matches_by_pair` ON `pledge_matches` (`pledge_id`,`other_pledge_id`);--> statement-breakpoint
CREATE TABLE `suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`revision_id` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`exact` text NOT NULL,
	`fields` text NOT NULL,
	`confidence` integer NOT NULL,
	`engine_version` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`annotation_id` text,
	`decided_by` text,
	`decided_at` text,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `article_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`annotation_id`) REFERENCES `annotations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "suggestions_outcome" CHECK("suggestions"."outcome" IN ('waiting', 'accepted', 'edited', 'rejected'))
);
--> statement-breakpoint
CREATE INDEX `suggestions_by_article` ON `suggestions` (`article_id`,`outcome`);--> statement-breakpoint
CREATE TABLE `article_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`standfirst` text NOT NULL,
	`byline` text NOT NULL,
	`published_on` text,
	`body` text NOT NULL,
	`plain_text` text NOT NULL,
	`hash` text NOT NULL,
	`note` text,
	`created_by` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `article_revisions_by_number` ON `article_revisions` (`article_id`,`number`);--> statement-breakpoint
CREATE TABLE `article_slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`retired_at` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `articles` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`published_revision_id` text,
	`latest_revision_id` text,
	`first_published_at` text,
	`modified_at` text,
	`scheduled_for` text,
	`withdrawn_notice` text,
	`sources` text NOT NULL,
	`related` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`published_revision_id`) REFERENCES `article_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`latest_revision_id`) REFERENCES `article_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "articles_status" CHECK("articles"."status" IN ('draft', 'scheduled', 'published', 'withdrawn')),
	CONSTRAINT "articles_language" CHECK("articles"."language" IN ('en', 'uk'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_slug_unique` ON `articles` (`slug`);--> statement-breakpoint
CREATE INDEX `articles_by_publication` ON `articles` (`status`,`first_published_at`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`article_id` text,
	`before` text,
	`after` text,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_events_by_subject` ON `audit_events` (`subject`,`subject_id`);--> statement-breakpoint
CREATE INDEX `audit_events_by_article` ON `audit_events` (`article_id`);--> statement-breakpoint
CREATE INDEX `audit_events_by_actor` ON `audit_events` (`actor_id`);--> statement-breakpoint
CREATE TABLE `fx_rates` (
	`currency` text NOT NULL,
	`date` text NOT NULL,
	`per_euro` text NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`currency`, `date`)
);
--> statement-breakpoint
CREATE TABLE `ledger_releases` (
	`id` text PRIMARY KEY NOT NULL,
	`released_on` text NOT NULL,
	`files` text NOT NULL,
	`changes` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_releases_releasedOn_unique` ON `ledger_releases` (`released_on`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stale_writes` (
	`changed` integer NOT NULL,
	CONSTRAINT "stale_write" CHECK("stale_writes"."changed" > 0)
);
--> statement-breakpoint
CREATE TABLE `write_sequence` (
	`id` integer PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `channels` (
	`slug` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name_en` text NOT NULL,
	`name_uk` text NOT NULL,
	CONSTRAINT "channels_kind" CHECK("channels"."kind" IN ('fund', 'coalition', 'initiative', 'programme', 'other'))
);
--> statement-breakpoint
CREATE TABLE `package_components` (
	`package_id` text NOT NULL,
	`component_id` text NOT NULL,
	PRIMARY KEY(`package_id`, `component_id`),
	FOREIGN KEY (`package_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`component_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `package_components_by_component` ON `package_components` (`component_id`);--> statement-breakpoint
CREATE TABLE `parties` (
	`code` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name_en` text NOT NULL,
	`name_uk` text NOT NULL,
	`organisation_id` text,
	CONSTRAINT "parties_kind" CHECK("parties"."kind" IN ('country', 'institution', 'organisation', 'group'))
);
--> statement-breakpoint
CREATE TABLE `pledge_code_series` (
	`year` integer PRIMARY KEY NOT NULL,
	`last_number` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pledge_donors` (
	`pledge_id` text NOT NULL,
	`party_code` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`pledge_id`, `party_code`),
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pledge_donors_by_party` ON `pledge_donors` (`party_code`,`pledge_id`);--> statement-breakpoint
CREATE TABLE `pledge_events` (
	`id` text PRIMARY KEY NOT NULL,
	`pledge_id` text NOT NULL,
	`status` text NOT NULL,
	`amount_min` integer,
	`amount_max` integer,
	`currency` text,
	`qualifier` text,
	`happened_on` text NOT NULL,
	`detail` text,
	`evidence` text NOT NULL,
	`annotation_id` text,
	`recorded_by` text,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pledge_events_status" CHECK("pledge_events"."status" IN ('pledged', 'committed', 'allocated', 'disbursed', 'delivered', 'cancelled', 'suspended'))
);
--> statement-breakpoint
CREATE INDEX `pledge_events_by_pledge` ON `pledge_events` (`pledge_id`,`happened_on`);--> statement-breakpoint
CREATE TABLE `pledges` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`recipient_code` text NOT NULL,
	`amount_min` integer,
	`amount_max` integer,
	`currency` text,
	`qualifier` text NOT NULL,
	`category` text NOT NULL,
	`purpose` text NOT NULL,
	`purpose_note` text,
	`finance_type` text NOT NULL,
	`channel_slug` text,
	`in_kind` text,
	`quantity_min` integer,
	`quantity_max` integer,
	`quantity_unit` text,
	`announced_on` text,
	`announced_day` text GENERATED ALWAYS AS (CASE
  WHEN announced_on IS NULL THEN NULL
  WHEN length(announced_on) = 4 THEN announced_on || '-01-01'
  WHEN substr(announced_on, 6, 1) = 'Q' THEN substr(announced_on, 1, 5) || substr('00' || (substr(announced_on, 7, 1) * 3 - 2), -2) || '-01'
  WHEN length(announced_on) = 7 THEN announced_on || '-01'
  ELSE announced_on END) STORED,
	`announced_by` text,
	`period` text,
	`components_complete` integer,
	`note` text,
	`last_checked_on` text,
	`review_state` text NOT NULL,
	`merged_into_id` text,
	`created_by` text,
	`created_at` text NOT NULL,
	`updated_by` text,
	`updated_at` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`channel_slug`) REFERENCES `channels`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pledges_category" CHECK("pledges"."category" IN ('military', 'financial', 'humanitarian', 'reconstruction', 'energy', 'cyber')),
	CONSTRAINT "pledges_purpose" CHECK("pledges"."purpose" IN ('ammunition', 'air_defence', 'armour', 'aircraft', 'drones', 'maritime', 'cyber', 'training', 'demining', 'medical', 'energy', 'housing', 'transport', 'budget', 'governance', 'other')),
	CONSTRAINT "pledges_finance_type" CHECK("pledges"."finance_type" IN ('grant', 'loan', 'guarantee', 'in_kind', 'mixed', 'not_stated')),
	CONSTRAINT "pledges_qualifier" CHECK("pledges"."qualifier" IN ('exact', 'about', 'at_least', 'more_than', 'up_to', 'less_than', 'between', 'unquantified')),
	CONSTRAINT "pledges_review_state" CHECK("pledges"."review_state" IN ('waiting', 'approved', 'sent_back'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pledges_code_unique` ON `pledges` (`code`);--> statement-breakpoint
CREATE INDEX `pledges_by_day` ON `pledges` (`announced_day`,`code`);--> statement-breakpoint
CREATE INDEX `pledges_by_category` ON `pledges` (`category`,`announced_day`,`code`);--> statement-breakpoint
CREATE INDEX `pledges_by_channel` ON `pledges` (`channel_slug`);--> statement-breakpoint
CREATE INDEX `pledges_by_review` ON `pledges` (`review_state`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limits_key_unique` ON `rate_limits` (`key`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_unique` ON `sessions` (`token`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`role` text NOT NULL,
	`disabled` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "users_role" CHECK("users"."role" IN ('annotator', 'editor', 'admin'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer,
	`updated_at` integer
);
