"use client";

import { digestFrequencies } from "@pledgebook/core/values/vocabulary";
import { useActionState } from "react";
import { TrapField } from "@/site/chrome/trap-field.tsx";
import type { FollowRefusal, FollowState } from "./follow-action.ts";

/** Asks for letters. It is an ordinary form without its script; what was typed stays when it is refused. */
export function FollowForm(props: {
  action: (state: FollowState, form: FormData) => Promise<FollowState>;
  /** What is followed, and in which language letters are written. */
  given: Record<"subject" | "value" | "language", string>;
  words: Record<"email" | "often" | "daily" | "weekly" | "website" | "send" | "asked", string>;
  problems: Record<FollowRefusal, string>;
}) {
  const { words } = props;
  const [state, act, isSending] = useActionState(props.action, {
    ...{ answer: null, email: "", frequency: "weekly" },
  });
  if (state.answer === "asked")
    return (
      <p role="status" className="note note-good mt-6">
        {words.asked}
      </p>
    );
  return (
    <form action={act} className="mt-6 grid max-w-[26rem] gap-5">
      {state.answer && (
        <p role="alert" className="note note-bad">
          {props.problems[state.answer]}
        </p>
      )}
      {Object.entries(props.given).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div>
        <label htmlFor="follow-email" className="label">
          {words.email}
        </label>
        <input
          id="follow-email"
          name="email"
          type="email"
          required
          autoComplete="email"
          maxLength={200}
          defaultValue={state.email}
          className="field"
        />
      </div>
      <fieldset>
        <legend className="label">{words.often}</legend>
        <div className="mt-1 flex flex-wrap gap-x-6 gap-y-2">
          {digestFrequencies.map((frequency) => (
            <label key={frequency} className="flex min-h-8 items-center gap-2">
              <input
                type="radio"
                name="frequency"
                value={frequency}
                defaultChecked={state.frequency === frequency}
              />
              {words[frequency]}
            </label>
          ))}
        </div>
      </fieldset>
      <TrapField id="follow-website" label={words.website} />
      <button type="submit" disabled={isSending} className="button justify-self-start">
        {words.send}
      </button>
    </form>
  );
}
