import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";
import type { useTRPCClient } from "@/desk/kit/api.island.tsx";

export type Waiting = inferRouterOutputs<AppRouter>["review"]["queue"][number];

/** What a reviewer puts right when approving. */
export type Changes = NonNullable<
  Parameters<ReturnType<typeof useTRPCClient>["review"]["approve"]["mutate"]>[0]["changes"]
>;
