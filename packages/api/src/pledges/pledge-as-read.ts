import { everything, viewerOf } from "@pledgebook/core/desk/permissions";
import { eventsInOwnCurrency } from "@pledgebook/core/ledger/leaves";
import { type PackageTree, packageTree } from "@pledgebook/core/ledger/package-tree";
import { portions } from "@pledgebook/core/ledger/stages";
import { type Bounds, boundsOf } from "@pledgebook/core/values/money";
import type { Qualifier } from "@pledgebook/core/values/vocabulary";
import { listEvidence, listEvidenceOfMarks } from "@pledgebook/db/queries/annotations/evidence";
import { listCorrections } from "@pledgebook/db/queries/articles/corrections";
import { amountOf } from "@pledgebook/db/queries/pledges/amounts";
import {
  findStanding,
  loadLastState,
  loadStandingParts,
  type StandingPledge,
  standing,
} from "@pledgebook/db/queries/pledges/approved";
import { listHiddenCodes } from "@pledgebook/db/queries/pledges/known-pledges";
import { findPledgeByCode, loadPledgesByCode } from "@pledgebook/db/queries/pledges/pledges";
import { loadProgress } from "@pledgebook/db/queries/pledges/progress";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { listSeenSources } from "@pledgebook/db/queries/watched-sources";
import type { Database } from "@pledgebook/db/store/store";
import { recordDay } from "../server/days.ts";
import { MOST_CORRECTIONS } from "../server/inputs.ts";
import { historyOf } from "./pledge-history.ts";
import { eventView, type PledgeSummary, pledgeSummary } from "./pledge-summary.ts";

/** A part of a package as its page draws it, with the parts that it has itself. */
export interface PackagePart extends PledgeSummary {
  /** What it is of the package above it, in that one's currency; null without a value or a rate. */
  inParent: Bounds | null;
  parts: PackagePart[];
  /** What none of its parts explains, in its own currency; null where it has none. */
  rest: Bounds | null;
  restQualifier: Qualifier | null;
  /** Its parts state more than it does. */
  isExceeded: boolean;
}

/** A pledge as readers see it: as it is, or, while a change waits, as it was approved last. Null when none counts. */
export async function pledgeAsRead(db: Database, code: string) {
  const pledge = await findStanding(db, code);
  if (!pledge) return null;
  const counted = await loadStandingParts(db, pledge.code);
  const around = [...pledge.packageCodes, ...pledge.overlaps.map((overlap) => overlap.code)];
  // A package without evidence is shown as such, but not while it was only read by one of two who mark apart.
  const apart = new Set(await listHiddenCodes(db, viewerOf(null), around));
  const all = await loadPledgesByCode(db, around);
  const known = new Map((await standing(db, all)).map((one) => [one.code, one]));
  const others = all.filter((one) => known.has(one.code) || !apart.has(one.code));
  const convert = await loadConverter(db);
  const tree = packageTree(pledge, counted, convert);
  const progress = await loadProgress(
    db,
    [pledge, ...counted, ...others].map(({ id }) => id),
  );
  const summary = (one: Parameters<typeof pledgeSummary>[0]) =>
    pledgeSummary(one, "EUR", convert, progress.get(one.id));
  const own = { ...pledge, events: eventsInOwnCurrency(pledge, convert) };
  return {
    pledge: {
      ...summary(pledge),
      packageCodes: pledge.packageCodes.filter((one) => others.some((other) => other.code === one)),
    },
    note: pledge.note,
    noteUk: pledge.noteUk,
    years: pledge.years,
    history: await historyOf(db, pledge.id),
    quantity: pledge.quantity,
    period: pledge.period,
    periodUk: pledge.periodUk,
    lastCheckedOn: pledge.lastCheckedOn ?? recordDay(pledge.updatedAt),
    portions: pledge.amount.currency === null ? [] : portions(tree.rest ?? boundsOf(pledge.amount), own),
    events: pledge.eventRows.map(eventView),
    /** Those of its events' evidence that are watched, and how they stand. */
    seenSources: await listSeenSources(
      db,
      pledge.eventRows.flatMap(({ evidence }) => evidence.map(({ url }) => url)),
    ),
    evidence: await evidenceOf(db, pledge),
    packages: others
      .filter((pack) => pledge.packageCodes.includes(pack.code))
      .map((pack) => ({ ...summary(known.get(pack.code) ?? pack), counts: known.has(pack.code) })),
    /** With whose money its own may be one; only such as counts (rule 14). */
    overlaps: pledge.overlaps.flatMap(({ kind, code: other }) => {
      const found = known.get(other);
      return found ? [{ kind, pledge: summary(found) }] : [];
    }),
    components: tree.parts.map((part) => partView(part, summary)),
    remainder: tree.rest,
    /** How firm what is left is. */
    remainderQualifier: tree.restQualifier,
    isExceeded: tree.isExceeded,
    corrections: await listCorrections(db, MOST_CORRECTIONS, { pledgeId: pledge.id }),
    recordedAt: pledge.createdAt,
  };
}

/** The sentences by which it counts. */
async function evidenceOf(db: Database, pledge: StandingPledge) {
  const { approvedMarks } = pledge;
  const quotes = new Map(approvedMarks?.map(({ id, quote }) => [id, quote]));
  const marks = approvedMarks
    ? await listEvidenceOfMarks(db, [...quotes.keys()])
    : (await listEvidence(db, everything, [pledge.id])).filter(
        (mark) => mark.reviewState === "approved" && mark.isPublic,
      );
  return marks.map((mark) => {
    const quote = quotes.get(mark.id) ?? mark.quote;
    // Words that were marked anew since have another context.
    const isSame = quote === mark.quote;
    return {
      id: mark.id,
      role: mark.role,
      stated: amountOf(mark),
      quote,
      prefix: isSame ? mark.prefix : "",
      suffix: isSame ? mark.suffix : "",
      /** Whether the words stand in the article as readers see it now. */
      isInPlace: isSame && (mark.publicState === "exact" || mark.publicState === "moved"),
      revisionNumber: mark.revisionNumber,
      articleSlug: mark.articleSlug,
      articleTitle: mark.articleTitle,
      articleLanguage: mark.articleLanguage,
      publishedOn: mark.articlePublishedOn,
      sources: mark.sources,
    };
  });
}

/** What became of a pledge that counted once and does not any more: its last state, until when, and why. Null for others. */
export async function pledgeGone(db: Database, code: string) {
  const stored = await findPledgeByCode(db, code);
  const last = stored && (await loadLastState(db, stored));
  if (!stored || !last || (await standing(db, [stored])).length > 0) return null;
  const marks = await listEvidenceOfMarks(db, last.approvedMarks?.map(({ id }) => id) ?? []);
  const withdrawn = marks.find(({ withdrawnNotice }) => withdrawnNotice !== null);
  const history = await historyOf(db, stored.id);
  return {
    pledge: pledgeSummary(last, "EUR", await loadConverter(db)),
    reason: withdrawn ? ("withdrawn" as const) : ("removed" as const),
    notice: withdrawn?.withdrawnNotice ?? null,
    quotes: (last.approvedMarks ?? []).map(({ quote }) => quote),
    goneAt: history[0]?.at ?? stored.updatedAt,
    history,
  };
}

function partView(
  { pledge, parts, ...node }: PackageTree<StandingPledge>,
  summary: (pledge: StandingPledge) => PledgeSummary,
): PackagePart {
  return { ...summary(pledge), ...node, parts: parts.map((part) => partView(part, summary)) };
}
