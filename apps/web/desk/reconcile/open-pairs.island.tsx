"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/desk/kit/api.island.tsx";
import { address } from "@/i18n/address.ts";

/**
 * Marks of an article that may state money twice, each with the way to where it is decided. Nothing while there are none.
 * `code`: only pairs with this pledge.
 */
export function OpenPairs({ articleId, code }: { articleId: string; code?: string }) {
  const say = useTranslations("open_pairs");
  const locale = useLocale();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.reconcile.ofArticle.queryOptions({ articleId }));
  const pairs = (data ?? []).filter((pair) => code === undefined || [pair.code, pair.other].includes(code));
  if (pairs.length === 0) return null;
  return (
    <ul className="note note-warn grid gap-1 text-sm">
      {pairs.map((pair) => (
        <li key={`${pair.code} ${pair.other}`}>
          {say(pair.isWithin ? "within" : "known", { code: pair.code, other: pair.other })}{" "}
          <a
            href={address(locale, `/desk/reconcile?a=${pair.code}&b=${pair.other}`)}
            aria-label={say("decide_on", { code: pair.code, other: pair.other })}
          >
            {say("decide")}
          </a>
        </li>
      ))}
    </ul>
  );
}
