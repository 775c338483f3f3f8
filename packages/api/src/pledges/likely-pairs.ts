import { match } from "@pledgebook/core/matching/match";
import { type Match, saysOne, type Verdict } from "@pledgebook/core/matching/pledge-report";
import { reportOfPledge } from "@pledgebook/core/matching/report-of-pledge";
import { usualRate } from "@pledgebook/core/matching/usual-rates";
import { listEvidence } from "@pledgebook/db/queries/annotations/evidence";
import { findSeenPledge, loadSeenPledgesById } from "@pledgebook/db/queries/pledges/known-pledges";
import { isMatchDecided, listUndecidedPairs, type PairsOf } from "@pledgebook/db/queries/pledges/matches";
import type { StoredPledge } from "@pledgebook/db/queries/pledges/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import type { Database } from "@pledgebook/db/store/store";
import type { StaffContext } from "../server/context.ts";
import { pledgeSummary } from "./pledge-summary.ts";

/** Whose question it is: what they may not see is not compared. */
type Asker = Pick<StaffContext, "store" | "viewer">;

type Evidence = Awaited<ReturnType<typeof listEvidence>>[number];

/** Pairs that are compared for one answer, and of them those that are shown. */
const MOST_COMPARED = 2000;

const MOST_SHOWN = 40;

/** From here on an unsure pair is worth a person's look. */
const WORTH_A_LOOK = 0.4;

/** Two pledges, the older one first, with what the matcher says of them and the tellings of each. */
interface Compared {
  found: Match;
  keep: StoredPledge;
  other: StoredPledge;
  evidence: ReadonlyMap<string, Evidence[]>;
}

/** Pairs of pledges that may be one, or part of each other, the likeliest first, with reasons and both sentences. */
export async function likelyPairs(ctx: Asker) {
  const likely = (await compareUndecided(ctx, { kind: "newest" }))
    .filter(({ found }) => isLikely(found) || (found.verdict === "unsure" && found.score >= WORTH_A_LOOK))
    .sort(
      (x, y) => Number(areSiblings(x)) - Number(areSiblings(y)) || likelihood(y.found) - likelihood(x.found),
    )
    .slice(0, MOST_SHOWN);
  return pairViews(ctx.store.db, likely);
}

/** One pair, whatever the matcher says of it, in a list; an empty one when somebody has decided on it, or one is gone. */
export async function pairOf(ctx: Asker, codeA: string, codeB: string) {
  const { store, viewer } = ctx;
  const { db } = store;
  const [a, b] = await Promise.all([findSeenPledge(db, viewer, codeA), findSeenPledge(db, viewer, codeB)]);
  if (!a || !b || a.id === b.id || (await isMatchDecided(db, a.id, b.id))) return [];
  if (a.packageCodes.includes(b.code) || b.packageCodes.includes(a.code)) return [];
  return pairViews(db, [compare(a, b, await evidenceOf(ctx, [a.id, b.id]))]);
}

/** Two marks that may state the same money, of which nobody has said what they are to each other. */
export interface OpenPair {
  /** The code of a pledge that the article states. */
  code: string;
  other: string;
  /** The article states both. */
  isWithin: boolean;
  verdict: Verdict;
}

/**
 * Pledges of an article of which the matcher says that they are another of the article or of the ledger; of two that the
 * article states, also that one is part of the other. Nothing is given away that the person who asks may not see.
 */
export async function openPairsOf(ctx: Asker, articleId: string) {
  const compared = await compareUndecided(ctx, { kind: "article", articleId });
  return compared.flatMap(({ found, keep, other, evidence }): OpenPair[] => {
    const isStated = ({ id }: StoredPledge) => evidence.get(id)?.some((mark) => mark.articleId === articleId);
    const isWithin = Boolean(isStated(keep) && isStated(other));
    const { verdict } = found;
    const isOpen = saysOne(verdict) || (isWithin && verdict === "part_of");
    if (!isOpen) return [];
    const [own, second] = isStated(keep) ? [keep, other] : [other, keep];
    return [{ code: own.code, other: second.code, isWithin, verdict }];
  });
}

async function compareUndecided(ctx: Asker, of: PairsOf): Promise<Compared[]> {
  const { store, viewer } = ctx;
  const pairs = await listUndecidedPairs(store.db, viewer, of, MOST_COMPARED);
  const ids = pairs.flatMap(({ a, b }) => [a, b]);
  const byId = new Map(
    (await loadSeenPledgesById(store.db, viewer, ids)).map((pledge) => [pledge.id, pledge]),
  );
  const evidence = await evidenceOf(ctx, ids);
  const articleId = of.kind === "article" ? of.articleId : null;
  return pairs.flatMap((pair) => {
    const [a, b] = [byId.get(pair.a), byId.get(pair.b)];
    return a && b ? [compare(a, b, evidence, articleId)] : [];
  });
}

async function evidenceOf({ store, viewer }: Asker, ids: readonly string[]) {
  return Map.groupBy(await listEvidence(store.db, viewer, ids), ({ pledgeId }) => pledgeId);
}

/** `articleId`: the article whose words are compared where it tells a pledge; without one, the first that told it. */
function compare(
  a: StoredPledge,
  b: StoredPledge,
  evidence: ReadonlyMap<string, Evidence[]>,
  articleId: string | null = null,
): Compared {
  // The older one keeps its code.
  const [keep, other] = a.createdAt <= b.createdAt ? [a, b] : [b, a];
  const report = (pledge: StoredPledge) => {
    const told = evidence.get(pledge.id) ?? [];
    return reportOfPledge(pledge, told.find((mark) => mark.articleId === articleId) ?? told[0] ?? null);
  };
  return { found: match(report(keep), report(other), usualRate), keep, other, evidence };
}

/** Parts of one package: whoever filled it has told them apart, and its sum counts once whatever they are. */
const areSiblings = ({ keep, other }: Compared) =>
  keep.packageCodes.some((code) => other.packageCodes.includes(code));

const isLikely = ({ verdict }: Match) => verdict !== "different" && verdict !== "unsure";

function likelihood({ verdict, score }: Match): number {
  return verdict === "unsure" ? score - 1 : score;
}

async function pairViews(db: Database, compared: readonly Compared[]) {
  const convert = await loadConverter(db);
  return compared.map(({ found, evidence, ...pair }) => {
    const side = (pledge: StoredPledge) => {
      const [mark] = evidence.get(pledge.id) ?? [];
      return { pledge: pledgeSummary(pledge, "EUR", convert), mark: mark ? sentenceOf(mark) : null };
    };
    return { found, keep: side(pair.keep), other: side(pair.other) };
  });
}

function sentenceOf(mark: Evidence) {
  const { id: annotationId, quote, prefix, suffix, articleId, articleTitle, articleLanguage } = mark;
  return {
    annotationId,
    quote,
    prefix,
    suffix,
    articleId,
    articleTitle,
    articleLanguage,
    articlePublishedOn: mark.articlePublishedOn,
  };
}
