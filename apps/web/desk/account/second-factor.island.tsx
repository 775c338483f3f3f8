"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { renderSVG } from "uqr";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";

type SecondFactorOutputs = inferRouterOutputs<AppRouter>["secondFactor"];

/** A code beside one's own password: shown to a device, proved, and from then on asked for. `isAsked`: the role demands it. */
export function SecondFactor({
  initial,
  isAsked,
}: {
  initial: SecondFactorOutputs["state"];
  isAsked: boolean;
}) {
  const say = useTranslations("second_factor");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const options = trpc.secondFactor.state.queryOptions();
  const { data: state } = useQuery({ ...options, initialData: initial });
  const { run, message, isBusy } = useWork({ renews: [options.queryKey] });
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [shown, setShown] = useState<SecondFactorOutputs["start"] | null>(null);

  async function begin(event: FormEvent) {
    event.preventDefault();
    const isDone = state.isOn
      ? await run(() => client.secondFactor.remove.mutate({ password }), say("removed"))
      : await run(async () => setShown(await client.secondFactor.start.mutate({ password })));
    if (isDone) setPassword("");
  }

  async function confirm(event: FormEvent) {
    event.preventDefault();
    if (!shown) return;
    const { sealed } = shown;
    if (await run(() => client.secondFactor.confirm.mutate({ sealed, code }), say("confirmed"))) {
      setShown(null);
      setCode("");
    }
  }

  return (
    <section aria-labelledby="second-factor">
      <h2 id="second-factor" className="text-xl">
        {say("title")}
      </h2>
      <p className="mt-2 text-sm text-muted">
        {state.isOn ? say("on", { count: state.codesLeft }) : say("off")}
      </p>
      {isAsked && !state.isOn && <p className="note mt-3">{say("asked")}</p>}
      <Told message={message} className="mt-3" />
      {shown ? (
        <form onSubmit={confirm} className="mt-4 grid gap-4">
          <p>{say("scan")}</p>
          <img
            src={`data:image/svg+xml,${encodeURIComponent(renderSVG(shown.address))}`}
            alt={say("qr")}
            width={200}
            height={200}
            className="bg-white"
          />
          <p className="text-sm text-muted">
            {say("by_hand")}{" "}
            <code className="break-all select-all">{new URL(shown.address).searchParams.get("secret")}</code>
          </p>
          <div>
            <h3 className="font-semibold">{say("codes")}</h3>
            <p className="text-sm text-muted">{say("codes_text")}</p>
            <ul className="mt-2 columns-2 font-mono text-sm select-all">
              {shown.codes.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
          <LineField
            label={say("code")}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            required
          />
          <div className="flex gap-3">
            <button type="submit" className="button" disabled={isBusy}>
              {say("confirm")}
            </button>
            <button type="button" className="button button-quiet" onClick={() => setShown(null)}>
              {say("cancel")}
            </button>
          </div>
        </form>
      ) : (
        <form onSubmit={begin} className="mt-4 grid max-w-[24rem] gap-4">
          <LineField
            label={say("password")}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            required
          />
          <button
            type="submit"
            className={state.isOn ? "button button-bad justify-self-start" : "button justify-self-start"}
            disabled={isBusy}
          >
            {say(state.isOn ? "remove" : "begin")}
          </button>
        </form>
      )}
    </section>
  );
}
