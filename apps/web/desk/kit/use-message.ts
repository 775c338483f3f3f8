"use client";

import { useCallback, useRef, useState } from "react";
import { useAnnounce } from "./live-region.island.tsx";

/** What a person is told: of what was done, or why it was refused. */
export interface Message {
  text: string;
  isBad: boolean;
  /** Which telling it is: the same sentence told anew is another message. */
  number: number;
}

/** A place for the last message; several who work there can share it. */
export interface MessagePlace {
  message: Message | null;
  /** `isRepeat`: what stands there already is not told again, as after a save in the background. */
  tell: (told: { text: string; isBad: boolean }, isRepeat?: boolean) => void;
  forget: () => void;
  /** Something went well that has no sentence: a refusal that stands there is over. */
  forgetRefusal: () => void;
}

/** Keeps the last message of a place (drawn by `Told`), and speaks it when it is told. */
export function useMessage(): MessagePlace {
  const announce = useAnnounce();
  const [message, setMessage] = useState<Message | null>(null);
  // What stands there now, also for those who tell before the page is drawn again.
  const latest = useRef<Message | null>(null);
  const set = useCallback((next: Message | null) => {
    latest.current = next;
    setMessage(next);
  }, []);
  const count = useRef(0);
  const tell = useCallback(
    ({ text, isBad }: { text: string; isBad: boolean }, isRepeat = false) => {
      const before = latest.current;
      if (isRepeat && before?.text === text && before.isBad === isBad) return;
      count.current += 1;
      set({ text, isBad, number: count.current });
      // A refusal is an alert, which speaks for itself.
      if (!isBad) announce(text);
    },
    [announce, set],
  );
  const forget = useCallback(() => set(null), [set]);
  const forgetRefusal = useCallback(() => {
    if (latest.current?.isBad) set(null);
  }, [set]);
  return { message, tell, forget, forgetRefusal };
}
