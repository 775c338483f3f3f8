"use client";

import { joinedByDefault } from "@pledgebook/core/matching/pledge-report";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useState } from "react";
import { told } from "@/desk/annotate/marks/saved-mark.ts";
import type { useAnnotationActs } from "@/desk/annotate/marks/use-annotation-acts.ts";
import { useTRPC } from "@/desk/kit/api.island.tsx";
import type { Act } from "@/desk/kit/use-acts.ts";
import { fieldsOf } from "./suggestion-fields.ts";
import type { OpenSuggestion } from "./use-suggestions.ts";

/** So long an answer about known pledges is taken for true: a second suggestion of the same sum asks anew. */
const KNOWN_FOR_MS = 2_000;

/**
 * The suggestion that is looked at, and what is done with it: accepted as it is (joined to a known pledge only where the
 * matcher says that it is the same, or a person does), opened in the form, rejected. `onEdit`: its words are in hand, with
 * the pledge that they repeat.
 */
export function useSuggestionActs(options: {
  suggestions: readonly OpenSuggestion[];
  container: RefObject<HTMLElement | null>;
  desk: ReturnType<typeof useAnnotationActs>;
  onEdit: (one: OpenSuggestion, likely: string | null) => void;
  /** Another suggestion is looked at: what was in hand is put down. */
  onStep: () => void;
}) {
  const { suggestions, container, onEdit, onStep } = options;
  const { acts, act, prepare, isBusy } = options.desk;
  const { tell } = options.desk.place;
  const say = useTranslations("annotate");
  const sayAct = useTranslations("act");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const current = suggestions.find(({ key }) => key === currentKey) ?? suggestions[0] ?? null;

  const knownOf = useCallback(
    (one: OpenSuggestion) =>
      queryClient.fetchQuery(trpc.pledges.candidates.queryOptions(one.asked, { staleTime: KNOWN_FOR_MS })),
    [queryClient, trpc],
  );
  const savedAs = useCallback(
    async (one: OpenSuggestion, chosen: string | null): Promise<Act> => {
      const code = chosen ?? joinedByDefault(await knownOf(one))?.pledge.code;
      const { start, end, stated } = one.proposal;
      return acts.mark({
        span: { start, end },
        stated,
        suggestion: told(one),
        pledge: code
          ? { kind: "existing", code, role: "restatement" }
          : { kind: "new", fields: fieldsOf(one.proposal), pack: null },
      });
    },
    [acts, knownOf],
  );
  const step = useCallback(
    (by: 1 | -1, from = current) => {
      onStep();
      const at = suggestions.findIndex(({ key }) => key === from?.key);
      const next = suggestions[(at + by + suggestions.length) % suggestions.length];
      setCurrentKey(next?.key ?? null);
      if (next) placeOf(container.current, next.key)?.scrollIntoView({ block: "nearest" });
    },
    [container, current, onStep, suggestions],
  );
  const edit = useCallback(
    async (one: OpenSuggestion) => {
      const found = await knownOf(one).catch(() => []);
      onEdit(one, joinedByDefault(found)?.pledge.code ?? null);
    },
    [knownOf, onEdit],
  );
  /** `chosen`: the known pledge that a person says it is. */
  const accept = useCallback(
    async (one: OpenSuggestion, chosen: string | null = null) => {
      if (isBusy) return;
      if (!one.isWhole) return edit(one);
      await prepare(async () => {
        const made = await savedAs(one, chosen);
        step(1, one);
        return made;
      });
    },
    [isBusy, edit, prepare, savedAs, step],
  );
  const acceptInView = useCallback(async () => {
    if (isBusy) return;
    const seen = suggestions.filter(
      (one) => one.isWhole && !one.suggestion.isBackground && isInView(container.current, one.key),
    );
    if (seen.length === 0) return tell({ text: say("none_in_view"), isBad: false });
    await prepare(async () => {
      const all: Act[] = [];
      for (const one of seen) all.push(await savedAs(one, null));
      return acts.many(all, sayAct("accepted_many", { count: all.length, code: "" }));
    });
  }, [acts, isBusy, container, prepare, savedAs, say, sayAct, tell, suggestions]);
  const reject = useCallback(
    async (one: OpenSuggestion, reason: string | null) => {
      step(1, one);
      await act(acts.reject(one, reason));
    },
    [act, acts, step],
  );
  return { current, look: setCurrentKey, step, edit, accept, acceptInView, reject };
}

function placeOf(container: HTMLElement | null, key: string): Element | null {
  return container?.querySelector(`[data-suggestion="${CSS.escape(key)}"]`) ?? null;
}

function isInView(container: HTMLElement | null, key: string): boolean {
  const place = placeOf(container, key)?.getBoundingClientRect();
  return place !== undefined && place.top >= 0 && place.bottom <= window.innerHeight;
}
