"use client";

import type { Suggestion } from "@pledgebook/core/detect";
import { amountProblem } from "@pledgebook/core/money";
import type { Span } from "@pledgebook/core/quote";
import { annotationRoles } from "@pledgebook/core/vocabulary";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Names } from "@/ledger/names.ts";
import { AmountFields, amountOfDraft, draftOf } from "./amount-fields.island.tsx";
import type { DeskAnnotation } from "./annotate-article.island.tsx";
import { useProblemText, useTRPCClient } from "./api.island.tsx";
import { ChoiceField } from "./fields.island.tsx";
import { KnownPledges } from "./known-pledges.island.tsx";
import {
  draftProblems,
  type PledgeDraft,
  PledgeFields,
  type PledgeFieldValues,
  pledgeDraftOf,
  pledgeOfDraft,
} from "./pledge-fields.island.tsx";

type Target = "new" | "part" | "known";
type StatedAmount = PledgeFieldValues["amount"];
const mentionRoles = annotationRoles.filter((role) => role !== "first");

/** What the selected words state, filled in from the words; saved as a new pledge, part of a package, or a mention. */
export function AnnotationForm(props: {
  articleId: string;
  revisionId: string;
  publishedOn: string | null;
  span: Span;
  suggestion: Suggestion;
  placing: DeskAnnotation | null;
  names: Names;
  partyCodes: string[];
  channels: string[];
  onDone: (message: string) => void;
  onCancel: () => void;
}) {
  const { suggestion, names } = props;
  const say = useTranslations("annotation_form");
  const card = useTranslations("card.role");
  const client = useTRPCClient();
  const problemText = useProblemText();
  const form = useRef<HTMLFormElement>(null);
  const [stated, setStated] = useState(() => draftOf(suggestion.amount));
  const [differs, setDiffers] = useState(false);
  const [draft, setDraft] = useState<PledgeDraft>(() =>
    pledgeDraftOf(fieldsFrom(suggestion, props.publishedOn)),
  );
  const [target, setTarget] = useState<Target>("new");
  const [pack, setPack] = useState<{ kind: "existing"; code: string } | { kind: "new"; draft: PledgeDraft }>(
    () => ({
      kind: "new",
      draft: pledgeDraftOf({
        ...fieldsFrom(suggestion, props.publishedOn),
        amount: { qualifier: "exact", min: null, max: null, currency: suggestion.amount.currency ?? "EUR" },
        purposeNote: null,
        channelSlug: null,
      }),
    }),
  );
  const [known, setKnown] = useState<string | null>(null);
  const [role, setRole] = useState<(typeof mentionRoles)[number]>("restatement");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("select, input")?.focus({ preventScroll: true });
  }, []);

  const statedAmount = amountOfDraft(stated) as StatedAmount;
  const pledge: PledgeDraft = differs ? draft : { ...draft, amount: stated };
  const asked = { ...pledgeOfDraft(pledge), stated: statedAmount };

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setRefusal(null);
    if (
      amountProblem(statedAmount) ||
      (stated.qualifier !== "unquantified" && statedAmount.qualifier === "unquantified")
    )
      return;
    if (target !== "known" && Object.keys(draftProblems(pledge)).length > 0) return;
    if (
      target === "part" &&
      pack.kind === "new" &&
      Object.keys(draftProblems(packOf(pack.draft, pledge))).length > 0
    )
      return;
    if (target === "known" && !known) return setRefusal(say("choose_known"));
    setBusy(true);
    try {
      const place = {
        articleId: props.articleId,
        revisionId: props.revisionId,
        span: props.span,
        stated: statedAmount,
      };
      const answer = await client.pledges.annotate.mutate({
        ...place,
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
      props.onDone(say("saved", { code: answer.code }));
    } catch (error) {
      setRefusal(problemText(error));
      setBusy(false);
    }
  }

  async function place() {
    if (!props.placing) return;
    setBusy(true);
    try {
      await client.annotations.place.mutate({
        id: props.placing.id,
        version: props.placing.version,
        revisionId: props.revisionId,
        span: props.span,
      });
      props.onDone(say("placed", { code: props.placing.pledgeCode }));
    } catch (error) {
      setRefusal(problemText(error));
      setBusy(false);
    }
  }

  const quote = (
    <blockquote className="border-l-[3px] border-mark-line pl-3 font-serif text-base">
      {suggestion.quote}
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
      noValidate
      aria-label={say("title")}
      className="grid gap-4"
      onKeyDown={(event) => {
        if (event.key === "Escape") props.onCancel();
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

function fieldsFrom(suggestion: Suggestion, publishedOn: string | null): PledgeFieldValues {
  return {
    donorCodes: suggestion.donorCodes,
    recipientCode: "UA",
    amount: suggestion.amount as StatedAmount,
    category: suggestion.category ?? "military",
    purpose: suggestion.purpose ?? "other",
    purposeNote: null,
    financeType: "not_stated",
    channelSlug: suggestion.channel,
    inKind: null,
    announcedOn: publishedOn,
    announcedBy: null,
    note: null,
  };
}
