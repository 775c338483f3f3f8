"use client";

import type { Proposal } from "@pledgebook/core/desk/proposal";
import type { Span } from "@pledgebook/core/text/span";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import type { SavedMark, ToldSuggestion } from "@/desk/annotate/marks/saved-mark.ts";
import type { Target } from "@/desk/annotate/use-hand.ts";
import { ChoiceField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import type { KnownNames } from "@/desk/kit/use-known-names.ts";
import type { Message } from "@/desk/kit/use-message.ts";
import { AmountFields } from "@/desk/pledge/amount-fields.island.tsx";
import { PledgeFields } from "@/desk/pledge/pledge-fields.island.tsx";
import { FormButtons, QuotedWords, useOpened } from "./form-parts.island.tsx";
import { KnownPledges } from "./known-pledges.island.tsx";
import { PackageFields } from "./package-fields.island.tsx";
import { mentionRoles, targets, useMarkDraft } from "./use-mark-draft.ts";
import type { useStoryPledges } from "./use-story-pledges.ts";

/** What the selected words state, filled in from the words; saved as a new pledge, part of a package, or a mention. */
export function AnnotationForm(props: {
  span: Span;
  /** The revision that the words stand in. */
  revisionId: string;
  /** The selected words. */
  quote: string;
  /** What the words say: the form's first filling. */
  proposal: Proposal;
  /** The suggestion that these words are about, for the record of its fate. */
  suggestion: ToldSuggestion | null;
  target: Target;
  known: KnownNames;
  /** What this story tells already. */
  story: ReturnType<typeof useStoryPledges>;
  isBusy: boolean;
  refusal: Message | null;
  /** Something was typed or chosen: it is not to be thrown away without asking. */
  onTouch: () => void;
  onSave: (saved: SavedMark) => void;
  onCancel: () => void;
}) {
  const { known } = props;
  const say = useTranslations("annotation_form");
  const card = useTranslations("card.role");
  const form = useRef<HTMLFormElement>(null);
  const mark = useMarkDraft(
    props.proposal,
    props.target,
    { revisionId: props.revisionId, span: props.span },
    props.story.pack?.code ?? null,
  );
  const [tried, setTried] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);
  useOpened(form);

  function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setMissing(null);
    if (mark.isWrong) return showFirstProblem();
    const pledge = mark.pledgeToSave();
    if (!pledge) return setMissing(say("choose_known"));
    props.onSave({ span: props.span, stated: mark.statedAmount, suggestion: props.suggestion, pledge });
  }

  /** What is wrong may be far below: it is brought into view, and has the focus. */
  function showFirstProblem() {
    setTimeout(() => {
      const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]');
      wrong?.scrollIntoView({ block: "center" });
      wrong?.focus();
    }, 0);
  }

  return (
    <form
      ref={form}
      onSubmit={save}
      onChange={props.onTouch}
      noValidate
      aria-label={say("title")}
      className="grid gap-4"
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          // It is the form's own: nobody else asks a second time.
          event.preventDefault();
          props.onCancel();
        }
        // Enter saves from a list of choices too, as it does from a line.
        if (event.key === "Enter" && event.target instanceof HTMLSelectElement) {
          event.preventDefault();
          form.current?.requestSubmit();
        }
      }}
    >
      <h2 className="text-xl">{say("title")}</h2>
      <QuotedWords words={props.quote} />
      <AmountFields
        legend={say("stated")}
        draft={mark.stated}
        onChange={mark.setStated}
        showProblem={tried}
      />
      <fieldset className="grid gap-1">
        <legend className="label">{say("target")}</legend>
        {targets.map((value) => (
          <label key={value} className="flex min-h-8 items-center gap-2.5">
            <input
              type="radio"
              name="target"
              checked={mark.target === value}
              onChange={() => mark.setTarget(value)}
              className="size-4 accent-accent"
            />
            {say(`target_${value}`)}
          </label>
        ))}
      </fieldset>
      {mark.target !== "known" && (
        <>
          <KnownPledges
            kind="hint"
            asked={mark.asked}
            names={known.names}
            chosen={null}
            onChoose={(code) => {
              mark.setTarget("known");
              mark.setKnown(code);
            }}
          />
          <label className="flex min-h-8 items-center gap-2.5">
            <input
              type="checkbox"
              checked={mark.differs}
              onChange={(event) => mark.setDiffers(event.target.checked)}
              className="size-4 accent-accent"
            />
            {say("differs")}
          </label>
          <PledgeFields
            hideAmount={!mark.differs}
            draft={mark.pledge}
            onChange={mark.setPledge}
            {...known}
            showProblems={tried}
            amountLegend={say("original")}
          />
        </>
      )}
      {mark.target === "part" && (
        <PackageFields mark={mark} known={known} story={props.story.pledges} showProblems={tried} />
      )}
      {mark.target === "known" && (
        <>
          <KnownPledges
            kind="search"
            asked={mark.asked}
            names={known.names}
            chosen={mark.known}
            onChoose={mark.setKnown}
            label={say("known")}
            story={props.story.pledges}
          />
          <ChoiceField
            label={say("role")}
            value={mark.role}
            onChange={mark.setRole}
            options={mentionRoles.map((value) => ({ value, text: card(value) }))}
          />
        </>
      )}
      {missing ? (
        <p role="alert" className="note note-bad">
          {missing}
        </p>
      ) : (
        <Told message={props.refusal} />
      )}
      <FormButtons label={say("save")} isBusy={props.isBusy} onCancel={props.onCancel} />
    </form>
  );
}
