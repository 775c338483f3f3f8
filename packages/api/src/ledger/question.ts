import type { Cursor } from "@pledgebook/core/ledger/cursor";
import { type LedgerFilter, readFilter } from "@pledgebook/core/ledger/filter";
import { type IgnoredValue, queryProblem } from "@pledgebook/core/ledger/query";
import { channelCalled } from "@pledgebook/core/values/channel-called";
import { partyCalled } from "@pledgebook/core/values/party-called";
import { purposeCalled } from "@pledgebook/core/values/purpose-called";
import { isPurpose, type Purpose } from "@pledgebook/core/values/vocabulary";
import { listChannels, listParties } from "@pledgebook/db/queries/names";
import { listOwnPurposes } from "@pledgebook/db/queries/own-purposes";
import type { Database } from "@pledgebook/db/store/store";

/** A question to the ledger, with what was not understood of it. */
export interface Question {
  filter: LedgerFilter;
  after: Cursor | null;
  ignored: IgnoredValue[];
}

/**
 * Reads a query for a page, which says what it did not understand and answers the rest. Parties, channels and purposes are known by
 * their codes and by what people call them. `today`: the day that bounds `as_of`.
 */
export async function readQuestion(db: Database, query: string, today: string): Promise<Question> {
  const asked = new URLSearchParams(query);
  const namesAny = ["donor", "recipient", "channel", "purpose"].some((key) => asked.has(key));
  const [parties, channels, ownPurposes] = namesAny
    ? await Promise.all([listParties(db), listChannels(db), listOwnPurposes(db)])
    : [[], [], []];
  return readFilter(asked, today, {
    party: (text) => partyCalled(text, parties),
    channel: (text) => channelCalled(text, channels),
    // A day in the past says what it said: what was made one with another since stands for itself there.
    purpose: (text) =>
      asked.has("as_of") && ownPurposes.some(({ alsoCalled }) => isPurpose(text) && alsoCalled.includes(text))
        ? (text as Purpose)
        : purposeCalled(text, ownPurposes),
  });
}

/**
 * Reads a query for a file, a feed, a picture: whatever cannot say beside its figures that it answers another question.
 * @throws Problem `query_not_understood`, where anything of the query was not understood.
 */
export async function readExactly(db: Database, query: string, today: string): Promise<Question> {
  const question = await readQuestion(db, query, today);
  const problem = queryProblem(new URLSearchParams(query), question.ignored);
  if (problem) throw problem;
  return question;
}
