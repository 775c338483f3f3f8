"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentProps, type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { momentText } from "@/wording/day.ts";
import { Passkeys } from "./passkeys.island.tsx";
import { SecondFactor } from "./second-factor.island.tsx";

type Sessions = inferRouterOutputs<AppRouter>["account"]["sessions"];

const empty = { current: "", password: "" };

/** One's own password, its second factor, one's keys, and where one is signed in. */
export function Account(props: {
  sessions: Sessions;
  secondFactor: ComponentProps<typeof SecondFactor>;
  passkeys: ComponentProps<typeof Passkeys>["initial"];
}) {
  const say = useTranslations("account");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const options = trpc.account.sessions.queryOptions();
  const { data: sessions } = useQuery({ ...options, initialData: props.sessions });
  const { run, message, isBusy } = useWork({ renews: [options.queryKey] });
  const [draft, setDraft] = useState(empty);

  async function change(event: FormEvent) {
    event.preventDefault();
    if (await run(() => client.account.changePassword.mutate(draft), say("changed"))) setDraft(empty);
  }

  return (
    <div className="mt-6 grid gap-x-14 gap-y-10 lg:grid-cols-[24rem_1fr]">
      <form onSubmit={change} className="grid content-start gap-4" aria-labelledby="password">
        <h2 id="password" className="text-xl">
          {say("password")}
        </h2>
        <Told message={message} />
        <LineField
          label={say("current")}
          type="password"
          autoComplete="current-password"
          required
          value={draft.current}
          onChange={(current) => setDraft({ ...draft, current })}
        />
        <LineField
          label={say("new")}
          type="password"
          autoComplete="new-password"
          required
          hint={say("hint")}
          value={draft.password}
          onChange={(password) => setDraft({ ...draft, password })}
        />
        <button type="submit" className="button justify-self-start" disabled={isBusy}>
          {say("change")}
        </button>
      </form>
      <div className="grid content-start gap-10">
        <SecondFactor {...props.secondFactor} />
        <Passkeys initial={props.passkeys} />
        <section aria-labelledby="sessions">
          <h2 id="sessions" className="text-xl">
            {say("sessions")}
          </h2>
          <ul className="mt-3">
            {sessions.map((session) => (
              <li key={session.id} className="border-t border-line py-2.5">
                {session.userAgent || say("unknown_browser")}
                <span className="block text-sm text-muted">
                  {[
                    session.ipAddress,
                    session.isThis ? say("this") : say("used", { at: momentText(session.usedAt, locale) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ul>
          {sessions.length > 1 && (
            <button
              type="button"
              className="button button-quiet mt-3"
              disabled={isBusy}
              onClick={() => void run(() => client.account.endOtherSessions.mutate(), say("ended"))}
            >
              {say("end_others")}
            </button>
          )}
        </section>
      </div>
    </div>
  );
}
