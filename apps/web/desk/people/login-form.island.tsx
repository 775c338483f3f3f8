"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormLine } from "@/site/chrome/form-line.tsx";

type Step = "password" | "code";
type State = "idle" | "busy" | "wrong" | "wrong_code" | "passkey_wrong" | "throttled" | "failed";

/** Codes of a device are digits alone; everything else is a recovery code. */
const DIGITS = /^[\d\s]+$/;

/**
 * Signs in and goes on to `after`; who has a second factor is asked for its code in between. What was typed stays when it fails;
 * the answer never says which half was wrong.
 */
export function LoginForm({ after }: { after: string }) {
  const say = useTranslations("login");
  const [step, setStep] = useState<Step>("password");
  const [state, setState] = useState<State>("idle");

  async function send(path: string, body: object, wrong: State) {
    setState("busy");
    try {
      const answer = await fetch(`/api/auth/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!answer.ok)
        return setState(answer.status === 429 ? "throttled" : answer.status < 500 ? wrong : "failed");
      const { twoFactorRedirect } = await answer.json();
      if (!twoFactorRedirect) return window.location.assign(after);
      setStep("code");
      setState("idle");
    } catch {
      setState("failed");
    }
  }

  /** By a key of this device; whoever closes its window has done nothing. */
  async function signInByKey() {
    setState("busy");
    try {
      const asked = await fetch("/api/auth/passkey/generate-authenticate-options");
      const response = await startAuthentication({ optionsJSON: await asked.json() });
      await send("passkey/verify-authentication", { response }, "passkey_wrong");
    } catch {
      setState("passkey_wrong");
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (step === "password")
      return void send(
        "sign-in/email",
        { email: form.get("email"), password: form.get("password") },
        "wrong",
      );
    const code = String(form.get("code")).trim();
    if (DIGITS.test(code))
      void send("two-factor/verify-totp", { code: code.replace(/\s/g, "") }, "wrong_code");
    else void send("two-factor/verify-backup-code", { code: code.toLowerCase() }, "wrong_code");
  }

  return (
    <form method="post" onSubmit={submit} className="mt-6 grid gap-4">
      {state !== "idle" && state !== "busy" && (
        <p role="alert" className="note note-bad">
          {say(state)}
        </p>
      )}
      {step === "password" ? (
        <>
          <FormLine label={say("email")} name="email" type="email" autoComplete="username" />
          <FormLine label={say("password")} name="password" type="password" autoComplete="current-password" />
        </>
      ) : (
        <div>
          <FormLine
            label={say("code")}
            name="code"
            autoComplete="one-time-code"
            aria-describedby="code-hint"
            ref={(field) => field?.focus()}
          />
          <p id="code-hint" className="mt-1 text-sm text-muted">
            {say("code_hint")}
          </p>
        </div>
      )}
      <button type="submit" disabled={state === "busy"} className="button">
        {say("submit")}
      </button>
      {step === "password" && (
        <button
          type="button"
          disabled={state === "busy"}
          className="button button-quiet"
          onClick={() => void signInByKey()}
        >
          {say("passkey")}
        </button>
      )}
    </form>
  );
}
