DROP INDEX `ledger_rows_to_add`;--> statement-breakpoint
CREATE INDEX `ledger_rows_to_add` ON `ledger_rows` (`status`,`finance_type`,`donor_key`,`recipient_code`,`category`,`purpose`,`channel`,`announced_day`,`year`,`code`,`counted`,`floor`,`floor_eur`,`ceiling_eur`,`floor_usd`,`ceiling_usd`,`floor_gbp`,`ceiling_gbp`,`floor_uah`,`ceiling_uah`,`announcements`,`restatements`,`partly`,`qualifier`,`overlap`,`recorded_to`) WHERE "ledger_rows"."recorded_to" IS NULL;--> statement-breakpoint
ALTER TABLE `ledger_sums` ADD `approximate` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Of what was summed before, the figures that are an about.
WITH change AS MATERIALIZED (
    SELECT r.donor_key, r.channel, r.category, r.purpose, r.recipient_code, substr(r.announced_day, 1, 7) AS month, r.announced_day,
      substr(r.at, 1, 10) AS day, r.status, r.finance_type,
      sum(r.sign) AS approximate
    FROM (SELECT *, 1 AS sign, recorded_from AS at FROM ledger_rows WHERE qualifier = 'about'
      UNION ALL SELECT *, -1 AS sign, recorded_to AS at FROM ledger_rows WHERE qualifier = 'about' AND recorded_to IS NOT NULL) r
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
  INSERT INTO ledger_sums (level, donor_key, channel, category, purpose, recipient_code, month, status, finance_type, rows, pledges, unquantified, partly, approximate, overlapping, announcements, restatements, floor_eur, ceiling_eur, open_eur, unconverted_eur, floor_usd, ceiling_usd, open_usd, unconverted_usd, floor_gbp, ceiling_gbp, open_gbp, unconverted_gbp, floor_uah, ceiling_uah, open_uah, unconverted_uah)
  SELECT * FROM (
    SELECT 'all', '*', '*', '*', '*', '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY status, finance_type UNION ALL SELECT 'donor', donor_key, '*', '*', '*', '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY donor_key, status, finance_type UNION ALL SELECT 'channel', '*', channel, '*', '*', '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY channel, status, finance_type UNION ALL SELECT 'category', '*', '*', category, '*', '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY category, status, finance_type UNION ALL SELECT 'purpose', '*', '*', '*', purpose, '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY purpose, status, finance_type UNION ALL SELECT 'recipient', '*', '*', '*', '*', recipient_code, '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY recipient_code, status, finance_type UNION ALL SELECT 'month', '*', '*', '*', '*', '*', month, status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY month, status, finance_type UNION ALL SELECT 'donor+channel', donor_key, channel, '*', '*', '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY donor_key, channel, status, finance_type UNION ALL SELECT 'donor+category', donor_key, '*', category, '*', '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY donor_key, category, status, finance_type UNION ALL SELECT 'donor+purpose', donor_key, '*', '*', purpose, '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY donor_key, purpose, status, finance_type UNION ALL SELECT 'donor+recipient', donor_key, '*', '*', '*', recipient_code, '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY donor_key, recipient_code, status, finance_type UNION ALL SELECT 'donor+month', donor_key, '*', '*', '*', '*', month, status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY donor_key, month, status, finance_type UNION ALL SELECT 'channel+category', '*', channel, category, '*', '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY channel, category, status, finance_type UNION ALL SELECT 'channel+purpose', '*', channel, '*', purpose, '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY channel, purpose, status, finance_type UNION ALL SELECT 'channel+recipient', '*', channel, '*', '*', recipient_code, '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY channel, recipient_code, status, finance_type UNION ALL SELECT 'channel+month', '*', channel, '*', '*', '*', month, status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY channel, month, status, finance_type UNION ALL SELECT 'category+purpose', '*', '*', category, purpose, '*', '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY category, purpose, status, finance_type UNION ALL SELECT 'category+recipient', '*', '*', category, '*', recipient_code, '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY category, recipient_code, status, finance_type UNION ALL SELECT 'category+month', '*', '*', category, '*', '*', month, status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY category, month, status, finance_type UNION ALL SELECT 'purpose+recipient', '*', '*', '*', purpose, recipient_code, '*', status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY purpose, recipient_code, status, finance_type UNION ALL SELECT 'purpose+month', '*', '*', '*', purpose, '*', month, status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY purpose, month, status, finance_type UNION ALL SELECT 'recipient+month', '*', '*', '*', '*', recipient_code, month, status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY recipient_code, month, status, finance_type UNION ALL SELECT 'cell', donor_key, channel, category, purpose, recipient_code, month, status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY donor_key, channel, category, purpose, recipient_code, month, status, finance_type UNION ALL SELECT 'day', '*', '*', '*', '*', '*', announced_day, status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY announced_day, status, finance_type UNION ALL SELECT 'recorded', '*', '*', '*', '*', '*', day, status, finance_type, 0, 0, 0, 0, sum(approximate), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM change GROUP BY day, status, finance_type)
  WHERE true ON CONFLICT DO UPDATE SET approximate = approximate + excluded.approximate;
