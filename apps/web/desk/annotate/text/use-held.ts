"use client";

import { useLayoutEffect, useRef } from "react";

/** The value as it is, or, while it is held, as it was last drawn before. */
export function useHeld<T>(value: T, isHeld: boolean): T {
  const drawn = useRef(value);
  const shown = isHeld ? drawn.current : value;
  // Kept when it is drawn, not when it is read: a drawing that React gives up leaves nothing here.
  useLayoutEffect(() => {
    drawn.current = shown;
  }, [shown]);
  return shown;
}
