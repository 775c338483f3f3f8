"use client";

import { useEffect } from "react";
import { keyOf } from "@/desk/annotate/shortcuts/shortcuts.ts";
import { isTyping, readKept } from "@/desk/annotate/shortcuts/use-shortcuts.ts";

/** How long after 'g' the second key is waited for. */
const SECOND_WITHIN_MS = 1500;

/**
 * Keys of every page of the desk: `g` and a letter goes somewhere (`places`: letter → address), `/` searches, `n` begins an
 * article; on a page with a list `j` and `k` go from row to row. What stands on the page with a `data-key` is pressed by it.
 * Silent while somebody types, and where single letters are switched off.
 */
export function DeskKeys({ places }: { places: Record<string, string> }) {
  useEffect(() => {
    let goes = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || !readKept().isOn) return;
      const key = keyOf(event);
      const isSecond = event.timeStamp - goes < SECOND_WITHIN_MS;
      goes = !isSecond && key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const isDone = isSecond ? go(places[key]) : key === "g" || press(key, event.target);
      if (!isDone) return;
      // Before the page's own keys hear it: 'g a' is no 'a'.
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, [places]);
  return null;
}

function go(href: string | undefined): boolean {
  if (href) window.location.assign(href);
  return href !== undefined;
}

function press(key: string, target: EventTarget | null): boolean {
  if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
  if (key === "/") {
    const search = document.querySelector<HTMLInputElement>("main input[type=search]");
    if (search) {
      search.focus();
      return true;
    }
  }
  // Enter is for what has the focus, and for the first thing to do where nothing has it.
  if (key === "Enter" && target !== document.body) return false;
  const pressed = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  pressed?.click();
  return pressed !== null;
}

/** The next row, or the one before, gets the focus; on a page without rows nothing happens. */
function step(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row]")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  next?.focus();
  return rows.length > 0;
}
