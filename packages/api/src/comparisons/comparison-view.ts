import { progressOf } from "@pledgebook/core/ledger/stages";
import { compareOutside, type OutsideComparison } from "@pledgebook/core/matching/compare-outside";
import { firstDay, lastDay } from "@pledgebook/core/values/day";
import { type Amount, boundsOf } from "@pledgebook/core/values/money";
import type { ComparisonRow, ComparisonSet } from "@pledgebook/db/queries/comparisons";
import { listComparisonRows } from "@pledgebook/db/queries/comparisons";
import { loadStanding, loadStandingById, type StandingPledge } from "@pledgebook/db/queries/pledges/approved";
import { loadProgress } from "@pledgebook/db/queries/pledges/progress";
import { loadConverter } from "@pledgebook/db/queries/rates";
import type { Database } from "@pledgebook/db/store/store";

/** Where a row of the two ledgers stands: in both and how, in one alone, or with nobody having said. */
export const comparisonClasses = ["agrees", "rate", "amount", "no_value", "open", "ours", "theirs"] as const;
export type ComparisonClass = (typeof comparisonClasses)[number];

/** One line of a comparison: a row of theirs, a pledge of ours, or both. */
export interface ComparisonLine {
  class: ComparisonClass;
  theirs: Omit<ComparisonRow, "wording" | "setId" | "decidedBy"> | null;
  ours: {
    code: string;
    donorCodes: string[];
    amount: Amount;
    announcedOn: string | null;
    status: string;
  } | null;
  isOtherDay: boolean;
  isOtherStage: boolean;
  /** Theirs in minor units of the euro; null without a value or a rate. */
  theirEuros: number | null;
  ourEuros: number | null;
}

export interface ComparisonView {
  lines: ComparisonLine[];
  totals: { class: ComparisonClass; lines: number; theirEuros: number; ourEuros: number }[];
  /** How much of theirs by value is also ours, and of ours theirs: in hundredths. Null without any. */
  coverage: { ofTheirs: number | null; ofOurs: number | null };
}

/** Lays an outside ledger beside ours, as it counts. Ours are those of its donors and of its time. */
export async function comparisonView(db: Database, set: ComparisonSet): Promise<ComparisonView> {
  const rows = (await listComparisonRows(db, set.id)).filter(({ gone }) => !gone);
  const beside = await besideOurs(db, await loadStanding(db));
  const lines = rows.map(beside.lineOf);
  const matched = new Set(
    lines.flatMap(({ class: one, ours }) => (ours && one !== "open" ? [ours.code] : [])),
  );
  const within = spanOf(rows);
  const donors = new Set(rows.map(({ donorCode }) => donorCode));
  for (const pledge of beside.pledges.values())
    if (
      !matched.has(pledge.code) &&
      pledge.donorCodes.some((code) => donors.has(code)) &&
      within(pledge.announcedOn)
    )
      lines.push(beside.oursAlone(pledge));
  return { lines, totals: totalsOf(lines), coverage: coverageOf(lines) };
}

/** Single rows laid beside the pledges that they are: without what the rest of either ledger holds. */
export async function compareRows(db: Database, rows: readonly ComparisonRow[]): Promise<ComparisonLine[]> {
  const ids = rows.flatMap(({ pledgeId }) => (pledgeId === null ? [] : [pledgeId]));
  const beside = await besideOurs(db, await loadStandingById(db, ids));
  return rows.map(beside.lineOf);
}

/** What lays rows of theirs beside these pledges of ours. */
async function besideOurs(db: Database, standing: readonly StandingPledge[]) {
  const convert = await loadConverter(db);
  const pledges = new Map(standing.map((pledge) => [pledge.id, pledge]));
  const progress = await loadProgress(db, [...pledges.keys()]);
  const euros = (minor: number | null, from: ComparisonRow["currency"], day: string | null) =>
    minor === null || from === null ? null : (convert(minor, from, "EUR", day)?.minor ?? null);
  const viewOf = (pledge: StandingPledge) => ({
    code: pledge.code,
    donorCodes: pledge.donorCodes,
    amount: pledge.amount,
    announcedOn: pledge.announcedOn,
    status: (progress.get(pledge.id) ?? progressOf(pledge)).status,
  });
  const ourEuros = ({ amount, announcedOn }: StandingPledge) =>
    amount.currency === null ? null : euros(boundsOf(amount).floor, amount.currency, announcedOn);
  return { pledges, lineOf, oursAlone };

  function lineOf({ wording: _, setId: __, decidedBy: ___, ...row }: ComparisonRow): ComparisonLine {
    const pledge = row.pledgeId === null ? undefined : pledges.get(row.pledgeId);
    const theirEuros = euros(row.amount, row.currency, row.announcedOn);
    const noOther = { isOtherDay: false, isOtherStage: false };
    const alone = { theirs: row, ours: null, ...noOther, theirEuros, ourEuros: null };
    if (!pledge || row.decision === "different" || row.decision === null)
      return { class: "theirs", ...alone };
    const ours = viewOf(pledge);
    if (row.decision === "unsure") return { class: "open", ...alone, ours };
    const { money, ...other } = compareTo(pledge, row);
    return { class: money, theirs: row, ours, theirEuros, ourEuros: ourEuros(pledge), ...other };
  }

  function oursAlone(pledge: StandingPledge): ComparisonLine {
    const noOther = { isOtherDay: false, isOtherStage: false };
    return {
      class: "ours",
      ...{ theirs: null, ours: viewOf(pledge), ...noOther },
      ...{ theirEuros: null, ourEuros: ourEuros(pledge) },
    };
  }

  function compareTo(
    pledge: StandingPledge,
    row: Omit<ComparisonRow, "wording" | "setId" | "decidedBy">,
  ): OutsideComparison {
    const { amount, announcedOn } = pledge;
    const into = (minor: number | null) =>
      minor === null || amount.currency === null || row.currency === null
        ? null
        : (convert(minor, amount.currency, row.currency, announcedOn ?? row.announcedOn)?.minor ?? null);
    const bounds = amount.currency === null ? null : boundsOf(amount);
    return compareOutside(
      { amount, announcedOn, status: viewOf(pledge).status },
      row,
      bounds && { floor: into(bounds.floor), ceiling: into(bounds.ceiling) },
    );
  }
}

/** Whether a day lies in the time that their rows are of. */
function spanOf(rows: readonly Pick<ComparisonRow, "announcedOn">[]): (day: string | null) => boolean {
  const days = rows.flatMap(({ announcedOn }) => (announcedOn ? [announcedOn] : []));
  const first = days.map(firstDay).sort()[0];
  const last = days.map(lastDay).sort().at(-1);
  return (day) =>
    day !== null &&
    first !== undefined &&
    last !== undefined &&
    lastDay(day) >= first &&
    firstDay(day) <= last;
}

function totalsOf(lines: readonly ComparisonLine[]): ComparisonView["totals"] {
  return comparisonClasses.map((one) => {
    const part = lines.filter((line) => line.class === one);
    return {
      class: one,
      lines: part.length,
      theirEuros: part.reduce((sum, { theirEuros }) => sum + (theirEuros ?? 0), 0),
      ourEuros: part.reduce((sum, { ourEuros }) => sum + (ourEuros ?? 0), 0),
    };
  });
}

function coverageOf(lines: readonly ComparisonLine[]): ComparisonView["coverage"] {
  const share = (pick: (line: ComparisonLine) => number | null) => {
    const all = lines.reduce((sum, line) => sum + (pick(line) ?? 0), 0);
    const both = lines.reduce(
      (sum, line) => sum + (line.theirs && line.ours && line.class !== "open" ? (pick(line) ?? 0) : 0),
      0,
    );
    return all === 0 ? null : Math.round((both / all) * 100);
  };
  return { ofTheirs: share((line) => line.theirEuros), ofOurs: share((line) => line.ourEuros) };
}
