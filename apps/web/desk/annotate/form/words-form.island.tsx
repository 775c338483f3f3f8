"use client";

import { told } from "@/desk/annotate/marks/saved-mark.ts";
import type { useAnnotationActs } from "@/desk/annotate/marks/use-annotation-acts.ts";
import type { useHand } from "@/desk/annotate/use-hand.ts";
import type { KnownNames } from "@/desk/kit/use-known-names.ts";
import { AnnotationForm } from "./annotation-form.island.tsx";
import { PlaceForm } from "./place-form.island.tsx";
import type { FormFilling } from "./use-form-filling.ts";
import type { useStoryPledges } from "./use-story-pledges.ts";

/** What is done with words that were read: a mark is put on them, or they are marked. */
export function WordsForm(props: {
  text: string;
  desk: ReturnType<typeof useAnnotationActs>;
  hand: ReturnType<typeof useHand>;
  filling: FormFilling;
  known: KnownNames;
  story: ReturnType<typeof useStoryPledges>;
}) {
  const { desk, hand, filling } = props;
  const { acts, act } = desk;
  const { placing } = hand;
  const { span, target } = filling.selection;
  const key = `${span.start}-${span.end}-${placing?.id ?? ""}`;
  const common = {
    quote: props.text.slice(span.start, span.end),
    isBusy: desk.isBusy,
    refusal: desk.place.message?.isBad ? desk.place.message : null,
    // What was typed does not go without asking, by a key or a button.
    onCancel: () => hand.mayLeave() && hand.close(),
  };
  if (placing)
    return (
      <PlaceForm
        key={key}
        {...common}
        pledgeCode={placing.pledgeCode}
        onPlace={async () => {
          const before = { start: placing.start ?? span.start, end: placing.end ?? span.end };
          if (await act(acts.place(placing.id, span, before))) hand.close();
        }}
      />
    );
  return (
    <AnnotationForm
      key={key}
      {...common}
      span={span}
      revisionId={filling.revisionId}
      proposal={filling.proposal}
      suggestion={filling.near ? told(filling.near) : null}
      target={target}
      known={props.known}
      story={props.story}
      onTouch={hand.touch}
      onSave={async (saved) => {
        if (await act(acts.mark(saved))) hand.close();
      }}
    />
  );
}
