"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";

/** Whether sources are watched; a choice is kept at once. */
export function NewsroomSources({ initial }: { initial: boolean }) {
  const say = useTranslations("newsroom");
  const client = useTRPCClient();
  const [isOn, setOn] = useState(initial);
  const { run, message, isBusy } = useWork({ renews: [] });
  const change = async (next: boolean) => {
    // Seen at once; taken back where it is refused.
    setOn(next);
    const act = () => client.newsroom.setSourceWatch.mutate({ isOn: next });
    if (!(await run(act, say(next ? "sources_on" : "sources_off")))) setOn(!next);
  };
  return (
    <div className="mt-3 grid max-w-measure gap-3">
      <label className="flex items-baseline gap-3">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={isOn}
          disabled={isBusy}
          onChange={({ target }) => void change(target.checked)}
        />
        {say("sources_watch")}
      </label>
      <Told message={message} />
    </div>
  );
}
