CREATE TABLE `article_coverage` (
	`article_id` text PRIMARY KEY NOT NULL,
	`is_annotated` integer NOT NULL,
	`is_reviewed` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ledger_coverage` (
	`id` integer PRIMARY KEY NOT NULL,
	`recorded_at` text NOT NULL,
	`published` integer NOT NULL,
	`annotated` integer NOT NULL,
	`reviewed` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ledger_coverage_by_record` ON `ledger_coverage` (`recorded_at`);--> statement-breakpoint
CREATE TABLE `ledger_pending` (
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`touched` integer NOT NULL,
	PRIMARY KEY(`subject`, `subject_id`)
);
--> statement-breakpoint
CREATE TABLE `ledger_rows` (
	`id` integer PRIMARY KEY NOT NULL,
	`pledge_id` text NOT NULL,
	`code` text NOT NULL,
	`part` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`year` integer,
	`donor_key` text NOT NULL,
	`recipient_code` text NOT NULL,
	`category` text NOT NULL,
	`purpose` text NOT NULL,
	`purpose_note` text,
	`finance_type` text NOT NULL,
	`channel` text NOT NULL,
	`in_kind` text,
	`announced_on` text,
	`announced_day` text NOT NULL,
	`announced_by` text,
	`package_codes` text NOT NULL,
	`is_exceeded` integer NOT NULL,
	`qualifier` text NOT NULL,
	`currency` text,
	`floor` integer,
	`ceiling` integer,
	`floor_eur` integer,
	`ceiling_eur` integer,
	`floor_usd` integer,
	`ceiling_usd` integer,
	`floor_gbp` integer,
	`ceiling_gbp` integer,
	`floor_uah` integer,
	`ceiling_uah` integer,
	`size` integer NOT NULL,
	`rate_id` integer,
	`rate_usd_id` integer,
	`rate_gbp_id` integer,
	`rate_uah_id` integer,
	`counted` integer NOT NULL,
	`announcements` integer NOT NULL,
	`restatements` integer NOT NULL,
	`annotation_id` text NOT NULL,
	`quote` text NOT NULL,
	`article_slug` text NOT NULL,
	`recorded_from` text NOT NULL,
	`recorded_to` text,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_rows_current` ON `ledger_rows` (`code`,`part`) WHERE "ledger_rows"."recorded_to" IS NULL;--> statement-breakpoint
CREATE INDEX `ledger_rows_by_pledge` ON `ledger_rows` (`pledge_id`);--> statement-breakpoint
CREATE INDEX `ledger_rows_by_day` ON `ledger_rows` (`announced_day`,`code`,`part`) WHERE "ledger_rows"."recorded_to" IS NULL;--> statement-breakpoint
CREATE INDEX `ledger_rows_by_size` ON `ledger_rows` (`size`,`code`,`part`) WHERE "ledger_rows"."recorded_to" IS NULL;--> statement-breakpoint
CREATE INDEX `ledger_rows_by_donor` ON `ledger_rows` (`donor_key`,`announced_day`,`code`,`part`) WHERE "ledger_rows"."recorded_to" IS NULL;--> statement-breakpoint
CREATE INDEX `ledger_rows_by_category` ON `ledger_rows` (`category`,`announced_day`,`code`,`part`) WHERE "ledger_rows"."recorded_to" IS NULL;--> statement-breakpoint
CREATE INDEX `ledger_rows_by_purpose` ON `ledger_rows` (`purpose`,`announced_day`,`code`,`part`) WHERE "ledger_rows"."recorded_to" IS NULL;--> statement-breakpoint
CREATE INDEX `ledger_rows_by_channel` ON `ledger_rows` (`channel`,`announced_day`,`code`,`part`) WHERE "ledger_rows"."recorded_to" IS NULL;--> statement-breakpoint
CREATE INDEX `ledger_rows_by_status` ON `ledger_rows` (`status`,`announced_day`,`code`,`part`) WHERE "ledger_rows"."recorded_to" IS NULL;--> statement-breakpoint
CREATE INDEX `ledger_rows_by_record` ON `ledger_rows` (`recorded_from`,`code`,`part`);--> statement-breakpoint
CREATE INDEX `ledger_rows_by_end` ON `ledger_rows` (`recorded_to`) WHERE "ledger_rows"."recorded_to" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `ledger_sums` (
	`level` text NOT NULL,
	`donor_key` text NOT NULL,
	`recipient_code` text NOT NULL,
	`category` text NOT NULL,
	`purpose` text NOT NULL,
	`channel` text NOT NULL,
	`month` text NOT NULL,
	`status` text NOT NULL,
	`finance_type` text NOT NULL,
	`rows` integer NOT NULL,
	`pledges` integer NOT NULL,
	`unquantified` integer NOT NULL,
	`announcements` integer NOT NULL,
	`restatements` integer NOT NULL,
	`floor_eur` integer NOT NULL,
	`ceiling_eur` integer NOT NULL,
	`open_eur` integer NOT NULL,
	`unconverted_eur` integer NOT NULL,
	`floor_usd` integer NOT NULL,
	`ceiling_usd` integer NOT NULL,
	`open_usd` integer NOT NULL,
	`unconverted_usd` integer NOT NULL,
	`floor_gbp` integer NOT NULL,
	`ceiling_gbp` integer NOT NULL,
	`open_gbp` integer NOT NULL,
	`unconverted_gbp` integer NOT NULL,
	`floor_uah` integer NOT NULL,
	`ceiling_uah` integer NOT NULL,
	`open_uah` integer NOT NULL,
	`unconverted_uah` integer NOT NULL,
	PRIMARY KEY(`level`, `donor_key`, `channel`, `category`, `purpose`, `recipient_code`, `month`, `status`, `finance_type`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pledge_years` (
	`pledge_id` text NOT NULL,
	`year` integer NOT NULL,
	`amount_min` integer,
	`amount_max` integer,
	`currency` text,
	`qualifier` text NOT NULL,
	PRIMARY KEY(`pledge_id`, `year`),
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pledge_years_qualifier" CHECK("pledge_years"."qualifier" IN ('exact', 'about', 'at_least', 'more_than', 'up_to', 'less_than', 'between', 'unquantified'))
);
--> statement-breakpoint
CREATE TABLE `error_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`pledge_id` text NOT NULL,
	`text` text NOT NULL,
	`contact` text,
	`state` text NOT NULL,
	`outcome` text,
	`reported_at` text NOT NULL,
	`settled_by` text,
	`settled_at` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "error_reports_state" CHECK("error_reports"."state" IN ('open', 'settled'))
);
--> statement-breakpoint
CREATE INDEX `error_reports_by_state` ON `error_reports` (`state`,`reported_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_fx_rates` (
	`id` integer PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`date` text NOT NULL,
	`per_euro` text NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_fx_rates`("currency", "date", "per_euro", "source") SELECT "currency", "date", "per_euro", "source" FROM `fx_rates`;--> statement-breakpoint
DROP TABLE `fx_rates`;--> statement-breakpoint
ALTER TABLE `__new_fx_rates` RENAME TO `fx_rates`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `fx_rates_by_day` ON `fx_rates` (`currency`,`date`);