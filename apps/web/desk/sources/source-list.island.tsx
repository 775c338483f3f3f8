"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useMessage } from "@/desk/kit/use-message.ts";
import { SourceEntry } from "./source-entry.island.tsx";

type Asked = Extract<inferRouterInputs<AppRouter>["sources"]["list"], object>;
type Sources = inferRouterOutputs<AppRouter>["sources"]["list"];

/** A page of sources; what was done with one is told above them, since it may not be among them any more. */
export function SourceList(props: { asked: Asked; initial: Sources }) {
  const say = useTranslations("sources");
  const trpc = useTRPC();
  const options = trpc.sources.list.queryOptions(props.asked);
  const { data } = useQuery({ ...options, initialData: props.initial });
  const place = useMessage();
  const { filter = "open" } = props.asked;
  return (
    <>
      <Told message={place.message} className="mt-5 max-w-measure" />
      {data.sources.length === 0 && (
        <p className="mt-6 max-w-measure text-lg text-muted">
          {data.counts.all === 0 ? say("none_yet") : filter === "open" ? say("none_open") : say("none")}
        </p>
      )}
      <ul className="mt-2 max-w-[60rem]">
        {data.sources.map((source) => (
          <SourceEntry
            key={source.id}
            source={source}
            isOn={data.isOn}
            place={place}
            renews={[options.queryKey]}
          />
        ))}
      </ul>
    </>
  );
}
