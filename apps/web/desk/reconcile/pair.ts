import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";

type Outputs = inferRouterOutputs<AppRouter>["reconcile"];

/** Two pledges that may be one, with what speaks for it. */
export type Pair = Outputs["queue"][number];
/** What was decided on a pair. */
export type PairDecision = Outputs["decisions"][number];
