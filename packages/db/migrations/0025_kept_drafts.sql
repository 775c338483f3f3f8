CREATE TABLE `kept_drafts` (
	`user_id` text NOT NULL,
	`of` text NOT NULL,
	`version` integer NOT NULL,
	`fields` text NOT NULL,
	`kept_at` text NOT NULL,
	PRIMARY KEY(`user_id`, `of`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
