CREATE TABLE `ledger_unsummed` (
	`id` integer PRIMARY KEY NOT NULL,
	`row_id` integer NOT NULL,
	`sign` integer NOT NULL
);
--> statement-breakpoint
-- A plan's rows are summed together at its end and not one by one: see queries/sums.ts.
DROP TRIGGER `ledger_rows_are_summed`;
--> statement-breakpoint
DROP TRIGGER `ledger_rows_are_closed`;
--> statement-breakpoint
CREATE TRIGGER `ledger_rows_are_summed` AFTER INSERT ON `ledger_rows` BEGIN
  INSERT INTO ledger_unsummed (row_id, sign) VALUES (NEW.id, 1);
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_rows_are_closed` AFTER UPDATE OF `recorded_to` ON `ledger_rows` WHEN OLD.recorded_to IS NULL AND NEW.recorded_to IS NOT NULL BEGIN
  INSERT INTO ledger_unsummed (row_id, sign) VALUES (NEW.id, -1);
END;
