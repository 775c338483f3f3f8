"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useProblemText, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { address } from "@/i18n/address.ts";

/** Makes an old revision the newest one; readers see nothing of it until it is published. */
export function RestoreRevision(props: { id: string; version: number; number: number }) {
  const say = useTranslations("revision");
  const locale = useLocale();
  const client = useTRPCClient();
  const problemText = useProblemText();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  return (
    <div className="mt-4">
      <button
        type="button"
        className="button"
        disabled={busy}
        onClick={async () => {
          setBusy(true);
          try {
            await client.articles.restore.mutate(props);
            window.location.assign(address(locale, `/desk/articles/${props.id}`));
          } catch (error) {
            setRefusal(problemText(error));
            setBusy(false);
          }
        }}
      >
        {say("restore")}
      </button>
      <span className="ml-3 text-sm text-muted">{say("restore_hint")}</span>
      {refusal && (
        <p role="alert" className="note note-bad mt-3">
          {refusal}
        </p>
      )}
    </div>
  );
}
