-- Purposes that a newsroom adds; a pledge may be for one of them.
CREATE TABLE `own_purposes` (
	`code` text PRIMARY KEY NOT NULL,
	`category` text NOT NULL,
	`name_en` text NOT NULL,
	`name_uk` text NOT NULL,
	`also_called` text DEFAULT '[]' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "own_purposes_category" CHECK("own_purposes"."category" IN ('military', 'financial', 'humanitarian', 'reconstruction', 'energy', 'cyber')),
	CONSTRAINT "own_purposes_code" CHECK("own_purposes"."code" GLOB 'own_[a-z0-9]*')
);
--> statement-breakpoint
PRAGMA defer_foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `kept_pledges` AS SELECT * FROM `pledges`;--> statement-breakpoint
DROP TABLE `pledges`;--> statement-breakpoint
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
	`purpose_note_uk` text,
	`finance_type` text NOT NULL,
	`channel_slug` text,
	`in_kind` text,
	`in_kind_uk` text,
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
	`period_uk` text,
	`due_by` text,
	`components_complete` integer,
	`note` text,
	`note_uk` text,
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
	CONSTRAINT "pledges_purpose" CHECK("pledges"."purpose" IN ('ammunition', 'air_defence', 'armour', 'aircraft', 'drones', 'maritime', 'cyber', 'training', 'demining', 'medical', 'energy', 'housing', 'transport', 'budget', 'governance', 'mixed_arms', 'military_support', 'arms_industry', 'communications', 'fuel', 'relief', 'recovery', 'other') OR "pledges"."purpose" GLOB 'own_[a-z0-9]*'),
	CONSTRAINT "pledges_finance_type" CHECK("pledges"."finance_type" IN ('grant', 'loan', 'guarantee', 'in_kind', 'mixed', 'not_stated')),
	CONSTRAINT "pledges_qualifier" CHECK("pledges"."qualifier" IN ('exact', 'about', 'at_least', 'more_than', 'up_to', 'less_than', 'between', 'unquantified')),
	CONSTRAINT "pledges_review_state" CHECK("pledges"."review_state" IN ('waiting', 'approved', 'sent_back'))
);
--> statement-breakpoint
-- By this the rows of `pledges` that refer to others are found while these come back: without it each looks at all.
CREATE INDEX `pledges_by_merge` ON `pledges` (`merged_into_id`) WHERE "pledges"."merged_into_id" IS NOT NULL;--> statement-breakpoint
INSERT INTO `pledges` (`id`, `code`, `recipient_code`, `amount_min`, `amount_max`, `currency`, `qualifier`, `category`, `purpose`, `purpose_note`, `purpose_note_uk`, `finance_type`, `channel_slug`, `in_kind`, `in_kind_uk`, `quantity_min`, `quantity_max`, `quantity_unit`, `announced_on`, `announced_by`, `period`, `period_uk`, `due_by`, `components_complete`, `note`, `note_uk`, `last_checked_on`, `review_state`, `merged_into_id`, `created_by`, `created_at`, `updated_by`, `updated_at`, `version`) SELECT `id`, `code`, `recipient_code`, `amount_min`, `amount_max`, `currency`, `qualifier`, `category`, `purpose`, `purpose_note`, `purpose_note_uk`, `finance_type`, `channel_slug`, `in_kind`, `in_kind_uk`, `quantity_min`, `quantity_max`, `quantity_unit`, `announced_on`, `announced_by`, `period`, `period_uk`, `due_by`, `components_complete`, `note`, `note_uk`, `last_checked_on`, `review_state`, `merged_into_id`, `created_by`, `created_at`, `updated_by`, `updated_at`, `version` FROM `kept_pledges`;--> statement-breakpoint
DROP TABLE `kept_pledges`;--> statement-breakpoint
CREATE UNIQUE INDEX `pledges_code_unique` ON `pledges` (`code`);--> statement-breakpoint
CREATE INDEX `pledges_by_day` ON `pledges` (`announced_day`,`code`);--> statement-breakpoint
CREATE INDEX `pledges_by_category` ON `pledges` (`category`,`announced_day`,`code`);--> statement-breakpoint
CREATE INDEX `pledges_by_channel` ON `pledges` (`channel_slug`);--> statement-breakpoint
CREATE INDEX `pledges_by_review` ON `pledges` (`review_state`);--> statement-breakpoint
CREATE INDEX `pledges_by_amount` ON `pledges` (`currency`,`amount_min`,`amount_max`);--> statement-breakpoint
CREATE TRIGGER `pledges_touch_insert` AFTER INSERT ON `pledges` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledges_touch_update` AFTER UPDATE ON `pledges` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'article', article_id, 1 FROM annotations WHERE pledge_id = NEW.id AND OLD.review_state <> NEW.review_state GROUP BY article_id
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
