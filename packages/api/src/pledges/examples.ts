import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { stageTotals } from "@pledgebook/core/ledger/totals";
import { addDays, daysBetween } from "@pledgebook/core/values/day";
import { type Bounds, boundsOf } from "@pledgebook/core/values/money";
import { listCorrections } from "@pledgebook/db/queries/articles/corrections";
import {
  countAnchors,
  countBeingChecked,
  countReviewedMarks,
  findExampleCodes,
  findFirstRecord,
} from "@pledgebook/db/queries/ledger/examples";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { sums } from "@pledgebook/db/queries/ledger/sums";
import { readSettings } from "@pledgebook/db/queries/settings";
import type { Database } from "@pledgebook/db/store/store";
import { ledgerPage } from "../ledger/answer.ts";
import { recordDay } from "../server/days.ts";
import { open, router } from "../server/trpc.ts";
import { pledgeAsRead } from "./pledge-as-read.ts";

/** Articles whose marks are looked at for the ninth rule. */
const ARTICLES = 200;

/** Beside the ledger's own procedures, of which it asks: `ledger.examples`. */
export const examplesRouter = router({
  /** What the rules of the ledger look like in this newsroom's own rows, for `/methodology`. */
  examples: open.query(({ ctx }) => examplesOf(ctx.store.db, recordDay(ctx.now()))),
});

/**
 * An example for each rule of the ledger, out of the ledger as it is: none is chosen by name, and where there is none it
 * is null. `today`: the record's day.
 */
export async function examplesOf(db: Database, today: string) {
  const codes = await findExampleCodes(db);
  const read = (code: string | null) => (code === null ? null : pledgeAsRead(db, code));
  const whole = await ledgerPage(db, { filter: emptyFilter, after: null, ignored: [] }, 1);
  const { fourEyes } = await readSettings(db);
  const [correction] = await listCorrections(db, 1);
  return {
    trace: await traced(db, codes.trace, whole.totals),
    leaves: await packageOf(db, codes.leaves),
    stages: await read(codes.stages),
    bounds: {
      atLeast: await read(codes.atLeast),
      upTo: await read(codes.upTo),
      goods: await read(codes.goods),
    },
    money: await read(codes.money),
    mentions: await read(codes.mentions),
    place: await placed(db, codes.place),
    clocks: await knownThen(db, today),
    anchors: { articles: ARTICLES, states: await countAnchors(db, ARTICLES) },
    decisions: correction ?? null,
    eyes: { fourEyes, reviewedMarks: await countReviewedMarks(db) },
    census: whole.coverage,
    agree: { rows: whole.count },
    overlap: { within: await read(codes.overlap), cut: await read(codes.cut) },
    findable: { beingChecked: await countBeingChecked(db) },
  };
}

type Totals = Awaited<ReturnType<typeof ledgerPage>>["totals"];

/** A total, how many rows it is the sum of, and one of them with its sentence. */
async function traced(db: Database, code: string | null, totals: Totals) {
  const found = code === null ? null : await pledgeAsRead(db, code);
  const status = found?.portions[0]?.status;
  const total = totals.find((one) => one.status === status);
  const [evidence] = found?.evidence ?? [];
  return found && total && evidence ? { total, pledge: found.pledge, evidence } : null;
}

/** A package with its parts: what adding all of them to it would have said, and what is counted. */
async function packageOf(db: Database, code: string | null) {
  const found = code === null ? null : await pledgeAsRead(db, code);
  if (!found?.remainder || !found.remainderQualifier || found.pledge.amount.currency === null) return null;
  const { currency } = found.pledge.amount;
  const parts = found.components;
  const sameCurrency = parts.every((part) => part.amount.currency === currency);
  const sum = (list: Bounds[]) => list.reduce((total, { floor }) => total + floor, 0);
  const partBounds = parts.map((part) => boundsOf(part.amount));
  return {
    pack: found.pledge,
    parts,
    remainder: found.remainder,
    remainderQualifier: found.remainderQualifier,
    currency,
    /** The sum that counts every line twice; null where the parts are of other currencies. */
    naive: sameCurrency ? boundsOf(found.pledge.amount).floor + sum(partBounds) : null,
    counted: sameCurrency ? found.remainder.floor + sum(partBounds) : null,
  };
}

/** What one donor's total is in either view, and that the grand totals are one. */
async function placed(db: Database, code: string | null) {
  const found = code === null ? null : await pledgeAsRead(db, code);
  const donor = found?.pledge.donorCodes[0];
  if (!found || !donor) return null;
  const view = async (countAt: "donor" | "fund", donors: string[]) => {
    const [rows = []] = await sums(db, await scopeOf(db, { ...emptyFilter, donors, countAt }), [
      { slice: null },
    ]);
    return stageTotals(rows);
  };
  return {
    pledge: found.pledge,
    donor,
    atDonor: await view("donor", [donor]),
    atFund: await view("fund", [donor]),
    grandTotals: { atDonor: await view("donor", []), atFund: await view("fund", []) },
  };
}

/** The totals at the end of a day in the middle of what the ledger knows, beside those of now. */
async function knownThen(db: Database, today: string) {
  const first = await findFirstRecord(db);
  if (first === null || first >= today) return null;
  const day = addDays(first, Math.floor(daysBetween(first, today) / 2));
  const at = async (asOf: string | null) => {
    const [rows = []] = await sums(db, await scopeOf(db, { ...emptyFilter, asOf }), [{ slice: null }]);
    return stageTotals(rows);
  };
  return { day, before: await at(day), now: await at(null) };
}
