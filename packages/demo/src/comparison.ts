import { createHash } from "node:crypto";
import type { Currency } from "@pledgebook/core/values/currencies";
import { minorFromUnits } from "@pledgebook/core/values/money";
import { saveComparisonSet } from "@pledgebook/db/queries/comparisons";
import type { Database } from "@pledgebook/db/store/store";
import { parse } from "yaml";
import { type Entry, pledgeId } from "./entries.ts";
import { read } from "./files.ts";

/** How others put the sums of the same promises: a set of facts that readers see beside the ledger. */
export const COMPARISON_SET = "other-outlets";

/** Behind everything that the demonstration tells of: a newsroom that has the rest already is given it, too. */
const LOADED_AT = "2026-04-14T09:00:00.000Z";

interface Outlets {
  name: string;
  publisher: string;
  url: string;
  remark: string;
  rows: {
    id: string;
    pledge: string;
    donor: string;
    /** In units of the currency. */
    amount: number;
    currency: Currency;
    on: string;
    source: string;
  }[];
}

/** The set with its rows, those of pledges that are told of. */
export function comparisonEntry(db: Database, told: ReadonlySet<string>): Entry {
  const file = read("other-outlets.yaml");
  const { rows, ...set } = parse(file) as Outlets;
  const nothing = { packageId: null, stage: null, category: null, channel: null, inKind: null };
  return {
    at: LOADED_AT,
    steps: saveComparisonSet(
      db,
      {
        ...set,
        ...{ id: COMPARISON_SET, licence: "facts", refused: [], doubts: [] },
        ...{ hash: createHash("sha256").update(file).digest("hex"), loads: 1, loadedBy: null },
        ...{ loadedAt: LOADED_AT, version: 1 },
      },
      rows.flatMap((row) =>
        told.has(row.pledge)
          ? {
              ...nothing,
              ...{ setId: COMPARISON_SET, outsideId: row.id, donorCode: row.donor, announcedOn: row.on },
              ...{ amount: minorFromUnits(row.amount, row.currency), currency: row.currency },
              ...{ wording: null, source: row.source, was: null, gone: false },
              ...{ pledgeId: pledgeId(row.pledge), decision: "same" as const, decidedBy: null },
            }
          : [],
      ),
      null,
    ),
  };
}
