"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { type PublishDecision, publishDecisions } from "@pledgebook/core/values/vocabulary";
import type { inferRouterInputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { AmountFields, amountOfDraft, draftOf, draftProblem } from "@/desk/pledge/amount-fields.island.tsx";
import { amountText } from "@/wording/amount.ts";
import type { ReadFigureChange } from "./figure-changes.ts";

export type Decisions = NonNullable<inferRouterInputs<AppRouter>["articles"]["publish"]["decisions"]>;

/** Marked words that an edit has made say something else: for each, a slip of the pen, a correction, or a new fact. */
export function FigureDecisions(props: {
  changes: ReadFigureChange[];
  onDecide: (decisions: Decisions) => void;
  onCancel: () => void;
}) {
  const say = useTranslations("decisions");
  const amount = useTranslations("amount");
  const locale = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [answers, setAnswers] = useState(() =>
    props.changes.map((change) => {
      const { stated } = change;
      return {
        decision: null as PublishDecision | null,
        sum: draftOf(stated ?? { qualifier: "exact", min: null, max: null, currency: "EUR" }),
        note:
          stated && stated.currency !== null
            ? say("note_suggested", { amount: amountText(stated, locale, amount, "whole") })
            : "",
      };
    }),
  );
  const [tried, setTried] = useState(false);
  const change = (index: number, part: Partial<(typeof answers)[number]>) =>
    setAnswers(answers.map((answer, at) => (at === index ? { ...answer, ...part } : answer)));
  const isMissing = (index: number): boolean => {
    const answer = answers[index];
    const words = props.changes[index]?.after;
    if (!answer?.decision) return true;
    if (answer.decision === "slip") return false;
    if (!answer.note.trim()) return true;
    return answer.decision === "correction" && words !== null && draftProblem(answer.sum) !== null;
  };

  function decide(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (answers.some((_, index) => isMissing(index))) return;
    props.onDecide(
      answers.map((answer, index) => ({
        annotationId: props.changes[index]?.annotationId ?? "",
        decision: answer.decision ?? "slip",
        note: answer.note.trim(),
        stated:
          answer.decision === "correction" && props.changes[index]?.after !== null
            ? amountOfDraft(answer.sum)
            : null,
      })),
    );
  }

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="decisions" onClose={props.onCancel}>
      <form onSubmit={decide} noValidate>
        <h2 id="decisions" className="text-2xl">
          {say("title")}
        </h2>
        <p className="mt-1 text-muted">{say("lead")}</p>
        <ol className="mt-4 grid gap-6">
          {props.changes.map((one, index) => {
            const answer = answers[index];
            if (!answer) return null;
            return (
              <li key={one.annotationId} className="border-t border-line pt-3">
                <p className="text-sm text-muted figure">{one.pledgeCode}</p>
                <dl className="mt-1 grid grid-cols-[5rem_1fr] gap-x-3 font-serif">
                  <dt className="font-sans text-sm text-muted">{say("before")}</dt>
                  <dd>{one.sentences?.before ?? one.before}</dd>
                  <dt className="font-sans text-sm text-muted">{say("after")}</dt>
                  <dd>{one.sentences?.after ?? one.after ?? <em className="text-warn">{say("gone")}</em>}</dd>
                </dl>
                <fieldset className="mt-2 grid gap-1">
                  <legend className="sr-only">{say("which", { code: one.pledgeCode })}</legend>
                  {publishDecisions
                    .filter((value) => value !== "slip" || one.after !== null)
                    .map((value) => (
                      <label key={value} className="flex min-h-8 items-center gap-2.5">
                        <input
                          type="radio"
                          name={`decision-${one.annotationId}`}
                          checked={answer.decision === value}
                          onChange={() => change(index, { decision: value })}
                          className="size-4 accent-accent"
                        />
                        {say(value)}
                      </label>
                    ))}
                </fieldset>
                {answer.decision && answer.decision !== "slip" && (
                  <div className="mt-2 grid gap-3">
                    {answer.decision === "correction" && one.after !== null && (
                      <AmountFields
                        legend={say("stated")}
                        draft={answer.sum}
                        onChange={(sum) => change(index, { sum })}
                        showProblem={tried}
                      />
                    )}
                    <LineField
                      label={say("note")}
                      hint={say("note_hint")}
                      value={answer.note}
                      onChange={(note) => change(index, { note })}
                      rows={2}
                      problem={tried && !answer.note.trim() ? say("note_missing") : null}
                    />
                  </div>
                )}
                {tried && !answer.decision && (
                  <p role="alert" className="text-sm text-bad">
                    {say("choose")}
                  </p>
                )}
              </li>
            );
          })}
        </ol>
        <p className="mt-5 flex gap-3">
          <button type="submit" className="button">
            {say("publish")}
          </button>
          <button type="button" className="button button-quiet" onClick={() => dialog.current?.close()}>
            {say("cancel")}
          </button>
        </p>
      </form>
    </dialog>
  );
}
