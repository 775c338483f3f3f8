CREATE TABLE `annotation_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`annotation_id` text NOT NULL,
	`text` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`annotation_id`) REFERENCES `annotations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `annotation_comments_by_annotation` ON `annotation_comments` (`annotation_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `annotations` ADD `disputed_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `pledge_matches` ADD `moved` text;--> statement-breakpoint
ALTER TABLE `suggestions` ADD `changed` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `is_blind` integer DEFAULT false NOT NULL;