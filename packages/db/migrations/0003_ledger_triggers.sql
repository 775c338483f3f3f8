-- The ledger's rows only ever come and are closed; the sums follow them.
CREATE TRIGGER `ledger_rows_are_summed` AFTER INSERT ON `ledger_rows` BEGIN
  INSERT INTO ledger_sums (level, donor_key, channel, category, purpose, recipient_code, month, status, finance_type, rows, pledges, unquantified, announcements, restatements, floor_eur, ceiling_eur, open_eur, unconverted_eur, floor_usd, ceiling_usd, open_usd, unconverted_usd, floor_gbp, ceiling_gbp, open_gbp, unconverted_gbp, floor_uah, ceiling_uah, open_uah, unconverted_uah)
  SELECT slice.column1, slice.column2, slice.column3, slice.column4, slice.column5, slice.column6, slice.column7,
    NEW.status, NEW.finance_type,
    (1),
    (NEW.counted),
    (NEW.floor IS NULL),
    (NEW.announcements),
    (NEW.restatements),
    (coalesce(NEW.floor_eur, 0)),
    (coalesce(NEW.ceiling_eur, 0)),
    (NEW.floor_eur IS NOT NULL AND NEW.ceiling_eur IS NULL),
    (NEW.floor IS NOT NULL AND NEW.floor_eur IS NULL),
    (coalesce(NEW.floor_usd, 0)),
    (coalesce(NEW.ceiling_usd, 0)),
    (NEW.floor_usd IS NOT NULL AND NEW.ceiling_usd IS NULL),
    (NEW.floor IS NOT NULL AND NEW.floor_usd IS NULL),
    (coalesce(NEW.floor_gbp, 0)),
    (coalesce(NEW.ceiling_gbp, 0)),
    (NEW.floor_gbp IS NOT NULL AND NEW.ceiling_gbp IS NULL),
    (NEW.floor IS NOT NULL AND NEW.floor_gbp IS NULL),
    (coalesce(NEW.floor_uah, 0)),
    (coalesce(NEW.ceiling_uah, 0)),
    (NEW.floor_uah IS NOT NULL AND NEW.ceiling_uah IS NULL),
    (NEW.floor IS NOT NULL AND NEW.floor_uah IS NULL)
  FROM (VALUES
    ('all', '*', '*', '*', '*', '*', '*'),
    ('donor', NEW.donor_key, '*', '*', '*', '*', '*'),
    ('channel', '*', NEW.channel, '*', '*', '*', '*'),
    ('category', '*', '*', NEW.category, '*', '*', '*'),
    ('purpose', '*', '*', '*', NEW.purpose, '*', '*'),
    ('recipient', '*', '*', '*', '*', NEW.recipient_code, '*'),
    ('month', '*', '*', '*', '*', '*', substr(NEW.announced_day, 1, 7)),
    ('donor+channel', NEW.donor_key, NEW.channel, '*', '*', '*', '*'),
    ('donor+category', NEW.donor_key, '*', NEW.category, '*', '*', '*'),
    ('donor+purpose', NEW.donor_key, '*', '*', NEW.purpose, '*', '*'),
    ('donor+recipient', NEW.donor_key, '*', '*', '*', NEW.recipient_code, '*'),
    ('donor+month', NEW.donor_key, '*', '*', '*', '*', substr(NEW.announced_day, 1, 7)),
    ('channel+category', '*', NEW.channel, NEW.category, '*', '*', '*'),
    ('channel+purpose', '*', NEW.channel, '*', NEW.purpose, '*', '*'),
    ('channel+recipient', '*', NEW.channel, '*', '*', NEW.recipient_code, '*'),
    ('channel+month', '*', NEW.channel, '*', '*', '*', substr(NEW.announced_day, 1, 7)),
    ('category+purpose', '*', '*', NEW.category, NEW.purpose, '*', '*'),
    ('category+recipient', '*', '*', NEW.category, '*', NEW.recipient_code, '*'),
    ('category+month', '*', '*', NEW.category, '*', '*', substr(NEW.announced_day, 1, 7)),
    ('purpose+recipient', '*', '*', '*', NEW.purpose, NEW.recipient_code, '*'),
    ('purpose+month', '*', '*', '*', NEW.purpose, '*', substr(NEW.announced_day, 1, 7)),
    ('recipient+month', '*', '*', '*', '*', NEW.recipient_code, substr(NEW.announced_day, 1, 7)),
    ('cell', NEW.donor_key, NEW.channel, NEW.category, NEW.purpose, NEW.recipient_code, substr(NEW.announced_day, 1, 7)),
    ('recorded', '*', '*', '*', '*', '*', substr(NEW.recorded_from, 1, 10))
  ) AS slice WHERE true
  ON CONFLICT DO UPDATE SET
    rows = rows + excluded.rows,
    pledges = pledges + excluded.pledges,
    unquantified = unquantified + excluded.unquantified,
    announcements = announcements + excluded.announcements,
    restatements = restatements + excluded.restatements,
    floor_eur = floor_eur + excluded.floor_eur,
    ceiling_eur = ceiling_eur + excluded.ceiling_eur,
    open_eur = open_eur + excluded.open_eur,
    unconverted_eur = unconverted_eur + excluded.unconverted_eur,
    floor_usd = floor_usd + excluded.floor_usd,
    ceiling_usd = ceiling_usd + excluded.ceiling_usd,
    open_usd = open_usd + excluded.open_usd,
    unconverted_usd = unconverted_usd + excluded.unconverted_usd,
    floor_gbp = floor_gbp + excluded.floor_gbp,
    ceiling_gbp = ceiling_gbp + excluded.ceiling_gbp,
    open_gbp = open_gbp + excluded.open_gbp,
    unconverted_gbp = unconverted_gbp + excluded.unconverted_gbp,
    floor_uah = floor_uah + excluded.floor_uah,
    ceiling_uah = ceiling_uah + excluded.ceiling_uah,
    open_uah = open_uah + excluded.open_uah,
    unconverted_uah = unconverted_uah + excluded.unconverted_uah;
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_rows_are_closed` AFTER UPDATE OF `recorded_to` ON `ledger_rows` WHEN OLD.recorded_to IS NULL AND NEW.recorded_to IS NOT NULL BEGIN
  INSERT INTO ledger_sums (level, donor_key, channel, category, purpose, recipient_code, month, status, finance_type, rows, pledges, unquantified, announcements, restatements, floor_eur, ceiling_eur, open_eur, unconverted_eur, floor_usd, ceiling_usd, open_usd, unconverted_usd, floor_gbp, ceiling_gbp, open_gbp, unconverted_gbp, floor_uah, ceiling_uah, open_uah, unconverted_uah)
  SELECT slice.column1, slice.column2, slice.column3, slice.column4, slice.column5, slice.column6, slice.column7,
    OLD.status, OLD.finance_type,
    -(1),
    -(OLD.counted),
    -(OLD.floor IS NULL),
    -(OLD.announcements),
    -(OLD.restatements),
    -(coalesce(OLD.floor_eur, 0)),
    -(coalesce(OLD.ceiling_eur, 0)),
    -(OLD.floor_eur IS NOT NULL AND OLD.ceiling_eur IS NULL),
    -(OLD.floor IS NOT NULL AND OLD.floor_eur IS NULL),
    -(coalesce(OLD.floor_usd, 0)),
    -(coalesce(OLD.ceiling_usd, 0)),
    -(OLD.floor_usd IS NOT NULL AND OLD.ceiling_usd IS NULL),
    -(OLD.floor IS NOT NULL AND OLD.floor_usd IS NULL),
    -(coalesce(OLD.floor_gbp, 0)),
    -(coalesce(OLD.ceiling_gbp, 0)),
    -(OLD.floor_gbp IS NOT NULL AND OLD.ceiling_gbp IS NULL),
    -(OLD.floor IS NOT NULL AND OLD.floor_gbp IS NULL),
    -(coalesce(OLD.floor_uah, 0)),
    -(coalesce(OLD.ceiling_uah, 0)),
    -(OLD.floor_uah IS NOT NULL AND OLD.ceiling_uah IS NULL),
    -(OLD.floor IS NOT NULL AND OLD.floor_uah IS NULL)
  FROM (VALUES
    ('all', '*', '*', '*', '*', '*', '*'),
    ('donor', OLD.donor_key, '*', '*', '*', '*', '*'),
    ('channel', '*', OLD.channel, '*', '*', '*', '*'),
    ('category', '*', '*', OLD.category, '*', '*', '*'),
    ('purpose', '*', '*', '*', OLD.purpose, '*', '*'),
    ('recipient', '*', '*', '*', '*', OLD.recipient_code, '*'),
    ('month', '*', '*', '*', '*', '*', substr(OLD.announced_day, 1, 7)),
    ('donor+channel', OLD.donor_key, OLD.channel, '*', '*', '*', '*'),
    ('donor+category', OLD.donor_key, '*', OLD.category, '*', '*', '*'),
    ('donor+purpose', OLD.donor_key, '*', '*', OLD.purpose, '*', '*'),
    ('donor+recipient', OLD.donor_key, '*', '*', '*', OLD.recipient_code, '*'),
    ('donor+month', OLD.donor_key, '*', '*', '*', '*', substr(OLD.announced_day, 1, 7)),
    ('channel+category', '*', OLD.channel, OLD.category, '*', '*', '*'),
    ('channel+purpose', '*', OLD.channel, '*', OLD.purpose, '*', '*'),
    ('channel+recipient', '*', OLD.channel, '*', '*', OLD.recipient_code, '*'),
    ('channel+month', '*', OLD.channel, '*', '*', '*', substr(OLD.announced_day, 1, 7)),
    ('category+purpose', '*', '*', OLD.category, OLD.purpose, '*', '*'),
    ('category+recipient', '*', '*', OLD.category, '*', OLD.recipient_code, '*'),
    ('category+month', '*', '*', OLD.category, '*', '*', substr(OLD.announced_day, 1, 7)),
    ('purpose+recipient', '*', '*', '*', OLD.purpose, OLD.recipient_code, '*'),
    ('purpose+month', '*', '*', '*', OLD.purpose, '*', substr(OLD.announced_day, 1, 7)),
    ('recipient+month', '*', '*', '*', '*', OLD.recipient_code, substr(OLD.announced_day, 1, 7)),
    ('cell', OLD.donor_key, OLD.channel, OLD.category, OLD.purpose, OLD.recipient_code, substr(OLD.announced_day, 1, 7)),
    ('recorded', '*', '*', '*', '*', '*', substr(NEW.recorded_to, 1, 10))
  ) AS slice WHERE true
  ON CONFLICT DO UPDATE SET
    rows = rows + excluded.rows,
    pledges = pledges + excluded.pledges,
    unquantified = unquantified + excluded.unquantified,
    announcements = announcements + excluded.announcements,
    restatements = restatements + excluded.restatements,
    floor_eur = floor_eur + excluded.floor_eur,
    ceiling_eur = ceiling_eur + excluded.ceiling_eur,
    open_eur = open_eur + excluded.open_eur,
    unconverted_eur = unconverted_eur + excluded.unconverted_eur,
    floor_usd = floor_usd + excluded.floor_usd,
    ceiling_usd = ceiling_usd + excluded.ceiling_usd,
    open_usd = open_usd + excluded.open_usd,
    unconverted_usd = unconverted_usd + excluded.unconverted_usd,
    floor_gbp = floor_gbp + excluded.floor_gbp,
    ceiling_gbp = ceiling_gbp + excluded.ceiling_gbp,
    open_gbp = open_gbp + excluded.open_gbp,
    unconverted_gbp = unconverted_gbp + excluded.unconverted_gbp,
    floor_uah = floor_uah + excluded.floor_uah,
    ceiling_uah = ceiling_uah + excluded.ceiling_uah,
    open_uah = open_uah + excluded.open_uah,
    unconverted_uah = unconverted_uah + excluded.unconverted_uah;
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_rows_are_not_changed` BEFORE UPDATE ON `ledger_rows` WHEN OLD.recorded_to IS NOT NULL OR NEW.recorded_to IS NULL BEGIN
  SELECT RAISE(ABORT, 'what the ledger said is not changed');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_rows_are_not_deleted` BEFORE DELETE ON `ledger_rows` BEGIN
  SELECT RAISE(ABORT, 'what the ledger said is not deleted');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_coverage_is_not_changed` BEFORE UPDATE ON `ledger_coverage` BEGIN
  SELECT RAISE(ABORT, 'what the ledger covered is not changed');
END;
--> statement-breakpoint
CREATE TRIGGER `fx_rates_are_not_changed` BEFORE UPDATE ON `fx_rates` BEGIN
  SELECT RAISE(ABORT, 'a rate that was used is not changed');
END;
--> statement-breakpoint
-- Words by which rows are found: names, purposes, quotes. One document a row, found by the row's id.
CREATE VIRTUAL TABLE `ledger_words` USING fts5(words, content = '', tokenize = "unicode61 remove_diacritics 2");
--> statement-breakpoint
-- What a write touches waits in ledger_pending until the ledger's rows say the same again. See queries/ledger.ts.
CREATE TRIGGER `pledges_touch_insert` AFTER INSERT ON `pledges` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledges_touch_update` AFTER UPDATE ON `pledges` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'article', article_id, 1 FROM annotations WHERE pledge_id = NEW.id AND OLD.review_state <> NEW.review_state GROUP BY article_id
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_donors_touch_insert` AFTER INSERT ON `pledge_donors` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_donors_touch_update` AFTER UPDATE ON `pledge_donors` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_donors_touch_delete` AFTER DELETE ON `pledge_donors` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', OLD.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_events_touch_insert` AFTER INSERT ON `pledge_events` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_events_touch_update` AFTER UPDATE ON `pledge_events` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_events_touch_delete` AFTER DELETE ON `pledge_events` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', OLD.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_years_touch_insert` AFTER INSERT ON `pledge_years` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_years_touch_update` AFTER UPDATE ON `pledge_years` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `pledge_years_touch_delete` AFTER DELETE ON `pledge_years` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', OLD.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `package_components_touch_insert` AFTER INSERT ON `package_components` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.package_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.component_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `package_components_touch_delete` AFTER DELETE ON `package_components` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', OLD.package_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', OLD.component_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `annotations_touch_insert` AFTER INSERT ON `annotations` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'article', NEW.article_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `annotations_touch_update` AFTER UPDATE ON `annotations` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', OLD.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', NEW.pledge_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'article', NEW.article_id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `articles_touch_insert` AFTER INSERT ON `articles` BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'article', NEW.id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `articles_touch_update` AFTER UPDATE ON `articles` WHEN OLD.status <> NEW.status OR OLD.published_revision_id IS NOT NEW.published_revision_id OR OLD.slug <> NEW.slug BEGIN
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'article', NEW.id, 1 WHERE true
  ON CONFLICT DO UPDATE SET touched = touched + 1;
  INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', pledge_id, 1 FROM annotations WHERE article_id = NEW.id GROUP BY pledge_id
  ON CONFLICT DO UPDATE SET touched = touched + 1;
END;
--> statement-breakpoint
INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', id, 1 FROM pledges;
--> statement-breakpoint
INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'article', id, 1 FROM articles;
--> statement-breakpoint
INSERT INTO ledger_coverage (recorded_at, published, annotated, reviewed) VALUES ('0000-01-01T00:00:00.000Z', 0, 0, 0);
