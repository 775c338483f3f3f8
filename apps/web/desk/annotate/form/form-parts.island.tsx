"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect } from "react";

/** The words that a form is about. */
export function QuotedWords({ words }: { words: string }) {
  return (
    <blockquote className="border-l-[3px] border-mark-line pl-3 font-serif text-base">{words}</blockquote>
  );
}

/** The two ways out of a form, in sight however long it is. */
export function FormButtons(props: { label: string; isBusy: boolean; onCancel: () => void }) {
  const say = useTranslations("annotation_form");
  return (
    <div className="sticky bottom-0 flex gap-3 border-t border-line bg-paper py-3">
      <button type="submit" disabled={props.isBusy} className="button">
        {props.label}
      </button>
      <button type="button" onClick={props.onCancel} className="button button-quiet">
        {say("cancel")}
      </button>
    </div>
  );
}

/** A form that opens has the cursor in its first field; below the text, on a narrow window, it is brought into view. */
export function useOpened(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("select, input")?.focus({ preventScroll: true });
    if (!window.matchMedia("(min-width: 64rem)").matches) form.current?.scrollIntoView({ block: "start" });
  }, [form]);
}
