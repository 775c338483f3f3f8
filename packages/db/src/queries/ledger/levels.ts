/** The dimensions by which sums are kept, in the order in which the names of levels have them, and their columns. */
export const LEVEL_COLUMNS = {
  donor: "donor_key",
  channel: "channel",
  category: "category",
  purpose: "purpose",
  recipient: "recipient_code",
  month: "month",
} as const;

type Level = keyof typeof LEVEL_COLUMNS;

export const LEVELS = Object.keys(LEVEL_COLUMNS) as Level[];

/** The name of the level that tells sums apart by these: 'all', 'donor', 'donor+month', and 'cell' for more than two. */
export function levelName(told: ReadonlySet<string>): string {
  const names = LEVELS.filter((dimension) => told.has(dimension));
  return names.length === 0 ? "all" : names.length <= 2 ? names.join("+") : "cell";
}
