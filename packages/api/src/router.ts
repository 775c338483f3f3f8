import { accountRouter } from "./accounts/account.ts";
import { peopleRouter } from "./accounts/people.ts";
import { secondFactorRouter } from "./accounts/second-factor.ts";
import { agreementRouter } from "./annotations/agreement.ts";
import { annotateRouter } from "./annotations/annotate.ts";
import { annotationsRouter } from "./annotations/annotations.ts";
import { reviewRouter } from "./annotations/review.ts";
import { suggestionsRouter } from "./annotations/suggestions.ts";
import { articleCurrencyRouter } from "./articles/article-currency.ts";
import { articleDayRouter } from "./articles/article-day.ts";
import { articlesRouter } from "./articles/articles.ts";
import { authorsRouter } from "./articles/authors.ts";
import { deskArticlesRouter } from "./articles/desk-articles.ts";
import { feedItemsRouter } from "./articles/feed-items.ts";
import { imagesRouter } from "./articles/images.ts";
import { keptDraftsRouter } from "./articles/kept-drafts.ts";
import { lifecycleRouter } from "./articles/lifecycle.ts";
import { notesRouter } from "./articles/notes.ts";
import { pagesRouter } from "./articles/pages.ts";
import { topicsRouter } from "./articles/topics.ts";
import { comparisonsRouter } from "./comparisons/comparisons.ts";
import { deskRouter } from "./desk/desk.ts";
import { ledgerRouter } from "./ledger/ledger.ts";
import { namesRouter } from "./names/names.ts";
import { purposesRouter } from "./names/purposes.ts";
import { newsroomRouter } from "./newsroom/newsroom.ts";
import { releasesRouter } from "./open-data/release-files.ts";
import { announcedDaysRouter } from "./pledges/announced-days.ts";
import { examplesRouter } from "./pledges/examples.ts";
import { eventsRouter } from "./pledges/pledge-events.ts";
import { pledgesRouter } from "./pledges/pledges.ts";
import { reconcileRouter } from "./pledges/reconcile.ts";
import { reportsRouter } from "./pledges/reports.ts";
import { searchRouter } from "./search/search.ts";
import { createCallerFactory, mergeRouters, router } from "./server/trpc.ts";
import { sourcesRouter } from "./sources/sources.ts";
import { webhooksRouter } from "./webhooks/webhooks.ts";

export const appRouter = router({
  account: accountRouter,
  agreement: agreementRouter,
  annotations: annotationsRouter,
  articles: mergeRouters(
    articlesRouter,
    deskArticlesRouter,
    lifecycleRouter,
    keptDraftsRouter,
    articleDayRouter,
    articleCurrencyRouter,
  ),
  authors: authorsRouter,
  comparisons: comparisonsRouter,
  desk: deskRouter,
  events: eventsRouter,
  feedItems: feedItemsRouter,
  images: imagesRouter,
  ledger: mergeRouters(ledgerRouter, examplesRouter),
  names: namesRouter,
  purposes: purposesRouter,
  newsroom: newsroomRouter,
  notes: notesRouter,
  pages: pagesRouter,
  people: peopleRouter,
  pledges: mergeRouters(pledgesRouter, annotateRouter, announcedDaysRouter),
  reconcile: reconcileRouter,
  releases: releasesRouter,
  reports: reportsRouter,
  review: reviewRouter,
  search: searchRouter,
  secondFactor: secondFactorRouter,
  sources: sourcesRouter,
  suggestions: suggestionsRouter,
  topics: topicsRouter,
  webhooks: webhooksRouter,
});

export type AppRouter = typeof appRouter;
/** Calls procedures without HTTP: how server components and tests ask. */
export const createCaller = createCallerFactory(appRouter);
