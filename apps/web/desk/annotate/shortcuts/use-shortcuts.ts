"use client";

import { useEffect, useRef, useState } from "react";
import { defaultShortcuts, type KeptShortcuts, type Shortcut, shortcutOf } from "./shortcuts.ts";

const KEPT = "pledgebook.shortcuts";

export function readKept(): KeptShortcuts {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Partial<KeptShortcuts>;
    return { keys: { ...defaultShortcuts, ...kept.keys }, isOn: kept.isOn ?? true };
  } catch {
    return { keys: { ...defaultShortcuts }, isOn: true };
  }
}

/** Whether a key typed here is text, or a choice within a control, and no shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, dialog[open]") !== null)
  );
}

/** Listens for shortcuts, never while somebody types. The choice of keys is kept in this browser. */
export function useShortcuts(act: (shortcut: Shortcut) => void) {
  const [kept, setKept] = useState<KeptShortcuts>({ keys: { ...defaultShortcuts }, isOn: true });
  const latest = useRef({ act, kept });
  latest.current = { act, kept };
  useEffect(() => setKept(readKept()), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const shortcut = shortcutOf(event, latest.current.kept);
      if (!shortcut) return;
      event.preventDefault();
      latest.current.act(shortcut);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  function keep(next: KeptShortcuts) {
    setKept(next);
    try {
      localStorage.setItem(KEPT, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing still has them until the page is left.
    }
  }
  return { ...kept, keep };
}
