import { qualifierOfRemainder } from "@pledgebook/core/ledger/leaf-qualifier";
import { remainder } from "@pledgebook/core/ledger/leaves";
import { counts } from "@pledgebook/core/ledger/pledge";
import { portions } from "@pledgebook/core/ledger/stages";
import { boundsOf } from "@pledgebook/core/values/money";
import { listEvidence } from "@pledgebook/db/queries/annotations/evidence";
import { listCorrections } from "@pledgebook/db/queries/articles/corrections";
import { amountOf } from "@pledgebook/db/queries/pledges/amounts";
import { findPledgeByCode, loadComponents, type StoredPledge } from "@pledgebook/db/queries/pledges/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import type { Database } from "@pledgebook/db/store/store";
import { recordDay } from "../server/days.ts";
import { MOST_CORRECTIONS } from "../server/inputs.ts";
import { historyOf } from "./pledge-history.ts";
import { eventView, pledgeSummary } from "./pledge-summary.ts";

/** A pledge as readers see it. Null when there is none, or none that counts yet. */
export async function pledgeAsRead(db: Database, code: string) {
  const pledge = await findPledgeByCode(db, code);
  if (!pledge || !counts(pledge)) return null;
  const parts = await loadComponents(db, pledge.code);
  const packages = (await Promise.all(pledge.packageCodes.map((code) => findPledgeByCode(db, code)))).filter(
    (pack): pack is StoredPledge => pack !== null,
  );
  const convert = await loadConverter(db);
  const counted = parts.filter(counts);
  const direct = counted.filter((part) => part.packageCodes.includes(pledge.code));
  const evidence = (await listEvidence(db, [pledge.id])).filter(
    (mark) => mark.reviewState === "approved" && mark.isPublic,
  );
  const rest = direct.length > 0 ? remainder(pledge, direct, convert) : null;
  return {
    pledge: pledgeSummary(pledge, "EUR", convert),
    note: pledge.note,
    years: pledge.years,
    history: await historyOf(db, pledge.id),
    quantity: pledge.quantity,
    period: pledge.period,
    componentsComplete: pledge.componentsComplete,
    lastCheckedOn: pledge.lastCheckedOn ?? recordDay(pledge.updatedAt),
    portions: pledge.amount.currency === null ? [] : portions(rest ?? boundsOf(pledge.amount), pledge),
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
    components: counted.map((part) => pledgeSummary(part, "EUR", convert)),
    remainder: rest,
    /** How firm what is left is. */
    remainderQualifier: rest && qualifierOfRemainder(rest, pledge, direct),
    corrections: await listCorrections(db, MOST_CORRECTIONS, { pledgeId: pledge.id }),
    recordedAt: pledge.createdAt,
  };
}
