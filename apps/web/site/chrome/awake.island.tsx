"use client";

import { type ReactNode, useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * The controls inside answer from the moment at which the page's script can hear them, and not before: a press on a
 * button that the server drew but nobody listens to yet would be lost without a word.
 */
export function Awake({ children }: { children: ReactNode }) {
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset role="presentation" disabled={!awake} className="contents">
      {children}
    </fieldset>
  );
}
