import { displayCurrencies } from "@pledgebook/core/values/vocabulary";
import { LEVEL_COLUMNS, LEVELS } from "../queries/ledger/levels.ts";
import { raw, type Step } from "../store/store.ts";

/** What is added up, and what of a row `r` it is. */
const MEASURES: readonly [column: string, ofRow: string][] = [
  ["rows", "1"],
  ["pledges", "r.counted"],
  ["unquantified", "(r.floor IS NULL)"],
  ["partly", "(r.counted AND r.partly IS NOT NULL)"],
  ["approximate", "(r.qualifier = 'about')"],
  ["overlapping", "(r.counted AND r.overlap IS NOT NULL)"],
  ["announcements", "r.announcements"],
  ["restatements", "r.restatements"],
  ...displayCurrencies
    .map((currency) => currency.toLowerCase())
    .flatMap((c): [string, string][] => [
      [`floor_${c}`, `coalesce(r.floor_${c}, 0)`],
      [`ceiling_${c}`, `coalesce(r.ceiling_${c}, 0)`],
      [`open_${c}`, `(r.floor_${c} IS NOT NULL AND r.ceiling_${c} IS NULL)`],
      [`unconverted_${c}`, `(r.floor IS NOT NULL AND r.floor_${c} IS NULL)`],
    ]),
];

/**
 * The last steps of a plan that opens or closes rows of the ledger: add them to the sums, at every level, and forget that
 * they were to be added. All rows of the plan at once: a thousand of them change the same few sums over and over.
 */
export function sumSteps(): Step[] {
  return [{ statement: raw(ADD) }, { statement: raw("DELETE FROM ledger_unsummed") }];
}

const COLUMNS = Object.values(LEVEL_COLUMNS);

const MEASURED = MEASURES.map(([column]) => column);

const ADD = `
  WITH change AS MATERIALIZED (
    SELECT r.donor_key, r.channel, r.category, r.purpose, r.recipient_code, substr(r.announced_day, 1, 7) AS month, r.announced_day,
      substr(CASE unsummed.sign WHEN 1 THEN r.recorded_from ELSE r.recorded_to END, 1, 10) AS day, r.status, r.finance_type,
      ${MEASURES.map(([column, ofRow]) => `sum(unsummed.sign * ${ofRow}) AS ${column}`).join(", ")}
    FROM ledger_unsummed unsummed CROSS JOIN ledger_rows r ON r.id = unsummed.row_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
  INSERT INTO ledger_sums (level, ${COLUMNS.join(", ")}, status, finance_type, ${MEASURED.join(", ")})
  SELECT * FROM (
    ${[
      changeAt("all", []),
      ...LEVELS.map((dimension) => changeAt(dimension, [LEVEL_COLUMNS[dimension]])),
      ...LEVELS.flatMap((first, index) =>
        LEVELS.slice(index + 1).map((second) =>
          changeAt(`${first}+${second}`, [LEVEL_COLUMNS[first], LEVEL_COLUMNS[second]]),
        ),
      ),
      changeAt("cell", COLUMNS),
      changeAt("day", ["announced_day"]),
      changeAt("recorded", ["day"]),
    ].join(" UNION ALL ")})
  WHERE true ON CONFLICT DO UPDATE SET ${MEASURED.map((column) => `${column} = ${column} + excluded.${column}`).join(", ")}`;

/** The sums by day of record made anew from a day on (ISO), from the rows that came or went since: what they are kept to be. */
export function recordedSumsSince(day: string): Step[] {
  const came = (column: string, sign: number) =>
    `SELECT *, ${sign} AS sign, substr(${column}, 1, 10) AS day FROM ledger_rows WHERE ${column} >= ?`;
  return [
    { statement: raw("DELETE FROM ledger_sums WHERE level = 'recorded' AND month >= ?", [day]) },
    {
      statement: raw(
        `INSERT INTO ledger_sums (level, ${COLUMNS.join(", ")}, status, finance_type, ${MEASURED.join(", ")})
        SELECT 'recorded', ${COLUMNS.map((column) => (column === "month" ? "r.day" : "'*'")).join(", ")}, r.status, r.finance_type,
          ${MEASURES.map(([, ofRow]) => `sum(r.sign * ${ofRow})`).join(", ")}
        FROM (${came("recorded_from", 1)} UNION ALL ${came("recorded_to", -1)}) r GROUP BY r.day, r.status, r.finance_type`,
        [day, day],
      ),
    },
  ];
}

/** What changes at one level. Days, of the announcement or of the record, stand in the column of the month. */
function changeAt(level: string, told: readonly string[]): string {
  const [day] = told.filter((column) => column === "day" || column === "announced_day");
  const values = COLUMNS.map((column) =>
    told.includes(column) ? column : column === "month" && day ? day : "'*'",
  );
  return `SELECT '${level}', ${values.join(", ")}, status, finance_type, ${MEASURED.map((column) => `sum(${column})`).join(", ")}
    FROM change GROUP BY ${[...told, "status", "finance_type"].join(", ")}`;
}
