"use client";

import { useEffect, useRef } from "react";

/** What was typed and not saved yet, kept in this browser: a lost connection or a closed window loses nothing of it. */
export interface KeptDraft<T> {
  /** The version of the article that was being edited. */
  version: number;
  fields: T;
  keptAt: string;
}

const DRAFTS = "pledgebook.draft.";

/** By whom and of what: whoever logs in on the same machine later is offered nothing of somebody else. */
function nameOf(articleId: string): string {
  const person = document.querySelector<HTMLElement>("[data-person]")?.dataset.person ?? "";
  return `${DRAFTS}${person}.${articleId}`;
}

/** Forgets all that was kept in this browser: whoever logs out leaves nothing on the machine. */
export function forgetKeptDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(DRAFTS)) localStorage.removeItem(name);
  } catch {
    // What cannot be kept cannot be forgotten.
  }
}

/** What is kept of an article, if anything is. */
export function readKeptDraft<T>(articleId: string): KeptDraft<T> | null {
  try {
    const kept = localStorage.getItem(nameOf(articleId));
    return kept ? (JSON.parse(kept) as KeptDraft<T>) : null;
  } catch {
    return null;
  }
}

export function forgetKeptDraft(articleId: string): void {
  try {
    localStorage.removeItem(nameOf(articleId));
  } catch {
    // What cannot be kept cannot be forgotten.
  }
}

/** Keeps what is typed within half a second of its typing, as long as it is not saved. */
export function useKeptDraft<T>(articleId: string, version: number, fields: T, isChanged: boolean): void {
  const latest = useRef({ version, fields });
  latest.current = { version, fields };
  useEffect(() => {
    if (!isChanged) return;
    const later = setTimeout(() => {
      try {
        const kept: KeptDraft<T> = { ...latest.current, keptAt: new Date().toISOString() };
        localStorage.setItem(nameOf(articleId), JSON.stringify(kept));
      } catch {
        // A full or closed store keeps nothing; saving still works.
      }
    }, 500);
    return () => clearTimeout(later);
  }, [articleId, fields, isChanged]);
}
