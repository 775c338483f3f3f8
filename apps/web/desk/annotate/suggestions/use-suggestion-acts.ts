"use client";

import { inOrderOfTies } from "@pledgebook/core/desk/same-money";
import { joinedByDefault } from "@pledgebook/core/matching/pledge-report";
import type { Span } from "@pledgebook/core/text/span";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useState } from "react";
import { askCurrency } from "@/desk/annotate/article-currency.island.tsx";
import { type SavedMark, told } from "@/desk/annotate/marks/saved-mark.ts";
import type { useAnnotationActs } from "@/desk/annotate/marks/use-annotation-acts.ts";
import { bringIntoView, rangeOf } from "@/desk/annotate/text/text-selection.ts";
import type { Target } from "@/desk/annotate/use-hand.ts";
import { useTRPC } from "@/desk/kit/api.island.tsx";
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
  onEdit: (one: OpenSuggestion, target: Target) => void;
  /** Another suggestion is looked at: what was in hand is put down. */
  onStep: () => void;
}) {
  const { suggestions, container, onEdit, onStep } = options;
  const { acts, act, isBusy } = options.desk;
  const { tell } = options.desk.place;
  const say = useTranslations("annotate");
  const sayAct = useTranslations("act");
  const sayCurrency = useTranslations("article_currency");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const current = suggestions.find(({ key }) => key === currentKey) ?? suggestions[0] ?? null;

  const knownOf = useCallback(
    (one: OpenSuggestion) =>
      queryClient.fetchQuery(trpc.pledges.candidates.queryOptions(one.asked, { staleTime: KNOWN_FOR_MS })),
    [queryClient, trpc],
  );
  /** The known pledge that a suggestion repeats, as the matcher says. Nothing is the same as the package that it is inside. */
  const sameAs = useCallback(
    async (one: OpenSuggestion, pack: string | null) =>
      joinedByDefault((await knownOf(one)).filter(({ pledge }) => pledge.code !== pack))?.pledge.code ?? null,
    [knownOf],
  );
  /** What a suggestion is saved as. `made`: what others of the text were just marked as, by their keys. */
  const savedAs = useCallback(
    async (
      one: OpenSuggestion,
      chosen: Partial<Target>,
      made?: ReadonlyMap<string, string>,
    ): Promise<SavedMark> => {
      const { start, end, stated } = one.proposal;
      const mark = { span: { start, end }, stated, suggestion: told(one) };
      const { known, pack } = { ...targetOf(one, made), ...chosen };
      const code = known ?? (await sameAs(one, pack));
      if (code) return { ...mark, pledge: { kind: "existing", code, role: "restatement" } };
      return {
        ...mark,
        pledge: {
          kind: "new",
          fields: fieldsOf(one.proposal),
          pack: pack === null ? null : { kind: "existing", code: pack },
        },
      };
    },
    [sameAs],
  );
  const step = useCallback(
    (by: 1 | -1, from = current) => {
      onStep();
      const at = suggestions.findIndex(({ key }) => key === from?.key);
      const next = suggestions[(at + by + suggestions.length) % suggestions.length];
      setCurrentKey(next?.key ?? null);
      if (next) bringIntoView(placeOf(container.current, next.key));
    },
    [container, current, onStep, suggestions],
  );
  const edit = useCallback(
    async (one: OpenSuggestion) => {
      const { known, pack } = targetOf(one);
      onEdit(one, { known: known ?? (await sameAs(one, pack).catch(() => null)), pack });
    },
    [sameAs, onEdit],
  );
  /** `chosen`: what a person says that it is, or is a part of. */
  const acceptAs = useCallback(
    async (one: OpenSuggestion, chosen: Partial<Target>) => {
      if (isBusy) return;
      if (one.suggestion.mayBe.length > 0) {
        askCurrency();
        return tell({ text: sayCurrency("first"), isBad: true });
      }
      if (!one.isWhole) return edit(one);
      if (one.tie?.code === null && !chosen.known) {
        onStep();
        setCurrentKey(one.tie.of);
        return tell({ text: say("first", { number: one.tie.number }), isBad: false });
      }
      await act(
        acts.mark(
          () => savedAs(one, chosen),
          () => step(1, one),
        ),
      );
    },
    [act, acts, isBusy, edit, onStep, savedAs, say, sayCurrency, step, tell],
  );
  /** `known`: the pledge that a person says it is. */
  const accept = useCallback(
    (one: OpenSuggestion, known?: string) => acceptAs(one, known ? { known, pack: null } : {}),
    [acceptAs],
  );
  const acceptAsPart = useCallback(
    (one: OpenSuggestion, pack: string) => acceptAs(one, { known: null, pack }),
    [acceptAs],
  );
  const acceptInView = useCallback(async () => {
    if (isBusy) return;
    const seen = inOrderOfTies(
      suggestions
        .filter(
          (one) =>
            one.isWhole &&
            one.suggestion.mayBe.length === 0 &&
            !one.suggestion.isBackground &&
            isInView(container.current, one.proposal),
        )
        .map((one) => ({ one, key: one.key, waitsFor: one.tie?.code === null ? one.tie.of : null })),
    );
    if (seen.length === 0) return tell({ text: say("none_in_view"), isBad: false });
    const made = new Map<string, string>();
    const all = seen.map(({ one, key }) =>
      // Asked for when its turn comes: what was marked before it is known by then.
      acts.mark(
        () => savedAs(one, {}, made),
        (code) => made.set(key, code),
      ),
    );
    await act(acts.many(all, sayAct("accepted_many", { count: all.length, code: "" })));
  }, [act, acts, isBusy, container, savedAs, say, sayAct, tell, suggestions]);
  const reject = useCallback(
    async (one: OpenSuggestion, reason: string | null) => {
      step(1, one);
      await act(acts.reject(one, reason));
    },
    [act, acts, step],
  );
  return {
    current,
    /** Somebody has chosen to look at it: it is not just the next one. */
    isLooked: currentKey !== null && current?.key === currentKey,
    look: setCurrentKey,
    step,
    edit,
    accept,
    acceptAsPart,
    acceptInView,
    reject,
  };
}

/** The pledge that a suggestion tells again (`known`), or the one that it is a part of (`pack`), by the text alone. */
function targetOf(one: OpenSuggestion, made?: ReadonlyMap<string, string>): Target {
  const code = one.tie && (one.tie.code ?? made?.get(one.tie.of) ?? null);
  return one.tie?.kind === "restates" ? { known: code, pack: null } : { known: null, pack: code };
}

function placeOf(container: HTMLElement | null, key: string): Element | null {
  return container?.querySelector(`[data-suggestion="${CSS.escape(key)}"]`) ?? null;
}

/** By where the words are: the text draws its suggestions a moment after they are known, and a key may be pressed before. */
function isInView(container: HTMLElement | null, span: Span): boolean {
  const place = container && rangeOf(container, span)?.getBoundingClientRect();
  return !!place && place.top >= 0 && place.bottom <= window.innerHeight;
}
