"use client";

import { useTranslations } from "next-intl";
import { Told } from "@/desk/kit/told.island.tsx";
import { useMessage } from "@/desk/kit/use-message.ts";

/** A secret, the one time that it is shown. */
export function NewSecret({ secret }: { secret: string }) {
  const say = useTranslations("webhooks");
  const { message, tell } = useMessage();

  async function copy() {
    try {
      await navigator.clipboard.writeText(secret);
      tell({ text: say("copied"), isBad: false });
    } catch {
      tell({ text: say("not_copied"), isBad: true });
    }
  }

  return (
    <div className="note note-good mt-3 max-w-measure" role="status">
      <p>{say("secret_once")}</p>
      <p className="mt-2 flex flex-wrap items-center gap-3">
        <code className="break-all rounded bg-surface p-2 select-all">{secret}</code>
        <button type="button" className="button button-quiet" onClick={() => void copy()}>
          {say("copy")}
        </button>
      </p>
      <Told message={message} className="mt-2" />
    </div>
  );
}
