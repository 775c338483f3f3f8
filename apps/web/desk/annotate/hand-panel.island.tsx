"use client";

import type { KnownNames } from "@/desk/kit/use-known-names.ts";
import type { DeskAnnotation } from "./desk-article.ts";
import type { FormFilling } from "./form/use-form-filling.ts";
import type { useStoryPledges } from "./form/use-story-pledges.ts";
import { WordsForm } from "./form/words-form.island.tsx";
import { MarkPanel } from "./marks/mark-panel.island.tsx";
import type { useAnnotationActs } from "./marks/use-annotation-acts.ts";
import { SuggestionPanel } from "./suggestions/suggestion-panel.island.tsx";
import type { useSuggestionActs } from "./suggestions/use-suggestion-acts.ts";
import type { OpenSuggestion } from "./suggestions/use-suggestions.ts";
import type { useHand } from "./use-hand.ts";

/** What is in hand: a form for the selected words, the mark, or else the suggestion that is looked at. */
export function HandPanel(props: {
  /** On a narrow window it lies over the lower part of the text. */
  isSheet: boolean;
  text: string;
  desk: ReturnType<typeof useAnnotationActs>;
  hand: ReturnType<typeof useHand>;
  filling: FormFilling | null;
  suggestions: OpenSuggestion[];
  suggesting: ReturnType<typeof useSuggestionActs>;
  known: KnownNames;
  story: ReturnType<typeof useStoryPledges>;
  keys: Parameters<typeof SuggestionPanel>[0]["keys"];
  mayAnnotate: boolean;
  /** Whether a mark may be changed; asks where readers see it. */
  mayChange: (mark: DeskAnnotation) => boolean;
  onRemove: (mark: DeskAnnotation) => void;
}) {
  const { desk, hand, filling, suggesting, known, mayChange } = props;
  const { selection, active } = hand;
  const { acts, act } = desk;
  const { current } = suggesting;
  if (selection && filling)
    return (
      // While other words are being read, the form of those before them stays in sight and takes nothing.
      <div inert={filling.selection !== selection}>
        <WordsForm
          text={props.text}
          desk={desk}
          hand={hand}
          filling={filling}
          known={known}
          story={props.story}
        />
      </div>
    );
  const sheet = props.isSheet
    ? "max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-20 max-lg:max-h-[60dvh] max-lg:overflow-y-auto max-lg:overscroll-contain max-lg:border-t max-lg:border-line max-lg:bg-paper max-lg:px-4 max-lg:pb-4 max-lg:shadow-[0_-6px_24px_rgb(0_0_0/0.18)]"
    : "";
  if (active)
    return (
      <div className={sheet}>
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
      </div>
    );
  if (!current) return null;
  return (
    <div className={sheet}>
      <SuggestionPanel
        key={current.key}
        suggestions={props.suggestions}
        current={current}
        names={known.names}
        keys={props.keys}
        pack={props.story.pack}
        isBusy={desk.isBusy}
        onAccept={suggesting.accept}
        onAcceptAsPart={suggesting.acceptAsPart}
        onEdit={suggesting.edit}
        onReject={suggesting.reject}
        onStep={suggesting.step}
        onAcceptInView={suggesting.acceptInView}
        onClose={props.isSheet ? () => suggesting.look(null) : null}
      />
    </div>
  );
}
