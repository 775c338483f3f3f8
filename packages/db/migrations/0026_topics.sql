CREATE TABLE `article_topics` (
	`article_id` text NOT NULL,
	`topic_slug` text NOT NULL,
	PRIMARY KEY(`article_id`, `topic_slug`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_slug`) REFERENCES `topics`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `article_topics_by_topic` ON `article_topics` (`topic_slug`);--> statement-breakpoint
CREATE TABLE `authors` (
	`slug` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`also_called` text NOT NULL,
	`about_en` text NOT NULL,
	`about_uk` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `topics` (
	`slug` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name_en` text NOT NULL,
	`name_uk` text NOT NULL,
	`version` integer NOT NULL,
	CONSTRAINT "topics_kind" CHECK("topics"."kind" IN ('section', 'tag'))
);
