"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * A small form inside the article's own: Enter in a line does what its button does and does not save the article, Escape
 * closes it, and the first field has the cursor when it opens.
 */
export function EditorForm(props: {
  label: string;
  children: ReactNode;
  /** Null while it cannot be done yet. */
  onDone: (() => void) | null;
  onClose: () => void;
}) {
  const form = useRef<HTMLFieldSetElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  return (
    <fieldset
      ref={form}
      aria-label={props.label}
      className="mt-2 grid gap-3 rounded-sm border border-line p-3"
      onKeyDown={(event) => {
        const isLine = event.target instanceof HTMLInputElement && event.target.type !== "file";
        if (event.key === "Enter" && isLine) {
          event.preventDefault();
          props.onDone?.();
        }
        if (event.key === "Escape") props.onClose();
      }}
    >
      {props.children}
    </fieldset>
  );
}
