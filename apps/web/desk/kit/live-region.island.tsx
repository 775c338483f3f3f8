"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef } from "react";

const Announce = createContext<(sentence: string) => void>(() => {});

/**
 * The desk's one live region (WAI-ARIA `status`): what was done is spoken once, wherever on the page it stands. It is there
 * before its words are, because a screen reader tells what changes in a region and not a region that comes with its words;
 * and in a tree of its own, so that the page itself has each sentence once. A refusal is an alert where it stands, which is
 * told when it appears.
 */
export function LiveRegion({ children }: { children: ReactNode }) {
  const region = useRef<HTMLElement | null>(null);
  const host = useCallback((element: HTMLElement | null) => {
    // A tree is given to an element once, however often React hands it out.
    if (!element || region.current) return;
    region.current = document.createElement("p");
    region.current.setAttribute("role", "status");
    element.attachShadow({ mode: "closed" }).append(region.current);
  }, []);
  const announce = useCallback((sentence: string) => {
    // Another element each time: the same sentence said again is heard again.
    const words = document.createElement("span");
    words.textContent = sentence;
    region.current?.replaceChildren(words);
  }, []);
  return (
    <Announce value={announce}>
      {children}
      <div ref={host} className="sr-only" />
    </Announce>
  );
}

/** Speaks a sentence, in whole, once the screen reader has finished the one before it. */
export function useAnnounce(): (sentence: string) => void {
  return useContext(Announce);
}

/** Speaks a sentence that stands on the page when it comes to stand there, and each time it becomes another one. */
export function useSpoken(sentence: string | null): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (sentence) announce(sentence);
  }, [announce, sentence]);
}
