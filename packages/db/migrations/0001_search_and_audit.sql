CREATE VIRTUAL TABLE `search_documents` USING fts5(
  kind UNINDEXED,
  subject_id UNINDEXED,
  title,
  body,
  tokenize = "unicode61 remove_diacritics 2"
);
--> statement-breakpoint
CREATE TRIGGER `audit_events_are_not_changed` BEFORE UPDATE ON `audit_events` BEGIN
  SELECT RAISE(ABORT, 'audit events are only ever added');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_are_not_deleted` BEFORE DELETE ON `audit_events` BEGIN
  SELECT RAISE(ABORT, 'audit events are only ever added');
END;
--> statement-breakpoint
CREATE TRIGGER `article_revisions_are_not_changed` BEFORE UPDATE ON `article_revisions` BEGIN
  SELECT RAISE(ABORT, 'revisions are immutable');
END;
--> statement-breakpoint
INSERT INTO `write_sequence` (id, value) VALUES (1, 0);
