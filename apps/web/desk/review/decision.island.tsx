"use client";

import type { QueryKey } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import type { MessagePlace } from "@/desk/kit/use-message.ts";
import { useWork } from "@/desk/kit/use-work.ts";
import type { Waiting } from "./waiting.ts";

/** What a reviewer does with a mark: approves it, puts it right, or returns it with the reason; or why they may not. */
export function Decision(props: {
  mark: Waiting;
  isChanging: boolean;
  onChange: () => void;
  onApprove: () => Promise<boolean>;
  /** Where it is told what was decided, and what that changes; a refusal stands at the mark. */
  place: MessagePlace;
  renews: readonly QueryKey[];
}) {
  const { mark } = props;
  const say = useTranslations("review");
  const client = useTRPCClient();
  const [answer, setAnswer] = useState<{ kind: "send_back" | "dispute"; reason: string } | null>(null);
  const approving = useWork();
  const returning = useWork({ renews: props.renews });
  const isBusy = approving.isBusy || returning.isBusy;
  if (mark.refusal !== null)
    return (
      <p className="text-sm text-muted">
        {say(mark.refusal === "already_reviewed" ? "four_eyes" : mark.refusal)}
      </p>
    );
  if (mark.isRemoval) return <RemovalDecision mark={mark} place={props.place} renews={props.renews} />;
  async function send({ kind, reason }: NonNullable<typeof answer>) {
    const input = { annotationId: mark.id, version: mark.version, reason };
    const isDone = await returning.run(async () => {
      if (kind === "send_back") await client.review.sendBack.mutate(input);
      else await client.review.dispute.mutate(input);
    });
    if (!isDone) return;
    setAnswer(null);
    const text = say(kind === "send_back" ? "sent_back" : "disputed_done", { code: mark.pledge.code });
    props.place.tell({ text, isBad: false });
  }
  return (
    <div className="grid content-start gap-2">
      {answer === null ? (
        !props.isChanging && (
          <>
            <button
              type="button"
              disabled={isBusy}
              className="button"
              onClick={() => approving.run(props.onApprove)}
            >
              {say("approve")}
            </button>
            <button type="button" className="button button-quiet" onClick={props.onChange}>
              {say("change")}
            </button>
            <button
              type="button"
              disabled={isBusy}
              className="button button-quiet"
              onClick={() => setAnswer({ kind: "send_back", reason: "" })}
            >
              {say("send_back")}
            </button>
            <button
              type="button"
              disabled={isBusy}
              className="button button-quiet"
              onClick={() => setAnswer({ kind: "dispute", reason: "" })}
            >
              {say("dispute")}
            </button>
          </>
        )
      ) : (
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (answer.reason.trim()) void send(answer);
          }}
        >
          <LineField
            label={say(answer.kind === "send_back" ? "reason" : "dispute_reason")}
            value={answer.reason}
            onChange={(reason) => setAnswer({ ...answer, reason })}
            rows={3}
            required
          />
          <button type="submit" disabled={isBusy} className="button button-bad">
            {say(answer.kind)}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setAnswer(null)}>
            {say("cancel")}
          </button>
        </form>
      )}
      <Told message={returning.message} className="text-sm" />
    </div>
  );
}

/** Somebody has proposed to take a mark away that counts: a reviewer agrees, or keeps it. */
function RemovalDecision(props: { mark: Waiting; place: MessagePlace; renews: readonly QueryKey[] }) {
  const { mark } = props;
  const say = useTranslations("review");
  const client = useTRPCClient();
  const { run, isBusy, message } = useWork({ renews: props.renews });
  const decide = (said: "removed" | "kept", send: () => Promise<unknown>) => async () => {
    const isDone = await run(async () => void (await send()));
    if (isDone) props.place.tell({ text: say(said, { code: mark.pledge.code }), isBad: false });
  };
  const { id, version } = mark;
  return (
    <div className="grid content-start gap-2">
      <button
        type="button"
        disabled={isBusy}
        className="button button-bad"
        onClick={decide("removed", () => client.review.remove.mutate({ annotationId: id, version }))}
      >
        {say("remove")}
      </button>
      <button
        type="button"
        disabled={isBusy}
        className="button button-quiet"
        onClick={decide("kept", () => client.annotations.restore.mutate({ id, version }))}
      >
        {say("keep")}
      </button>
      <Told message={message} className="text-sm" />
    </div>
  );
}
