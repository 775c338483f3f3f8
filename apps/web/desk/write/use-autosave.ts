"use client";

import { useEffect, useRef, useState } from "react";

/** After so long without a change, what was typed is saved by itself. */
const AFTER_MS = 20_000;

/** What became of a save: a refusal waits for the next change, a server that did not answer is asked again. */
export type Saved = "saved" | "refused" | "unanswered";

/** Saves while `isDue`, some time after `typed` last changed; and at once when a lost connection is back. */
export function useAutosave(isDue: boolean, typed: unknown, save: () => Promise<Saved>): void {
  const latest = useRef(save);
  latest.current = save;
  const [failures, setFailures] = useState(0);
  // `typed` and `failures` begin the wait anew.
  useEffect(() => {
    if (!isDue) return;
    const run = async () => {
      if ((await latest.current()) === "unanswered") setFailures((before) => before + 1);
    };
    const later = setTimeout(run, AFTER_MS);
    window.addEventListener("online", run);
    return () => {
      clearTimeout(later);
      window.removeEventListener("online", run);
    };
  }, [isDue, typed, failures]);
}
