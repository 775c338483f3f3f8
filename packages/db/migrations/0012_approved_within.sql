CREATE TABLE `approved_within` (
	`pledge_id` text NOT NULL,
	`other_id` text NOT NULL,
	PRIMARY KEY(`pledge_id`, `other_id`),
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `approved_within_by_other` ON `approved_within` (`other_id`);
--> statement-breakpoint
INSERT OR IGNORE INTO `approved_within` (`pledge_id`, `other_id`)
SELECT known.pledge_id, other.id FROM `approved_pledges` known, json_each(known.state, '$.facts.packageCodes') code
  JOIN `pledges` other ON other.code = code.value
UNION
SELECT known.pledge_id, other.id FROM `approved_pledges` known, json_each(known.state, '$.facts.overlaps') overlap
  JOIN `pledges` other ON other.code = overlap.value ->> 'code';
