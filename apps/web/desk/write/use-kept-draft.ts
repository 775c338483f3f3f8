"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";

/** What was typed and not saved yet: a lost connection, a closed window or a lost machine loses nothing of it. */
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

/** After so long without a change, in milliseconds: here at once, at the server when a sentence is there. */
const AFTER_MS = { here: 500, server: 2_000 };

/**
 * Keeps what is typed, as long as it is not saved, in this browser and at the server, where another machine of the same person
 * finds it. `of`: an article's id, or `new`. `kept` is what an earlier visit left, the later of the two, until it is forgotten.
 */
export function useKeptDraft<T>(of: string, version: number, fields: T, isChanged: boolean) {
  const client = useTRPCClient();
  const [kept, setKept] = useState<KeptDraft<T> | null>(null);
  const latest = useRef({ version, fields });
  latest.current = { version, fields };
  // One after another: what is forgotten must not come back by what was sent before.
  const sent = useRef<Promise<unknown>>(Promise.resolve());
  const send = useCallback((ask: () => Promise<unknown>) => {
    sent.current = sent.current.then(ask).catch(() => {
      // Without an answer it is kept in this browser alone.
    });
  }, []);

  useEffect(() => {
    const here = readHere<T>(of);
    setKept(here);
    void client.articles.keptDraft.query({ of }).then(
      (there) => {
        if (there && (here?.keptAt ?? "") < there.keptAt)
          setKept({ ...there, fields: JSON.parse(there.fields) as T });
      },
      () => {},
    );
  }, [client, of]);

  // `fields` begins the wait anew.
  useEffect(() => {
    if (!isChanged) return;
    const here = setTimeout(() => keepHere(of, latest.current), AFTER_MS.here);
    const server = setTimeout(() => {
      const draft = { of, version: latest.current.version, fields: JSON.stringify(latest.current.fields) };
      send(() => client.articles.keepDraft.mutate(draft));
    }, AFTER_MS.server);
    return () => {
      clearTimeout(here);
      clearTimeout(server);
    };
  }, [client, of, fields, isChanged, send]);

  const forget = useCallback(() => {
    setKept(null);
    forgetHere(of);
    send(() => client.articles.forgetDraft.mutate({ of }));
    return sent.current;
  }, [client, of, send]);
  return { kept, putAside: () => setKept(null), forget };
}

function readHere<T>(of: string): KeptDraft<T> | null {
  try {
    const kept = localStorage.getItem(nameOf(of));
    return kept ? (JSON.parse(kept) as KeptDraft<T>) : null;
  } catch {
    return null;
  }
}

function keepHere<T>(of: string, draft: Omit<KeptDraft<T>, "keptAt">): void {
  try {
    localStorage.setItem(nameOf(of), JSON.stringify({ ...draft, keptAt: new Date().toISOString() }));
  } catch {
    // A full or closed store keeps nothing; the server and saving still do.
  }
}

function forgetHere(of: string): void {
  try {
    localStorage.removeItem(nameOf(of));
  } catch {
    // What cannot be kept cannot be forgotten.
  }
}
