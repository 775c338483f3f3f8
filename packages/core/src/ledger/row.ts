import type { Currency } from "../values/currencies.ts";
import type { Amount, Bounds } from "../values/money.ts";
import type { Category, DisplayCurrency, FinanceType, Purpose, Status } from "../values/vocabulary.ts";
import type { Overlap } from "./pledge.ts";

/** A reference rate that a row was converted with. */
export interface RowRate {
  currency: string;
  perEuro: string;
  date: string;
  source: string;
}

/** One leaf of the ledger: what a line of the page, of the CSV and of the JSON is. Amounts in minor units. */
export interface LedgerRow {
  code: string;
  /** Which of the pledge's rows: with the code, its name. */
  part: string;
  kind: "pledge" | "remainder";
  donorCodes: string[];
  recipientCode: string;
  status: Status;
  /** The calendar year for which this part is promised, where the source says it. */
  year: number | null;
  category: Category;
  purpose: Purpose;
  purposeNote: string | null;
  purposeNoteUk: string | null;
  financeType: FinanceType;
  channelSlug: string | null;
  inKind: string | null;
  inKindUk: string | null;
  announcedOn: string | null;
  /** By when it is to have arrived, as precisely as its source says it. */
  dueBy: string | null;
  packageCodes: string[];
  qualifier: Amount["qualifier"];
  currency: Currency | null;
  original: Bounds | null;
  converted: Bounds | null;
  convertedCurrency: DisplayCurrency;
  /** The reference rate of the row's currency, and that of the currency it is shown in; null where none was needed or known. */
  rate: RowRate | null;
  displayRate: RowRate | null;
  /**
   * Why a row that the filter finds is beside its sums: 'joint' with donors outside the filter, since nobody split it, or
   * counted at the 'fund' it passes through. Null: it is in the sums.
   */
  beside: "joint" | "fund" | null;
  /** The furthest stage that a part of it has reached, of a size that nobody told. */
  partly: Status | null;
  /** Why it adds nothing to a floor, and which pledge does. */
  overlap: Overlap | null;
  /** It says what was approved last: a change of it waits for a second person. */
  isBeingChecked: boolean;
  /** It is part of a package whose components together state more than the package itself. */
  exceeded: boolean;
  evidence: { articleSlug: string; annotationId: string; quote: string };
  /** Since when the ledger says so. */
  recordedAt: string;
}
