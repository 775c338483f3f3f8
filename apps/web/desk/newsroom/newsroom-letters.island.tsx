"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  text: `${String(hour).padStart(2, "0")}:00`,
}));

/** From which hour on letters to readers are written; a choice is kept at once. */
export function NewsroomLetters({ initial, timeZone }: { initial: number; timeZone: string }) {
  const say = useTranslations("newsroom");
  const client = useTRPCClient();
  const [hour, setHour] = useState(initial);
  const { run, message } = useWork({ renews: [] });
  const change = (digestHour: number) =>
    run(
      async () => setHour(await client.newsroom.setDigestHour.mutate({ before: hour, digestHour })),
      say("kept"),
    );
  return (
    <div className="mt-4 flex flex-wrap items-end gap-4">
      <ChoiceField
        label={say("digest_hour")}
        value={String(hour)}
        onChange={(value) => void change(Number(value))}
        options={HOURS}
      />
      <p className="pb-2 text-sm text-muted">{say("digest_hour_hint", { zone: timeZone })}</p>
      <Told message={message} />
    </div>
  );
}
