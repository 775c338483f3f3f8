"use client";

import type { ArticleDocument } from "@pledgebook/core/text/document";
import { useEffect, useState } from "react";
import { type KeptDraft, useKeptDraft } from "./use-kept-draft.ts";

/** An article as it is being written. `publishedOn` is empty without a day, `note` says what a save was for. */
export interface Written {
  title: string;
  standfirst: string;
  byline: string;
  publishedOn: string;
  note: string;
  body: ArticleDocument;
}

/**
 * What was typed and whether it is saved. It is kept until it is; `kept` is what an earlier visit left.
 * `version`: of the article that is being edited.
 */
export function useWritten(articleId: string, version: number, initial: Written) {
  const [written, setWritten] = useState(initial);
  const [isChanged, setIsChanged] = useState(false);
  const { kept, putAside, forget } = useKeptDraft(articleId, version, written, isChanged);

  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isChanged]);

  function change(part: Partial<Written>) {
    setWritten((before) => ({ ...before, ...part }));
    setIsChanged(true);
  }

  /** It was saved as it was then; what was typed while it was being saved is still to be saved. */
  function settle(saved: Written) {
    setWritten((now) => {
      if (now === saved) {
        setIsChanged(false);
        void forget();
      }
      return now;
    });
  }

  function takeKept(draft: KeptDraft<Written>) {
    setWritten(draft.fields);
    setIsChanged(true);
    putAside();
  }

  return { written, isChanged, change, settle, kept, takeKept, dropKept: forget };
}
