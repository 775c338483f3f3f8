import type { Cursor } from "@pledgebook/core/ledger/cursor";
import { type IgnoredValue, type LedgerFilter, readFilter } from "@pledgebook/core/ledger/filter";
import { listKnownValues } from "@pledgebook/db/queries/ledger/scope";
import type { Database } from "@pledgebook/db/store/store";

/** A question to the ledger, with what was not understood of it. `today`: the clock's day, which bounds `as_of`. */
export interface Question {
  filter: LedgerFilter;
  after: Cursor | null;
  ignored: IgnoredValue[];
}

/** Reads a query; parties and channels that the ledger has never heard of are dropped and said, like all that is unknown. */
export async function readQuestion(db: Database, query: string, today: string): Promise<Question> {
  const read = readFilter(new URLSearchParams(query), today);
  const { filter } = read;
  if (filter.donors.length + filter.recipients.length + filter.channels.length === 0) return read;
  const known = await listKnownValues(db);
  const unknown: IgnoredValue[] = [];
  const keep = (key: string, values: string[], among: ReadonlySet<string>) =>
    values.filter((value) => {
      if (among.has(value)) return true;
      unknown.push({ key, value });
      return false;
    });
  return {
    ...read,
    filter: {
      ...filter,
      donors: keep("donor", filter.donors, known.donors),
      recipients: keep("recipient", filter.recipients, known.recipients),
      channels: keep("channel", filter.channels, known.channels),
    },
    ignored: [...read.ignored, ...unknown].slice(0, 10),
  };
}
