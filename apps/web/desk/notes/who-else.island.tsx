"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";

/** How often a page says that it is open, in milliseconds. */
const EVERY_MS = 20_000;

/** Who else has this article open: said before anybody changes anything, at the edge of the window, where it moves no words. */
export function WhoElse({ articleId }: { articleId: string }) {
  const say = useTranslations("notes");
  const format = useFormatter();
  const client = useTRPCClient();
  const { data } = useQuery({
    queryKey: ["visit", articleId],
    queryFn: () => client.notes.visit.mutate({ articleId }),
    refetchInterval: EVERY_MS,
    retry: false,
  });
  const others = data?.others ?? [];
  return (
    <p
      role="status"
      className={
        others.length > 0 ? "note note-warn fixed bottom-3 left-3 z-10 max-w-80 bg-paper" : "sr-only"
      }
    >
      {others.length > 0 && say("also_open", { names: format.list(others), count: others.length })}
    </p>
  );
}
