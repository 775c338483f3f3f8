"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { startRegistration } from "@simplewebauthn/browser";
import { useQuery } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { momentText } from "@/wording/day.ts";

type Keys = inferRouterOutputs<AppRouter>["account"]["passkeys"];

/** The keys of one's devices, by which one signs in without a password. */
export function Passkeys({ initial }: { initial: Keys }) {
  const say = useTranslations("passkeys");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const options = trpc.account.passkeys.queryOptions();
  const { data: keys } = useQuery({ ...options, initialData: initial });
  const { run, message, isBusy } = useWork({
    renews: [options.queryKey],
    explain: (error) => {
      if (error instanceof TRPCClientError) return null;
      return say(error instanceof WrongPassword ? "wrong_password" : "failed");
    },
  });
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");

  async function add(event: FormEvent) {
    event.preventDefault();
    if (await run(() => register(name, password), say("added"))) {
      setName("");
      setPassword("");
    }
  }

  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys" className="text-xl">
        {say("title")}
      </h2>
      <p className="mt-2 text-sm text-muted">{say("lead")}</p>
      {keys.length === 0 && <p className="mt-2 text-sm">{say("none")}</p>}
      <ul className="mt-3">
        {keys.map((key) => (
          <li key={key.id} className="flex flex-wrap items-baseline gap-x-4 border-t border-line py-2.5">
            {key.name || say("unnamed")}
            {key.createdAt && (
              <span className="text-sm text-muted">
                {say("since", { at: momentText(key.createdAt, locale) })}
              </span>
            )}
            <button
              type="button"
              disabled={isBusy}
              aria-label={say("remove", { name: key.name || say("unnamed") })}
              className="ml-auto text-sm text-bad underline underline-offset-4"
              onClick={() =>
                void run(() => client.account.removePasskey.mutate({ id: key.id, password }), say("removed"))
              }
            >
              {say("remove_short")}
            </button>
          </li>
        ))}
      </ul>
      <Told message={message} className="mt-3" />
      <form onSubmit={add} className="mt-4 grid max-w-[24rem] gap-4">
        <LineField
          label={say("password")}
          hint={say("password_hint")}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          required
        />
        <LineField label={say("name")} value={name} onChange={setName} required />
        <button type="submit" className="button button-quiet justify-self-start" disabled={isBusy}>
          {say("add")}
        </button>
      </form>
    </section>
  );
}

/** Has the device make a key and the site keep its public half. @throws Error where either says no; nothing is made where the password is wrong. */
async function register(name: string, password: string): Promise<void> {
  const asked = await ask("generate-register-options", { name, password });
  const response = await startRegistration({ optionsJSON: await asked.json() });
  await ask("verify-registration", { response, name, password });
}

async function ask(step: string, body: object): Promise<Response> {
  const answer = await fetch(`/api/auth/passkey/${step}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.status === 403) throw new WrongPassword();
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return answer;
}

class WrongPassword extends Error {}
