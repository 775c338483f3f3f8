"use client";

import type { Suggestion, TextContext } from "@pledgebook/core/reading/suggestion";
import { useEffect, useState } from "react";
import { readText } from "./reader.ts";

/** A text and what it seems to promise. */
export interface Reading {
  text: string;
  found: Suggestion[];
}

/**
 * Reads a text beside the page whenever it changes; null reads nothing. `context.names` is the
 * same object for as long as it says the same. Until it is read, the reading is of the text before it,
 * and an answer that comes too late for its text is dropped.
 */
export function useReading(text: string | null, context: TextContext = {}): Reading | null {
  const [reading, setReading] = useState<Reading | null>(null);
  const { title, publishedOn = null, address = null, homeCurrency = null, names } = context;
  useEffect(() => {
    if (text === null) return;
    const late = new AbortController();
    readText(text, { title, publishedOn, address, homeCurrency, names }, late.signal)
      .then((found) => setReading({ text, found }))
      .catch(unless(late.signal));
    return () => late.abort();
  }, [text, title, publishedOn, address, homeCurrency, names]);
  return reading;
}

/** Drops the refusal of a question that nobody waits for; any other is an error of the page, told as one. */
export function unless(late: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!late.aborted) reportError(error);
  };
}
