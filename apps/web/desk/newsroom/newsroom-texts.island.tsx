"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { languages, ownPages } from "@pledgebook/core/values/vocabulary";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";

type Texts = inferRouterOutputs<AppRouter>["newsroom"]["texts"];

/** What the newsroom says of itself. What was typed stays when somebody else has saved something else meanwhile. */
export function NewsroomTexts({ initial }: { initial: Texts }) {
  const say = useTranslations("newsroom");
  const client = useTRPCClient();
  const [before, setBefore] = useState(initial);
  const [texts, setTexts] = useState(initial);
  const { run, message, isBusy } = useWork({ renews: [] });

  async function save(event: FormEvent) {
    event.preventDefault();
    await run(async () => setBefore(await client.newsroom.setTexts.mutate({ before, texts })), say("saved"));
  }

  return (
    <form onSubmit={save} className="mt-6 grid max-w-[60rem] gap-8">
      {ownPages.map((page) => (
        <fieldset key={page} className="grid gap-4 sm:grid-cols-2">
          <legend className="mb-2 text-xl font-semibold">{say(page)}</legend>
          {languages.map((language) => (
            <LineField
              key={language}
              label={say(`in_${language}`)}
              lang={language}
              rows={8}
              value={texts[page][language]}
              onChange={(text) => setTexts({ ...texts, [page]: { ...texts[page], [language]: text } })}
            />
          ))}
        </fieldset>
      ))}
      <div className="flex items-center gap-4">
        <button type="submit" className="button" disabled={isBusy}>
          {say("save")}
        </button>
        <Told message={message} />
      </div>
    </form>
  );
}
