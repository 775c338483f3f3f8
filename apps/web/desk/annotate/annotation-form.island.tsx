"use client";

import type { AppRouter } from "@pledgebook/api/router";
import type { Proposal } from "@pledgebook/core/desk/proposal";
import type { Span } from "@pledgebook/core/text/span";
import { annotationRoles } from "@pledgebook/core/values/vocabulary";
import type { inferRouterInputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { ChoiceField } from "@/desk/kit/fields.island.tsx";
import { AmountFields, amountOfDraft, draftOf, draftProblem } from "@/desk/pledge/amount-fields.island.tsx";
import {
  draftProblems,
  type PledgeDraft,
  PledgeFields,
  type PledgeFieldValues,
  pledgeDraftOf,
  pledgeOfDraft,
} from "@/desk/pledge/pledge-fields.island.tsx";
import type { Names } from "@/wording/names.ts";
import type { DeskAnnotation } from "./desk-article.ts";
import { KnownPledges } from "./known-pledges.island.tsx";
import { fieldsOf } from "./suggestion-fields.ts";

/** A suggestion as the record of its fate keeps it. */
export interface ToldSuggestion {
  proposal: Proposal;
  confidence: number;
}

/** What is saved of a mark: the input of `pledges.annotate` without the article. */
export type SavedMark = Omit<
  inferRouterInputs<AppRouter>["pledges"]["annotate"],
  "articleId" | "revisionId" | "suggestion"
> & { suggestion?: ToldSuggestion | null };

type Target = "new" | "part" | "known";
type StatedAmount = PledgeFieldValues["amount"];
const mentionRoles = annotationRoles.filter((role) => role !== "first");

/** What the selected words state, filled in from the words; saved as a new pledge, part of a package, or a mention. */
export function AnnotationForm(props: {
  span: Span;
  /** The selected words. */
  quote: string;
  /** What the words say: the form's first filling. */
  proposal: Proposal;
  /** The suggestion that these words are about, for the record of its fate. */
  suggestion: ToldSuggestion | null;
  placing: DeskAnnotation | null;
  /** A pledge that the ledger knows and that these words most likely repeat. */
  likely: string | null;
  /** Something was typed or chosen: it is not to be thrown away without asking. */
  onTouch: () => void;
  names: Names;
  partyCodes: string[];
  channels: string[];
  /** Saves the mark; false when it was refused and the form has to stay. */
  onSave: (saved: SavedMark) => Promise<boolean>;
  onPlace: (span: Span) => Promise<boolean>;
  onCancel: () => void;
  refusal: string | null;
}) {
  const { proposal, names } = props;
  const say = useTranslations("annotation_form");
  const card = useTranslations("card.role");
  const form = useRef<HTMLFormElement>(null);
  const [stated, setStated] = useState(() => draftOf(proposal.stated));
  const [differs, setDiffers] = useState(false);
  const [draft, setDraft] = useState<PledgeDraft>(() => pledgeDraftOf(fieldsOf(proposal)));
  const [target, setTarget] = useState<Target>(props.likely ? "known" : "new");
  const [pack, setPack] = useState<{ kind: "existing"; code: string } | { kind: "new"; draft: PledgeDraft }>(
    () => ({
      kind: "new",
      draft: pledgeDraftOf({
        ...fieldsOf(proposal),
        amount: { qualifier: "exact", min: null, max: null, currency: proposal.stated.currency ?? "EUR" },
        purposeNote: null,
        channelSlug: null,
      }),
    }),
  );
  const [known, setKnown] = useState<string | null>(props.likely);
  const [role, setRole] = useState<(typeof mentionRoles)[number]>("restatement");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("select, input")?.focus({ preventScroll: true });
    if (!window.matchMedia("(min-width: 64rem)").matches) form.current?.scrollIntoView({ block: "start" });
  }, []);

  const statedAmount = amountOfDraft(stated) as StatedAmount;
  const pledge: PledgeDraft = differs ? draft : { ...draft, amount: stated };
  const asked = { ...pledgeOfDraft(pledge), stated: statedAmount };

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setMissing(null);
    const isWrong =
      draftProblem(stated) !== null ||
      (target !== "known" && Object.keys(draftProblems(pledge)).length > 0) ||
      (target === "part" &&
        pack.kind === "new" &&
        Object.keys(draftProblems(packOf(pack.draft, pledge))).length > 0);
    if (isWrong) return showFirstProblem();
    if (target === "known" && !known) return setMissing(say("choose_known"));
    setBusy(true);
    const isSaved = await props.onSave({
      span: props.span,
      stated: statedAmount,
      suggestion: props.suggestion,
      pledge:
        target === "known"
          ? { kind: "existing", code: known!, role }
          : {
              kind: "new",
              fields: pledgeOfDraft(pledge),
              pack:
                target === "new"
                  ? null
                  : pack.kind === "existing"
                    ? pack
                    : { kind: "new", fields: pledgeOfDraft(packOf(pack.draft, pledge)) },
            },
    });
    if (!isSaved) setBusy(false);
  }

  /** What is wrong may be far below: it is brought into view, and has the focus. */
  function showFirstProblem() {
    setTimeout(() => {
      const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]');
      wrong?.scrollIntoView({ block: "center" });
      wrong?.focus();
    }, 0);
  }

  async function place() {
    setBusy(true);
    if (!(await props.onPlace(props.span))) setBusy(false);
  }

  const quote = (
    <blockquote className="border-l-[3px] border-mark-line pl-3 font-serif text-base">
      {props.quote}
    </blockquote>
  );
  const buttons = (label: string) => (
    <div className="sticky bottom-0 flex gap-3 border-t border-line bg-paper py-3">
      <button type="submit" disabled={busy} className="button">
        {label}
      </button>
      <button type="button" onClick={props.onCancel} className="button button-quiet">
        {say("cancel")}
      </button>
    </div>
  );
  const refusal = missing ?? props.refusal;
  const refused = refusal && (
    <p role="alert" className="note note-bad">
      {refusal}
    </p>
  );
  if (props.placing)
    return (
      <form
        ref={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void place();
        }}
        aria-label={say("place_title", { code: props.placing.pledgeCode })}
      >
        <h2 className="text-xl">{say("place_title", { code: props.placing.pledgeCode })}</h2>
        {quote}
        {refused}
        {buttons(say("place"))}
      </form>
    );
  return (
    <form
      ref={form}
      onSubmit={save}
      onChange={props.onTouch}
      noValidate
      aria-label={say("title")}
      className="grid gap-4"
      onKeyDown={(event) => {
        if (event.key === "Escape") props.onCancel();
        // Enter saves from a list of choices too, as it does from a line.
        if (event.key === "Enter" && event.target instanceof HTMLSelectElement) {
          event.preventDefault();
          form.current?.requestSubmit();
        }
      }}
    >
      <h2 className="text-xl">{say("title")}</h2>
      {quote}
      <AmountFields legend={say("stated")} draft={stated} onChange={setStated} showProblem={tried} />
      <fieldset className="grid gap-1">
        <legend className="label">{say("target")}</legend>
        {(["new", "part", "known"] as const).map((value) => (
          <label key={value} className="flex min-h-8 items-center gap-2.5">
            <input
              type="radio"
              name="target"
              checked={target === value}
              onChange={() => setTarget(value)}
              className="size-4 accent-accent"
            />
            {say(`target_${value}`)}
          </label>
        ))}
      </fieldset>
      {target !== "known" && (
        <>
          <KnownPledges
            kind="hint"
            asked={asked}
            names={names}
            chosen={null}
            onChoose={(code) => {
              setTarget("known");
              setKnown(code);
            }}
          />
          <label className="flex min-h-8 items-center gap-2.5">
            <input
              type="checkbox"
              checked={differs}
              onChange={(event) => {
                setDiffers(event.target.checked);
                setDraft({ ...draft, amount: stated });
              }}
              className="size-4 accent-accent"
            />
            {say("differs")}
          </label>
          <PledgeFields
            hideAmount={!differs}
            draft={pledge}
            onChange={setDraft}
            names={names}
            partyCodes={props.partyCodes}
            channels={props.channels}
            showProblems={tried}
            amountLegend={say("original")}
          />
        </>
      )}
      {target === "part" && (
        <fieldset className="grid gap-3 border-t border-line pt-3">
          <legend className="sr-only">{say("package")}</legend>
          <h3 className="text-lg">{say("package")}</h3>
          <KnownPledges
            kind="search"
            asked={{
              ...asked,
              amount: pledgeOfDraft(pack.kind === "new" ? pack.draft : draft).amount,
              stated: pledgeOfDraft(pack.kind === "new" ? pack.draft : draft).amount,
            }}
            names={names}
            chosen={pack.kind === "existing" ? pack.code : null}
            onChoose={(code) => setPack({ kind: "existing", code })}
            label={say("package_known")}
          />
          {pack.kind === "existing" ? (
            <p>
              {say("package_is", { code: pack.code })}{" "}
              <button
                type="button"
                className="text-accent underline"
                onClick={() =>
                  setPack({
                    kind: "new",
                    draft: { ...pledge, amount: { ...stated, first: "", qualifier: "exact" } },
                  })
                }
              >
                {say("package_other")}
              </button>
            </p>
          ) : (
            <PledgeFields
              brief
              draft={packOf(pack.draft, pledge)}
              onChange={(next) => setPack({ kind: "new", draft: next })}
              names={names}
              partyCodes={props.partyCodes}
              channels={props.channels}
              showProblems={tried}
              amountLegend={say("package_amount")}
            />
          )}
        </fieldset>
      )}
      {target === "known" && (
        <>
          <KnownPledges
            kind="search"
            asked={asked}
            names={names}
            chosen={known}
            onChoose={setKnown}
            label={say("known")}
          />
          <ChoiceField
            label={say("role")}
            value={role}
            onChange={setRole}
            options={mentionRoles.map((value) => ({ value, text: card(value) }))}
          />
        </>
      )}
      {refused}
      {buttons(say("save"))}
    </form>
  );
}

/** A package's own donor and days are its component's until somebody says otherwise. */
function packOf(draft: PledgeDraft, component: PledgeDraft): PledgeDraft {
  return {
    ...draft,
    donorCodes: draft.donorCodes.length > 0 ? draft.donorCodes : component.donorCodes,
    recipientCode: component.recipientCode,
    category: component.category,
    announcedOn: draft.announcedOn || component.announcedOn,
  };
}
