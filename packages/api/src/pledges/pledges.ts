import { counts, pledgeProblems, type YearShare } from "@pledgebook/core/ledger/pledge";
import { candidates } from "@pledgebook/core/matching/reconcile";
import { describe, isSpanOf } from "@pledgebook/core/text/quote";
import { Problem, stale } from "@pledgebook/core/values/problem";
import { amountColumnsOf } from "@pledgebook/db/queries/amounts";
import { everyMarkIsIn, insertAnchor } from "@pledgebook/db/queries/anchors";
import { answerSentBack, insertAnnotation } from "@pledgebook/db/queries/annotations";
import { listEvidence } from "@pledgebook/db/queries/evidence";
import { audit } from "@pledgebook/db/queries/history";
import { findSuccessorCode } from "@pledgebook/db/queries/matches";
import { deleteComponents, insertComponent } from "@pledgebook/db/queries/packages";
import { listChannels } from "@pledgebook/db/queries/parties";
import { replaceYears } from "@pledgebook/db/queries/pledge-events";
import {
  findPledgeByCode,
  listUnseenPledges,
  loadPledgesOfDonors,
  type StoredPledge,
  searchPledges,
  updatePledge,
} from "@pledgebook/db/queries/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { readSettings } from "@pledgebook/db/queries/settings";
import { z } from "zod";
import { checkStated } from "../annotations/annotations.ts";
import { acceptedSuggestion, suggestionInput } from "../annotations/suggestions.ts";
import { loadLatest } from "../articles/revisions.ts";
import { amount, annotationRole, id, pledgeCode, pledgeFields, span, version } from "../server/inputs.ts";
import { open, router, type StaffContext, staff } from "../server/trpc.ts";
import { findPackage, joinPledge, newPledge, type PledgeFields } from "./new-pledge.ts";
import { pledgeAsRead } from "./pledge-as-read.ts";
import { eventView, pledgeSummary } from "./pledge-summary.ts";

const joined = z.object({
  kind: z.literal("existing"),
  code: pledgeCode,
  role: annotationRole.exclude(["first"]),
});

export const fresh = z.object({
  kind: z.literal("new"),
  fields: pledgeFields,
  /** A package it is part of: one that the ledger has, or one that is made with it. */
  pack: z.union([
    z.null(),
    z.object({ kind: z.literal("existing"), code: pledgeCode }),
    z.object({ kind: z.literal("new"), fields: pledgeFields }),
  ]),
});

export const pledgesRouter = router({
  /** A pledge as readers see it. Null when there is none, or none that counts yet. */
  byCode: open
    .input(z.object({ code: z.string().max(40) }))
    .query(({ ctx, input }) => pledgeAsRead(ctx.store.db, input.code)),

  /** Known pledges that a new mark may be about, the likeliest first. */
  candidates: staff("pledge.annotate")
    .input(
      pledgeFields
        .pick({ donorCodes: true, amount: true, announcedOn: true, channelSlug: true, purpose: true })
        .extend({ stated: amount }),
    )
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const unseen = await listUnseenPledges(db, ctx.person.id);
      const known = (await loadPledgesOfDonors(db, input.donorCodes)).filter(({ id }) => !unseen.has(id));
      const convert = await loadConverter(db);
      const found = [input.amount, input.stated].flatMap((sum) =>
        candidates({ ...input, amount: sum }, known, convert),
      );
      const best = new Map(
        found.sort((a, b) => a.score - b.score).map((candidate) => [candidate.pledge.code, candidate]),
      );
      return [...best.values()]
        .sort((a, b) => b.score - a.score)
        .slice(0, 5)
        .map(({ pledge, score, reasons }) => ({
          pledge: pledgeSummary(pledge, "EUR", convert),
          score,
          reasons,
        }));
    }),

  /** The code under which a pledge is known now that was merged into another. Null for all others. */
  successor: open
    .input(z.object({ code: z.string().max(40) }))
    .query(({ ctx, input }) => findSuccessorCode(ctx.store.db, input.code)),

  search: staff("desk.read")
    .input(z.object({ text: z.string().max(100) }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const found = await searchPledges(db, input.text.trim(), 12);
      const convert = await loadConverter(db);
      return found.map((pledge) => pledgeSummary(pledge, "EUR", convert));
    }),

  /** A pledge as its form needs it, whether or not it counts. */
  forDesk: staff("desk.read")
    .input(z.object({ code: pledgeCode }))
    .query(async ({ ctx, input }) => {
      const pledge = await found(ctx, input.code);
      const { id: pledgeId, code, version: at, packageCodes, reviewState } = pledge;
      return {
        id: pledgeId,
        code,
        version: at,
        packageCodes,
        reviewState,
        fields: fieldsOf(pledge),
        years: pledge.years,
        events: pledge.eventRows.map(eventView),
        lastCheckedOn: pledge.lastCheckedOn,
        counts: counts(pledge),
      };
    }),

  /** Marks a span of an article's newest revision as stating a pledge: a new one, or a mention of a known one. */
  annotate: staff("pledge.annotate")
    .input(
      z.object({
        articleId: id,
        revisionId: id,
        span,
        stated: amount,
        pledge: z.union([fresh, joined]),
        /** The suggestion that it came from, as it was proposed. */
        suggestion: suggestionInput.nullish(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await loadLatest(db, input.articleId);
      if (revision.id !== input.revisionId)
        throw new Problem(
          "stale",
          "article_edited",
          "The article was edited in the meantime; nothing was changed.",
        );
      if (!isSpanOf(revision.plainText, input.span))
        throw new Problem("invalid", "span_invalid", "These are no words of the article.");
      checkStated(input.stated);
      const target =
        input.pledge.kind === "new"
          ? await newPledge(ctx, input.pledge.fields, input.pledge.pack, article.id)
          : await joinPledge(ctx, input.pledge.code);
      const annotationId = ctx.newId();
      const quote = describe(revision.plainText, input.span);
      const role = input.pledge.kind === "new" ? ("first" as const) : input.pledge.role;
      await ctx.store.write([
        ...target.steps,
        insertAnnotation(db, {
          id: annotationId,
          articleId: article.id,
          markedRevisionId: revision.id,
          pledgeId: target.id,
          role,
          ...amountColumnsOf(input.stated),
          reviewState: "waiting",
          createdBy: ctx.person.id,
          createdAt: ctx.now(),
          version: 1,
        }),
        insertAnchor(db, annotationId, revision.id, "exact", quote),
        everyMarkIsIn(db, article.id, revision.id),
        ...(input.suggestion
          ? [acceptedSuggestion(ctx, { ...input, suggestion: input.suggestion }, revision, annotationId)]
          : []),
        audit(db, {
          at: ctx.now(),
          actorId: ctx.person.id,
          action: "pledge.annotate",
          subject: "annotation",
          subjectId: annotationId,
          articleId: article.id,
          after: { pledge: target.code, role, quote: quote.exact, stated: input.stated },
        }),
      ]);
      return { annotationId, version: 1, code: target.code };
    }),

  /** Changes what a pledge says. It then waits for a reviewer again: a changed figure is a decision. */
  save: staff("pledge.annotate")
    .input(
      z.object({
        code: pledgeCode,
        version,
        fields: pledgeFields,
        packageCodes: z.array(pledgeCode).max(10),
        /** Shares by calendar year, where the source tells them. */
        years: z.array(z.object({ year: z.number().int().min(2014).max(2100), amount })).max(40),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const pledge = await found(ctx, input.code);
      if (pledge.version !== input.version) throw stale();
      await checkFields(ctx, input.fields, input.years);
      const years = [...input.years].sort((a, b) => a.year - b.year);
      const packs = await Promise.all(input.packageCodes.map((code) => findPackage(ctx, code, pledge.code)));
      await ctx.store.write([
        ...updatePledge(
          db,
          pledge.id,
          pledge.version,
          {
            ...columnsOf(input.fields),
            reviewState: "waiting",
            updatedBy: ctx.person.id,
            updatedAt: ctx.now(),
          },
          input.fields.donorCodes,
        ),
        answerSentBack(db, pledge.id),
        deleteComponents(db, pledge.id),
        ...packs.map((pack) => insertComponent(db, pack.id, pledge.id)),
        ...replaceYears(db, pledge.id, years),
        audit(db, {
          ...pledgeEvent(ctx, "pledge.save", pledge.id),
          before: {
            ...fieldsOf(pledge),
            years: pledge.years,
            packages: pledge.packageCodes,
            review: pledge.reviewState,
          },
          after: { ...input.fields, years, packages: [...input.packageCodes].sort(), review: "waiting" },
        }),
      ]);
      const slugs = (await listEvidence(db, [pledge.id])).map((mark) => mark.articleSlug);
      ctx.published({ articleSlugs: slugs, pledgeCodes: [pledge.code] });
      return { version: pledge.version + 1 };
    }),

  settings: staff("desk.read").query(async ({ ctx }) => {
    const { fourEyes } = await readSettings(ctx.store.db);
    return { fourEyes };
  }),
});

export async function found(ctx: StaffContext, code: string): Promise<StoredPledge> {
  const pledge = await findPledgeByCode(ctx.store.db, code);
  if (!pledge) throw new Problem("not_found", "pledge_not_found", `There is no pledge ${code}.`, { code });
  return pledge;
}

export async function checkFields(
  ctx: StaffContext,
  fields: PledgeFields,
  years: readonly YearShare[] = [],
): Promise<void> {
  const problems = pledgeProblems({ ...fields, years });
  const channels = fields.channelSlug === null ? [] : await listChannels(ctx.store.db);
  if (fields.channelSlug !== null && !channels.some(({ slug }) => slug === fields.channelSlug))
    problems.channelSlug = "channel_unknown";
  const [first] = Object.entries(problems);
  if (first)
    throw new Problem("invalid", first[1], `The pledge cannot be saved: ${first[0]} (${first[1]}).`, {
      field: first[0],
    });
}

export function columnsOf(fields: PledgeFields) {
  const { donorCodes: _, amount: sum, ...rest } = fields;
  return { ...rest, ...amountColumnsOf(sum) };
}

/** What its form shows of a pledge: the fields of its shape and no others. */
export function fieldsOf(pledge: StoredPledge): PledgeFields {
  return pledgeFields.parse(pledge);
}

export function pledgeEvent(ctx: StaffContext, action: string, pledgeId: string) {
  return { at: ctx.now(), actorId: ctx.person.id, action, subject: "pledge" as const, subjectId: pledgeId };
}
