import { agreementRouter } from "./agreement.ts";
import { annotationsRouter } from "./annotations.ts";
import { articlesRouter } from "./articles.ts";
import { deskRouter } from "./desk.ts";
import { eventsRouter } from "./events.ts";
import { feedItemsRouter } from "./feed-items.ts";
import { imagesRouter } from "./images.ts";
import { ledgerRouter } from "./ledger.ts";
import { peopleRouter } from "./people.ts";
import { pledgesRouter } from "./pledges.ts";
import { reconcileRouter } from "./reconcile.ts";
import { reportsRouter } from "./reports.ts";
import { reviewRouter } from "./review.ts";
import { searchRouter } from "./search.ts";
import { suggestionsRouter } from "./suggestions.ts";
import { createCallerFactory, router } from "./trpc.ts";

export const appRouter = router({
  agreement: agreementRouter,
  annotations: annotationsRouter,
  articles: articlesRouter,
  desk: deskRouter,
  events: eventsRouter,
  feedItems: feedItemsRouter,
  images: imagesRouter,
  ledger: ledgerRouter,
  people: peopleRouter,
  pledges: pledgesRouter,
  reconcile: reconcileRouter,
  reports: reportsRouter,
  review: reviewRouter,
  search: searchRouter,
  suggestions: suggestionsRouter,
});

export type AppRouter = typeof appRouter;
/** Calls procedures without HTTP: how server components and tests ask. */
export const createCaller = createCallerFactory(appRouter);
