"use client";

import { useActionState } from "react";
import { TrapField } from "@/site/chrome/trap-field.tsx";
import type { ReportState } from "@/site/ledger/pledge/report-action.ts";

/** The form of an error report. It is an ordinary form without its script; what was typed stays when it is refused. */
export function ReportForm(props: {
  code: string;
  action: (state: ReportState, form: FormData) => Promise<ReportState>;
  words: Record<"text" | "text_hint" | "contact" | "contact_hint" | "website" | "send" | "taken", string>;
  problems: Record<Exclude<ReportState["answer"], "taken" | null>, string>;
}) {
  const { words } = props;
  const [state, act, isSending] = useActionState(props.action, { answer: null, text: "", contact: "" });
  if (state.answer === "taken")
    return (
      <p role="status" className="note note-good mt-6">
        {words.taken}
      </p>
    );
  return (
    <form action={act} className="mt-6 grid max-w-[34rem] gap-4">
      {state.answer && (
        <p role="alert" className="note note-bad">
          {props.problems[state.answer]}
        </p>
      )}
      <input type="hidden" name="code" value={props.code} />
      <div>
        <label htmlFor="report-text" className="label">
          {words.text}
        </label>
        <textarea
          id="report-text"
          name="text"
          rows={6}
          required
          maxLength={2000}
          defaultValue={state.text}
          aria-describedby="report-text-hint"
          className="field"
        />
        <p id="report-text-hint" className="mt-1 text-sm text-muted">
          {words.text_hint}
        </p>
      </div>
      <div>
        <label htmlFor="report-contact" className="label">
          {words.contact}
        </label>
        <input
          id="report-contact"
          name="contact"
          type="text"
          inputMode="email"
          autoComplete="email"
          maxLength={200}
          defaultValue={state.contact}
          aria-describedby="report-contact-hint"
          className="field"
        />
        <p id="report-contact-hint" className="mt-1 text-sm text-muted">
          {words.contact_hint}
        </p>
      </div>
      <TrapField id="report-website" label={words.website} />
      <button type="submit" disabled={isSending} className="button justify-self-start">
        {words.send}
      </button>
    </form>
  );
}
