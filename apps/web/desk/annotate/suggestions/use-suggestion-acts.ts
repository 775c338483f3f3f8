"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useState } from "react";
import { told } from "@/desk/annotate/marks/saved-mark.ts";
import type { useAnnotationActs } from "@/desk/annotate/marks/use-annotation-acts.ts";
import { useTRPC } from "@/desk/kit/api.island.tsx";
import type { Act } from "@/desk/kit/use-acts.ts";
import { askedOf, fieldsOf, likelyOne } from "./suggestion-fields.ts";
import type { OpenSuggestion } from "./use-suggestions.ts";

/** So long an answer about known pledges is taken for true: a second suggestion of the same sum asks anew. */
const KNOWN_FOR_MS = 2_000;

/**
 * The suggestion that is looked at, and what is done with it: accepted as it is (joined to the pledge that it repeats, if the
 * ledger knows one), opened in the form, rejected. `onEdit`: its words are in hand, with the pledge that they likely repeat.
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
      queryClient.fetchQuery(
        trpc.pledges.candidates.queryOptions(askedOf(one.proposal), { staleTime: KNOWN_FOR_MS }),
      ),
    [queryClient, trpc],
  );
  const savedAs = useCallback(
    async (one: OpenSuggestion): Promise<Act> => {
      const same = likelyOne(await knownOf(one));
      const { start, end, stated } = one.proposal;
      return acts.mark({
        span: { start, end },
        stated,
        suggestion: told(one),
        pledge: same
          ? { kind: "existing", code: same.pledge.code, role: "restatement" }
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
      onEdit(one, likelyOne(found)?.pledge.code ?? null);
    },
    [knownOf, onEdit],
  );
  const accept = useCallback(
    async (one: OpenSuggestion) => {
      if (isBusy) return;
      if (!one.isWhole) return edit(one);
      await prepare(async () => {
        const made = await savedAs(one);
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
      for (const one of seen) all.push(await savedAs(one));
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
