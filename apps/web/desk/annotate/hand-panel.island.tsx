"use client";

import type { KnownNames } from "@/desk/kit/use-known-names.ts";
import type { DeskAnnotation } from "./desk-article.ts";
import { AnnotationForm } from "./form/annotation-form.island.tsx";
import { PlaceForm } from "./form/place-form.island.tsx";
import type { FormFilling } from "./form/use-form-filling.ts";
import { MarkPanel } from "./marks/mark-panel.island.tsx";
import { told } from "./marks/saved-mark.ts";
import type { useAnnotationActs } from "./marks/use-annotation-acts.ts";
import { SuggestionPanel } from "./suggestions/suggestion-panel.island.tsx";
import type { useSuggestionActs } from "./suggestions/use-suggestion-acts.ts";
import type { OpenSuggestion } from "./suggestions/use-suggestions.ts";
import type { useHand } from "./use-hand.ts";

/** What is in hand: a form for the selected words, the mark, or else the suggestion that is looked at. */
export function HandPanel(props: {
  text: string;
  desk: ReturnType<typeof useAnnotationActs>;
  hand: ReturnType<typeof useHand>;
  filling: FormFilling | null;
  suggestions: OpenSuggestion[];
  suggesting: ReturnType<typeof useSuggestionActs>;
  known: KnownNames;
  keys: Parameters<typeof SuggestionPanel>[0]["keys"];
  mayAnnotate: boolean;
  /** Whether a mark may be changed; asks where readers see it. */
  mayChange: (mark: DeskAnnotation) => boolean;
  onRemove: (mark: DeskAnnotation) => void;
}) {
  const { desk, hand, filling, suggesting, known, mayChange } = props;
  const { selection, placing, active } = hand;
  const { acts, act } = desk;
  const { current } = suggesting;
  const refusal = desk.place.message?.isBad ? desk.place.message : null;
  if (selection && filling) {
    const { span } = selection;
    const key = `${span.start}-${span.end}-${placing?.id ?? ""}`;
    const quote = props.text.slice(span.start, span.end);
    const common = { quote, isBusy: desk.isBusy, refusal, onCancel: () => hand.close() };
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
        proposal={filling.proposal}
        suggestion={filling.near ? told(filling.near) : null}
        likely={selection.likely}
        known={known}
        onTouch={hand.touch}
        onSave={async (saved) => {
          if (await act(acts.mark(saved))) hand.close();
        }}
      />
    );
  }
  if (active)
    return (
      <MarkPanel
        key={active.id}
        mark={active}
        names={known.names}
        mayAnnotate={props.mayAnnotate}
        onSave={async (stated, role) =>
          mayChange(active) &&
          act(acts.save(active.id, { stated, role }, { stated: active.stated, role: active.role }))
        }
        onMove={async (code, role) =>
          mayChange(active) &&
          act(acts.move(active.id, { code, role }, { code: active.pledgeCode, role: active.role }))
        }
        onRemove={() => props.onRemove(active)}
        onPlace={() => hand.beginPlacing(active)}
        onAddSpan={() => hand.beginJoining(active)}
        onClose={hand.putDownMark}
      />
    );
  if (!current) return null;
  return (
    <SuggestionPanel
      key={current.key}
      suggestions={props.suggestions}
      current={current}
      names={known.names}
      keys={props.keys}
      isBusy={desk.isBusy}
      onAccept={suggesting.accept}
      onEdit={suggesting.edit}
      onReject={suggesting.reject}
      onStep={suggesting.step}
      onAcceptInView={suggesting.acceptInView}
    />
  );
}
