CREATE TABLE `source_copies` (
	`source_id` text NOT NULL,
	`sha256` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`read_at` text NOT NULL,
	`is_kept` integer NOT NULL,
	PRIMARY KEY(`source_id`, `sha256`),
	FOREIGN KEY (`source_id`) REFERENCES `watched_sources`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `source_copies_by_hash` ON `source_copies` (`sha256`);--> statement-breakpoint
CREATE TABLE `source_uses` (
	`source_id` text NOT NULL,
	`used_by` text NOT NULL,
	`subject_id` text NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`source_id`, `used_by`, `subject_id`),
	FOREIGN KEY (`source_id`) REFERENCES `watched_sources`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "source_uses_used_by" CHECK("source_uses"."used_by" IN ('article', 'pledge'))
);
--> statement-breakpoint
CREATE TABLE `watched_sources` (
	`id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`host` text NOT NULL,
	`is_watched` integer NOT NULL,
	`newest_at` text NOT NULL,
	`state` text DEFAULT 'new' NOT NULL,
	`state_since` text NOT NULL,
	`last_looked_at` text,
	`last_seen_at` text,
	`next_look_at` text NOT NULL,
	`asked_at` text,
	`failures` integer DEFAULT 0 NOT NULL,
	`not_found_since` text,
	`etag` text,
	`last_modified` text,
	`moved_to` text,
	`last_status` integer,
	`last_problem` text,
	`copy_hash` text,
	`quotes` text DEFAULT '[]' NOT NULL,
	`settled_by` text,
	`settled_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`settled_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "watched_sources_state" CHECK("watched_sources"."state" IN ('new', 'seen', 'changed', 'moved', 'gone', 'unreachable', 'refused'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `watched_sources_address_unique` ON `watched_sources` (`address`);--> statement-breakpoint
CREATE INDEX `watched_sources_by_due` ON `watched_sources` (`is_watched`,`next_look_at`);--> statement-breakpoint
CREATE INDEX `watched_sources_by_host` ON `watched_sources` (`host`,`asked_at`);