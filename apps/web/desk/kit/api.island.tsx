"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { Problem } from "@pledgebook/core/values/problem";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Awake } from "@/site/chrome/awake.island.tsx";

const { TRPCProvider, ...asking } = createTRPCContext<AppRouter>();
export const { useTRPC, useTRPCClient } = asking;

/** The desk's line to the api. Public pages have none. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 1 } } }),
  );
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url: "/api/trpc", methodOverride: "POST" })] }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        <Awake>{children}</Awake>
      </TRPCProvider>
    </QueryClientProvider>
  );
}

/** What went wrong, in the reader's language, with what to do; for problems that the domain names and for the rest. */
export function useProblemText(): (error: unknown) => string {
  const say = useTranslations("problem");
  return (error) => {
    if (error instanceof Problem && say.has(error.key)) return say(error.key);
    if (error instanceof TRPCClientError) {
      const problem = (error as TRPCClientError<AppRouter>).data?.problem;
      if (problem && say.has(problem.key)) return say(problem.key, problem.details);
      if (!error.data) return say("offline");
    }
    return say("unknown");
  };
}
