"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { Key } from "./key.tsx";

/** Gives an article to whoever presses it. */
export function TakeArticle(props: { id: string; version: number; self: string }) {
  const { id, version, self } = props;
  const say = useTranslations("queue");
  const client = useTRPCClient();
  const router = useRouter();
  const { run, message, isBusy } = useWork();
  async function take() {
    await run(
      () => client.articles.assign.mutate({ articles: [{ id, version }], personId: self }),
      say("taken"),
    );
    // Whether it was given or somebody else was first, the card says whose it is.
    router.refresh();
  }
  return (
    <>
      <button type="button" className="button button-quiet" data-key="t" disabled={isBusy} onClick={take}>
        {say("take_it")} <Key name="t" />
      </button>
      <Told message={message} />
    </>
  );
}
