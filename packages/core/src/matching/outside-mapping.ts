/** Which column of an outside ledger says what, and what its words mean: kept as a file, so that a release is read as the one before. */
export interface OutsideMapping {
  name: string;
  publisher: string;
  url: string;
  columns: {
    /** Columns that name a row; the first that says anything. */
    id: readonly string[];
    package?: string | undefined;
    donor: string;
    date?: string | undefined;
    amount?: string | undefined;
    currency?: string | undefined;
    /** The currency of all amounts, where no column says it. */
    currencyIs?: string | undefined;
    stage?: string | undefined;
    category?: string | undefined;
    channel?: string | undefined;
    inKind?: string | undefined;
    wording?: string | undefined;
    source?: string | undefined;
  };
  /** Words of theirs → ours. */
  stages: Readonly<Record<string, string>>;
  categories: Readonly<Record<string, string>>;
  /** Names of theirs that nobody else uses → our codes. */
  donors: Readonly<Record<string, string>>;
  /** Words that say that there is no value. */
  noValue: readonly string[];
  /** Words at the end of a donor's name that are no part of it. */
  donorEndings: readonly string[];
  /** What whoever compares should know of their words. */
  remark: string;
}
