CREATE TABLE `subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`language` text NOT NULL,
	`frequency` text NOT NULL,
	`subject` text NOT NULL,
	`value` text NOT NULL,
	`token` text NOT NULL,
	`asked_at` text NOT NULL,
	`confirmed_at` text,
	`next_on` text NOT NULL,
	`told_until` text NOT NULL,
	CONSTRAINT "subscription_language" CHECK("subscriptions"."language" IN ('en', 'uk')),
	CONSTRAINT "subscription_frequency" CHECK("subscriptions"."frequency" IN ('daily', 'weekly')),
	CONSTRAINT "subscription_subject" CHECK("subscriptions"."subject" IN ('all', 'donor', 'purpose', 'pledge'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_by_token` ON `subscriptions` (`token`);--> statement-breakpoint
CREATE INDEX `subscriptions_by_due` ON `subscriptions` (`next_on`);--> statement-breakpoint
CREATE INDEX `subscriptions_by_email` ON `subscriptions` (`email`);--> statement-breakpoint
ALTER TABLE `mails` ADD `leave_address` text;