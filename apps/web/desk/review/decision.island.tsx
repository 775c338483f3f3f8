"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useProblemText, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import type { Waiting } from "./waiting.ts";

/** What a reviewer does with a mark: approves it, puts it right, or returns it with the reason; or why they may not. */
export function Decision(props: {
  mark: Waiting;
  isChanging: boolean;
  onChange: () => void;
  onApprove: () => Promise<boolean>;
  onDone: (text: string) => Promise<void>;
}) {
  const { mark } = props;
  const say = useTranslations("review");
  const client = useTRPCClient();
  const problemText = useProblemText();
  const [answer, setAnswer] = useState<{ kind: "send_back" | "dispute"; reason: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (mark.refusal !== null)
    return (
      <p className="text-sm text-muted">
        {say(mark.refusal === "already_reviewed" ? "four_eyes" : mark.refusal)}
      </p>
    );
  async function send({ kind, reason }: NonNullable<typeof answer>) {
    setBusy(true);
    setRefusal(null);
    const input = { annotationId: mark.id, version: mark.version, reason };
    try {
      if (kind === "send_back") await client.review.sendBack.mutate(input);
      else await client.review.dispute.mutate(input);
      setAnswer(null);
      await props.onDone(
        say(kind === "send_back" ? "sent_back" : "disputed_done", { code: mark.pledge.code }),
      );
    } catch (error) {
      setRefusal(problemText(error));
    }
    setBusy(false);
  }
  return (
    <div className="grid content-start gap-2">
      {answer === null ? (
        !props.isChanging && (
          <>
            <button
              type="button"
              disabled={busy}
              className="button"
              onClick={async () => {
                setBusy(true);
                if (!(await props.onApprove())) setBusy(false);
              }}
            >
              {say("approve")}
            </button>
            <button type="button" className="button button-quiet" onClick={props.onChange}>
              {say("change")}
            </button>
            <button
              type="button"
              disabled={busy}
              className="button button-quiet"
              onClick={() => setAnswer({ kind: "send_back", reason: "" })}
            >
              {say("send_back")}
            </button>
            <button
              type="button"
              disabled={busy}
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
          <button type="submit" disabled={busy} className="button button-bad">
            {say(answer.kind)}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setAnswer(null)}>
            {say("cancel")}
          </button>
        </form>
      )}
      {refusal && (
        <p role="alert" className="note note-bad text-sm">
          {refusal}
        </p>
      )}
    </div>
  );
}
