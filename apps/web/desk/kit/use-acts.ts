"use client";

import { useCallback, useRef, useState } from "react";

/** Something that a person does and can take back. `run` does it and resolves to the act that undoes it. */
export interface Act {
  /** What is said when it was done. */
  said: string;
  run: () => Promise<Act>;
}

/** Does acts one after another and keeps, for undo and redo, what takes each of them back. */
export function useActs(options: {
  onDone: (said: string) => Promise<void>;
  onFail: (error: unknown) => void;
}) {
  const past = useRef<Act[]>([]);
  const future = useRef<Act[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [counts, setCounts] = useState({ past: 0, future: 0 });
  const { onDone, onFail } = options;

  const enqueue = useCallback(
    (take: () => Act | undefined, keep: (inverse: Act) => void, giveBack: (act: Act) => void) => {
      const one = async (): Promise<boolean> => {
        const act = take();
        if (!act) return false;
        try {
          keep(await act.run());
          await onDone(act.said);
          return true;
        } catch (error) {
          giveBack(act);
          onFail(error);
          return false;
        } finally {
          setCounts({ past: past.current.length, future: future.current.length });
        }
      };
      const result = queue.current.then(one);
      queue.current = result;
      return result;
    },
    [onDone, onFail],
  );

  const perform = useCallback(
    (act: Act) => {
      const keep = (inverse: Act) => {
        past.current.push(inverse);
        future.current = [];
      };
      return enqueue(
        () => act,
        keep,
        () => {},
      );
    },
    [enqueue],
  );
  const undo = useCallback(
    () =>
      enqueue(
        () => past.current.pop(),
        (inverse) => future.current.push(inverse),
        (act) => past.current.push(act),
      ),
    [enqueue],
  );
  const redo = useCallback(
    () =>
      enqueue(
        () => future.current.pop(),
        (inverse) => past.current.push(inverse),
        (act) => future.current.push(act),
      ),
    [enqueue],
  );
  return { perform, undo, redo, mayUndo: counts.past > 0, mayRedo: counts.future > 0 };
}
