"use client";

import { useEffect, useRef, useState } from "react";

/** What a key can do on the annotation page, and which key it is until somebody chooses another. */
export const defaultShortcuts = {
  accept: "a",
  edit: "e",
  reject: "x",
  next: "j",
  previous: "k",
  accept_in_view: "A",
  next_mark: "m",
  previous_mark: "M",
  start_earlier: "{",
  start_later: "}",
  end_earlier: "[",
  end_later: "]",
  remove: "Delete",
  undo: "z",
  redo: "Z",
  help: "?",
} as const;
export type Shortcut = keyof typeof defaultShortcuts;
export type Shortcuts = Record<Shortcut, string>;
export const shortcutNames = Object.keys(defaultShortcuts) as Shortcut[];

const KEPT = "pledgebook.shortcuts";

interface Kept {
  keys: Shortcuts;
  /** Single letters can be switched off for people whose speech or switch types them (WCAG 2.1.4). */
  isOn: boolean;
}

function readKept(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Partial<Kept>;
    return { keys: { ...defaultShortcuts, ...kept.keys }, isOn: kept.isOn ?? true };
  } catch {
    return { keys: { ...defaultShortcuts }, isOn: true };
  }
}

/** The key of an event as it is on a Latin keyboard: a Ukrainian layout types 'ф' where the shortcut sheet says 'a'. */
export function keyOf(event: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): string {
  if (event.key.length > 1 || /^[\x21-\x7e]$/.test(event.key)) return event.key;
  if (event.code === "BracketLeft") return event.shiftKey ? "{" : "[";
  if (event.code === "BracketRight") return event.shiftKey ? "}" : "]";
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return letter ? (event.shiftKey ? letter : letter.toLowerCase()) : event.key;
}

/** Whether a key typed here is text, or a choice within a control, and no shortcut. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, dialog[open]") !== null)
  );
}

/** Listens for shortcuts, never while somebody types. The choice of keys is kept in this browser. */
export function useShortcuts(act: (shortcut: Shortcut) => void) {
  const [kept, setKept] = useState<Kept>({ keys: { ...defaultShortcuts }, isOn: true });
  const latest = useRef({ act, kept });
  latest.current = { act, kept };
  useEffect(() => setKept(readKept()), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const { keys, isOn } = latest.current.kept;
      const key = keyOf(event);
      if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "z") {
        event.preventDefault();
        latest.current.act(event.shiftKey ? "redo" : "undo");
        return;
      }
      if (!isOn || event.ctrlKey || event.metaKey || event.altKey) return;
      const shortcut = shortcutNames.find((name) => keys[name] === key);
      if (!shortcut) return;
      event.preventDefault();
      latest.current.act(shortcut);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  function keep(next: Kept) {
    setKept(next);
    try {
      localStorage.setItem(KEPT, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing still has them until the page is left.
    }
  }
  return { ...kept, keep };
}
