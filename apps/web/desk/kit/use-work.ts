"use client";

import { type QueryKey, useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useId, useRef } from "react";
import { useProblemText } from "./api.island.tsx";
import { type MessagePlace, useMessage } from "./use-message.ts";

export interface WorkOptions {
  /** Where it is told; a place of its own without. */
  place?: MessagePlace;
  /** What is asked anew when something was done, or was refused because it is not what the page shows. */
  renews?: readonly QueryKey[];
  /** The sentence for a failure, where the one for its problem does not do. Null: that one. */
  explain?: (error: unknown) => string | null;
}

/** The sentence for what was done, or how to make it of what came of it; without one, only a refusal is told. */
export type Said<T> = string | ((result: T) => string | null);

/**
 * Work on the desk, over TanStack Query's mutations: an act that takes a while, during which its place is busy; then it is told
 * what was done, or why not, and what the page shows is asked for anew. `run` resolves to whether it was done, and never
 * throws.
 */
export function useWork(options: WorkOptions = {}) {
  const own = useMessage();
  const { message, tell, forget, forgetRefusal } = options.place ?? own;
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const latest = useRef({ options, problemText });
  latest.current = { options, problemText };
  const key = ["work", useId()];
  const renew = () =>
    Promise.all(
      (latest.current.options.renews ?? []).map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );

  const { mutateAsync, isSuccess } = useMutation({
    mutationKey: key,
    // Without a network it is refused at once and said so; not kept to be sent behind somebody's back.
    networkMode: "always",
    mutationFn: (task: { act: () => Promise<string | null>; isRepeat: boolean }) => task.act(),
    async onSuccess(said, { isRepeat }) {
      // Told when the page shows it, not before.
      await renew();
      if (said) tell({ text: said, isBad: false }, isRepeat);
      else forgetRefusal();
    },
    onError(error, { isRepeat }) {
      const text = latest.current.options.explain?.(error) ?? latest.current.problemText(error);
      tell({ text, isBad: true }, isRepeat);
      // Whoever was refused can go on at once.
      void renew();
    },
  });

  const run = useCallback(
    async <T>(act: () => Promise<T>, said?: Said<T>, how?: "in the background"): Promise<boolean> => {
      const task = async () => {
        const result = await act();
        return typeof said === "function" ? said(result) : (said ?? null);
      };
      return mutateAsync({ act: task, isRepeat: how === "in the background" }).then(
        () => true,
        () => false,
      );
    },
    [mutateAsync],
  );
  return {
    run,
    message,
    tell,
    forget,
    isBusy: useIsMutating({ mutationKey: key }) > 0,
    /** The last act was done: a page that is being left for another stays as it is. */
    isDone: isSuccess,
  };
}
