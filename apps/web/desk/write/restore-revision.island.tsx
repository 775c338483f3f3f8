"use client";

import { useLocale, useTranslations } from "next-intl";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";

/** Makes an old revision the newest one; readers see nothing of it until it is published. */
export function RestoreRevision(props: { id: string; version: number; number: number }) {
  const say = useTranslations("revision");
  const locale = useLocale();
  const client = useTRPCClient();
  const { run, isBusy, isDone, message } = useWork();
  return (
    <div className="mt-4">
      <button
        type="button"
        className="button"
        disabled={isBusy || isDone}
        onClick={() =>
          run(async () => {
            await client.articles.restore.mutate(props);
            window.location.assign(address(locale, `/desk/articles/${props.id}`));
          })
        }
      >
        {say("restore")}
      </button>
      <span className="ml-3 text-sm text-muted">{say("restore_hint")}</span>
      <Told message={message} className="mt-3" />
    </div>
  );
}
