"use client";

import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import type { Kind } from "./name-kinds.ts";

type Listed = inferRouterOutputs<AppRouter>["names"]["readList"];

/** Names from a spreadsheet: looked at row by row first, then those that are new and whole are added. */
export function NameImport({ of }: { of: Kind }) {
  const say = useTranslations("names");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { run, message, isBusy } = useWork({ renews: [trpc.names.list.queryKey()] });
  const [text, setText] = useState("");
  const [rows, setRows] = useState<Listed | null>(null);
  const fresh = rows?.filter(({ state }) => state === "new").length ?? 0;

  const change = (next: string) => {
    setText(next);
    setRows(null);
  };
  const look = () =>
    run(async () => {
      setRows(await client.names.readList.query({ of, text }));
    });
  const add = async () => {
    const isDone = await run(
      () => client.names.addList.mutate({ of, text }),
      say("list_added", { count: fresh }),
    );
    if (isDone) change("");
  };

  return (
    <details className="mt-10 border-t border-line pt-4">
      <summary className="cursor-pointer text-xl">{say("list_title")}</summary>
      <p className="mt-2 mb-3 text-sm text-muted">{say("list_hint")}</p>
      <LineField label={say("list_text")} value={text} onChange={change} rows={6} />
      <label className="mt-3 block text-sm">
        {say("list_file")}{" "}
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={async (event) => change((await event.target.files?.[0]?.text()) ?? "")}
        />
      </label>
      <p className="mt-3 flex flex-wrap gap-4">
        <button
          type="button"
          className="button button-quiet"
          disabled={isBusy || text.trim() === ""}
          onClick={() => void look()}
        >
          {say("list_read")}
        </button>
        {fresh > 0 && (
          <button type="button" className="button" disabled={isBusy} onClick={() => void add()}>
            {say("list_add", { count: fresh })}
          </button>
        )}
      </p>
      <Told message={message} className="mt-3" />
      {rows && (
        <>
          {fresh === 0 && <p className="mt-3 text-muted">{say("list_none")}</p>}
          <ol className="mt-3 text-sm">
            {rows.map((row) => (
              <li key={row.number} className="flex flex-wrap gap-x-3 border-t border-line py-1">
                <span className="figure text-muted">{say("row", { number: row.number })}</span>
                <span className="min-w-0 break-words">{row.name}</span>
                <span className={`ml-auto ${row.state === "refused" ? "text-bad" : "text-muted"}`}>
                  {say(`list_state.${row.state}`)}
                  {row.state === "refused" && `: ${say(`list_why.${row.reason}`)}`}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
}
