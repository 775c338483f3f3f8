"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

/** Signs in and goes on to `after`. What was typed stays when it fails; the answer never says which half was wrong. */
export function LoginForm({ after }: { after: string }) {
  const say = useTranslations("login");
  const [state, setState] = useState<"idle" | "busy" | "wrong" | "throttled" | "failed">("idle");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setState("busy");
    try {
      const answer = await fetch("/api/auth/sign-in/email", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: form.get("email"), password: form.get("password") }),
      });
      if (answer.ok) window.location.assign(after);
      else setState(answer.status === 429 ? "throttled" : answer.status < 500 ? "wrong" : "failed");
    } catch {
      setState("failed");
    }
  }

  const bad = state === "wrong" || state === "throttled" || state === "failed";
  return (
    <form method="post" onSubmit={submit} className="mt-6 grid gap-4">
      {bad && (
        <p role="alert" className="note note-bad">
          {say(state)}
        </p>
      )}
      <div>
        <label className="label" htmlFor="email">
          {say("email")}
        </label>
        <input id="email" name="email" type="email" required autoComplete="username" className="field" />
      </div>
      <div>
        <label className="label" htmlFor="password">
          {say("password")}
        </label>
        <input
          id="password"
          name="password"
          type="password"
          required
          autoComplete="current-password"
          className="field"
        />
      </div>
      <button type="submit" disabled={state === "busy"} className="button">
        {say("submit")}
      </button>
    </form>
  );
}
