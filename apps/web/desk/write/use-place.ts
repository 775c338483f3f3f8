"use client";

import type { Editor } from "@tiptap/react";
import { useEffect, useRef } from "react";

/** A place in the editor's document that stays with its words while others are written: what a form was opened for. */
export function usePlace(editor: Editor, opened: number) {
  const place = useRef(opened);
  useEffect(() => {
    const follow = ({ transaction }: { transaction: { mapping: { map: (position: number) => number } } }) => {
      place.current = transaction.mapping.map(place.current);
    };
    editor.on("transaction", follow);
    return () => void editor.off("transaction", follow);
  }, [editor]);
  return place;
}
