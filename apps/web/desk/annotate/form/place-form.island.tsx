"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Told } from "@/desk/kit/told.island.tsx";
import type { Message } from "@/desk/kit/use-message.ts";
import { FormButtons, QuotedWords, useOpened } from "./form-parts.island.tsx";

/** Puts a mark on the words that were selected for it; what it states stays. */
export function PlaceForm(props: {
  pledgeCode: string;
  quote: string;
  isBusy: boolean;
  refusal: Message | null;
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
      <Told message={props.refusal} />
      <FormButtons label={say("place")} isBusy={props.isBusy} onCancel={props.onCancel} />
    </form>
  );
}
