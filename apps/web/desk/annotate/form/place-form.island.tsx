"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { FormButtons, QuotedWords, useOpened } from "./form-parts.island.tsx";

/** Puts a mark on the words that were selected for it; what it states stays. */
export function PlaceForm(props: {
  pledgeCode: string;
  quote: string;
  busy: boolean;
  refusal: string | null;
  onPlace: () => void;
  onCancel: () => void;
}) {
  const say = useTranslations("annotation_form");
  const form = useRef<HTMLFormElement>(null);
  useOpened(form);
  const title = say("place_title", { code: props.pledgeCode });
  return (
    <form
      ref={form}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        props.onPlace();
      }}
      aria-label={title}
    >
      <h2 className="text-xl">{title}</h2>
      <QuotedWords words={props.quote} />
      {props.refusal && (
        <p role="alert" className="note note-bad">
          {props.refusal}
        </p>
      )}
      <FormButtons label={say("place")} busy={props.busy} onCancel={props.onCancel} />
    </form>
  );
}
