CREATE TABLE `comparison_rows` (
	`set_id` text NOT NULL,
	`outside_id` text NOT NULL,
	`package_id` text,
	`donor_code` text NOT NULL,
	`announced_on` text,
	`amount` integer,
	`currency` text,
	`stage` text,
	`category` text,
	`channel` text,
	`in_kind` text,
	`wording` text,
	`source` text,
	`was` text,
	`gone` integer DEFAULT false NOT NULL,
	`pledge_id` text,
	`decision` text,
	`decided_by` text,
	PRIMARY KEY(`set_id`, `outside_id`),
	FOREIGN KEY (`set_id`) REFERENCES `comparison_sets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comparison_rows_by_pledge` ON `comparison_rows` (`pledge_id`);--> statement-breakpoint
CREATE INDEX `comparison_rows_by_decision` ON `comparison_rows` (`set_id`,`decision`);--> statement-breakpoint
CREATE TABLE `comparison_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`publisher` text NOT NULL,
	`url` text NOT NULL,
	`remark` text NOT NULL,
	`licence` text,
	`refused` text NOT NULL,
	`doubts` text NOT NULL,
	`hash` text NOT NULL,
	`loads` integer NOT NULL,
	`loaded_by` text,
	`loaded_at` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`loaded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
