import type { Converter } from "@pledgebook/core/ledger/leaves";
import { type PackageTree, packageTree } from "@pledgebook/core/ledger/package-tree";
import { counts } from "@pledgebook/core/ledger/pledge";
import { portions } from "@pledgebook/core/ledger/stages";
import { type Bounds, boundsOf } from "@pledgebook/core/values/money";
import { listEvidence } from "@pledgebook/db/queries/annotations/evidence";
import { listCorrections } from "@pledgebook/db/queries/articles/corrections";
import { amountOf } from "@pledgebook/db/queries/pledges/amounts";
import { findPledgeByCode, loadComponents, type StoredPledge } from "@pledgebook/db/queries/pledges/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import type { Database } from "@pledgebook/db/store/store";
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
  /** Its parts state more than it does. */
  isExceeded: boolean;
}

/** A pledge as readers see it. Null when there is none, or none that counts yet. */
export async function pledgeAsRead(db: Database, code: string) {
  const pledge = await findPledgeByCode(db, code);
  if (!pledge || !counts(pledge)) return null;
  const parts = await loadComponents(db, pledge.code);
  const packages = (await Promise.all(pledge.packageCodes.map((code) => findPledgeByCode(db, code)))).filter(
    (pack): pack is StoredPledge => pack !== null,
  );
  const convert = await loadConverter(db);
  const tree = packageTree(pledge, parts.filter(counts), convert);
  const evidence = (await listEvidence(db, [pledge.id])).filter(
    (mark) => mark.reviewState === "approved" && mark.isPublic,
  );
  return {
    pledge: pledgeSummary(pledge, "EUR", convert),
    note: pledge.note,
    years: pledge.years,
    history: await historyOf(db, pledge.id),
    quantity: pledge.quantity,
    period: pledge.period,
    lastCheckedOn: pledge.lastCheckedOn ?? pledge.updatedAt.slice(0, 10),
    portions: pledge.amount.currency === null ? [] : portions(tree.rest ?? boundsOf(pledge.amount), pledge),
    events: pledge.eventRows.map(eventView),
    evidence: evidence.map((mark) => ({
      id: mark.id,
      role: mark.role,
      stated: amountOf(mark),
      quote: mark.quote,
      prefix: mark.prefix,
      suffix: mark.suffix,
      /** Whether the words stand in the article as readers see it now. */
      isInPlace: mark.publicState === "exact" || mark.publicState === "moved",
      revisionNumber: mark.revisionNumber,
      articleSlug: mark.articleSlug,
      articleTitle: mark.articleTitle,
      articleLanguage: mark.articleLanguage,
      publishedOn: mark.articlePublishedOn,
      sources: mark.sources,
    })),
    packages: packages.map((pack) => ({ ...pledgeSummary(pack, "EUR", convert), counts: counts(pack) })),
    components: tree.parts.map((part) => partView(part, convert)),
    remainder: tree.rest,
    isExceeded: tree.isExceeded,
    corrections: await listCorrections(db, MOST_CORRECTIONS, { pledgeId: pledge.id }),
    recordedAt: pledge.createdAt,
  };
}

function partView({ pledge, parts, ...node }: PackageTree<StoredPledge>, convert: Converter): PackagePart {
  return {
    ...pledgeSummary(pledge, "EUR", convert),
    ...node,
    parts: parts.map((part) => partView(part, convert)),
  };
}
