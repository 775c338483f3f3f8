-- The sums know single days of announcement from now on: those of the rows that are current.
INSERT INTO ledger_sums (level, donor_key, channel, category, purpose, recipient_code, month, status, finance_type, rows, pledges, unquantified, announcements, restatements, floor_eur, ceiling_eur, open_eur, unconverted_eur, floor_usd, ceiling_usd, open_usd, unconverted_usd, floor_gbp, ceiling_gbp, open_gbp, unconverted_gbp, floor_uah, ceiling_uah, open_uah, unconverted_uah)
SELECT 'day', '*', '*', '*', '*', '*', announced_day, status, finance_type, count(*), sum(counted), sum(floor IS NULL), sum(announcements), sum(restatements),
  sum(coalesce(floor_eur, 0)), sum(coalesce(ceiling_eur, 0)), sum(floor_eur IS NOT NULL AND ceiling_eur IS NULL), sum(floor IS NOT NULL AND floor_eur IS NULL),
  sum(coalesce(floor_usd, 0)), sum(coalesce(ceiling_usd, 0)), sum(floor_usd IS NOT NULL AND ceiling_usd IS NULL), sum(floor IS NOT NULL AND floor_usd IS NULL),
  sum(coalesce(floor_gbp, 0)), sum(coalesce(ceiling_gbp, 0)), sum(floor_gbp IS NOT NULL AND ceiling_gbp IS NULL), sum(floor IS NOT NULL AND floor_gbp IS NULL),
  sum(coalesce(floor_uah, 0)), sum(coalesce(ceiling_uah, 0)), sum(floor_uah IS NOT NULL AND ceiling_uah IS NULL), sum(floor IS NOT NULL AND floor_uah IS NULL)
FROM ledger_rows WHERE recorded_to IS NULL GROUP BY announced_day, status, finance_type;
