"use client";

import { useTranslations } from "next-intl";

/** The end of a form: what sends it, and the way out that changes nothing. */
export function FormButtons(props: {
  submit: string;
  isBusy?: boolean;
  onCancel?: (() => void) | undefined;
}) {
  const say = useTranslations("desk");
  return (
    <p className="flex flex-wrap items-center gap-4">
      <button type="submit" disabled={props.isBusy} className="button">
        {props.submit}
      </button>
      {props.onCancel && (
        <button type="button" className="button button-quiet" onClick={props.onCancel}>
          {say("cancel")}
        </button>
      )}
    </p>
  );
}
