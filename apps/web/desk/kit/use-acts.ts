"use client";

import { useCallback, useRef, useState } from "react";
import { useWork, type WorkOptions } from "./use-work.ts";

/** Something that a person does and can take back. `run` does it and resolves to the act that undoes it. */
export interface Act {
  /** What is said when it was done. */
  said: string;
  run: () => Promise<Act>;
}

/**
 * Does acts one after another and keeps, for undo and redo, what takes each of them back. Busy while something is done anew,
 * not while it is undone: undoing waits for its turn and keeps nobody from going on.
 */
export function useActs(options: WorkOptions) {
  const past = useRef<Act[]>([]);
  const future = useRef<Act[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [counts, setCounts] = useState({ past: 0, future: 0 });
  const { run, isBusy } = useWork(options);
  const { run: runBack } = useWork(options);

  /** An act is taken when its turn comes, and given back when it fails; with none to take, nothing happens. */
  const inTurn = useCallback(
    (take: () => Act | undefined, keep: (inverse: Act) => void, giveBack: (act: Act) => void) => {
      const one = async (): Promise<string | null> => {
        const act = take();
        if (!act) return null;
        try {
          keep(await act.run());
          return act.said;
        } catch (error) {
          giveBack(act);
          throw error;
        } finally {
          setCounts({ past: past.current.length, future: future.current.length });
        }
      };
      const result = queue.current.then(one, one);
      queue.current = result;
      return result;
    },
    [],
  );

  const perform = useCallback(
    (act: Act) => {
      const keep = (inverse: Act) => {
        past.current.push(inverse);
        future.current = [];
      };
      return run(
        () =>
          inTurn(
            () => act,
            keep,
            () => {},
          ),
        (said) => said,
      );
    },
    [run, inTurn],
  );
  const undo = useCallback(
    () =>
      runBack(
        () =>
          inTurn(
            () => past.current.pop(),
            (inverse) => future.current.push(inverse),
            (act) => past.current.push(act),
          ),
        (said) => said,
      ),
    [runBack, inTurn],
  );
  const redo = useCallback(
    () =>
      runBack(
        () =>
          inTurn(
            () => future.current.pop(),
            (inverse) => past.current.push(inverse),
            (act) => future.current.push(act),
          ),
        (said) => said,
      ),
    [runBack, inTurn],
  );
  return { perform, undo, redo, isBusy, mayUndo: counts.past > 0, mayRedo: counts.future > 0 };
}
