"use client";

import type { AppRouter } from "@pledgebook/api/router";
import type { OutsideMapping } from "@pledgebook/core/matching/outside-mapping";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";
import { type Columns, emptyMapping, OwnMapping } from "./own-mapping.island.tsx";

type Mappings = inferRouterOutputs<AppRouter>["comparisons"]["mappings"];

/** What the choice of a mapping says for one of the newsroom's own: no name of one that ships. */
const OWN = "own";

/**
 * Loads a file of an outside ledger: which mapping reads it, or which of its columns says what, and what the set is called.
 * `version`: of the set that is loaded again; `own`: how it was read then, where the newsroom has said it.
 */
export function LoadComparison(props: {
  mappings: Mappings;
  version: number | null;
  name: string;
  own: OutsideMapping | null;
}) {
  const say = useTranslations("desk_compare");
  const locale = useLocale();
  const router = useRouter();
  const client = useTRPCClient();
  const { run, message, isBusy } = useWork();
  const [mapping, setMapping] = useState(props.own ? OWN : (props.mappings[0]?.id ?? ""));
  const [own, setOwn] = useState(props.own ?? emptyMapping);
  // Each that is taken from a file begins the form anew.
  const [taken, setTaken] = useState(0);
  const [columns, setColumns] = useState<Columns | null>(null);
  const [name, setName] = useState(props.name);
  const [file, setFile] = useState<File | null>(null);
  const remark = props.mappings.find(({ id }) => id === mapping)?.remark;

  const look = (chosen: File) =>
    run(async () =>
      setColumns(
        await client.comparisons.columns.mutate({ file: chosen.name, content: await inBase64(chosen) }),
      ),
    );
  function choose(chosen: File | null, as: string) {
    setFile(chosen);
    setColumns(null);
    if (chosen && as === OWN) void look(chosen);
  }
  const isSaid =
    mapping !== OWN || (columns !== null && own.columns.id.length > 0 && own.columns.donor !== "");

  async function load(event: FormEvent) {
    event.preventDefault();
    if (!file) return;
    let id = "";
    const isDone = await run(
      async () => {
        const loaded = await client.comparisons.load.mutate({
          mapping: mapping === OWN ? { ...own, name } : mapping,
          ...{ name, file: file.name, version: props.version },
          content: await inBase64(file),
        });
        id = loaded.id;
        return loaded;
      },
      ({ rows, refused, same, unsure }) => say("loaded", { rows, refused, same, unsure }),
    );
    if (!isDone) return;
    if (props.version === null) router.push(address(locale, `/desk/compare/${id}`));
    else router.refresh();
  }

  return (
    <form onSubmit={load} className="mt-4 grid max-w-[30rem] gap-4">
      <ChoiceField
        label={say("mapping")}
        value={mapping}
        onChange={(chosen) => {
          setMapping(chosen);
          choose(file, chosen);
        }}
        options={[
          ...props.mappings.map((one) => ({ value: one.id, text: `${one.name} (${one.publisher})` })),
          { value: OWN, text: say("own") },
        ]}
      />
      {remark && <p className="text-sm text-muted">{remark}</p>}
      {props.version === null && <LineField label={say("name")} value={name} onChange={setName} required />}
      <label>
        <span className="label">{say("file")}</span>
        <input
          type="file"
          accept=".csv,.tsv,.xlsx,.json"
          required
          onChange={(event) => choose(event.target.files?.[0] ?? null, mapping)}
        />
      </label>
      {mapping === OWN && (
        <>
          <p className="text-sm text-muted">{say(columns ? "own_lead" : "own_file_first")}</p>
          {columns && <OwnMapping key={taken} columns={columns} mapping={own} onChange={setOwn} />}
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm">
            <label>
              <span className="label">{say("mapping_file")}</span>
              <input
                type="file"
                accept=".json"
                onChange={(event) => {
                  const [chosen] = event.target.files ?? [];
                  if (chosen)
                    void run(async () => {
                      const said = JSON.parse(await chosen.text());
                      setOwn({
                        ...emptyMapping,
                        ...said,
                        columns: { ...emptyMapping.columns, ...said.columns },
                      });
                      setTaken((before) => before + 1);
                    });
                }}
              />
            </label>
            <a
              href={`data:application/json,${encodeURIComponent(JSON.stringify({ ...own, name }, null, 2))}`}
              download={`${name || "mapping"}.mapping.json`}
            >
              {say("mapping_save")}
            </a>
          </div>
        </>
      )}
      <button type="submit" className="button justify-self-start" disabled={isBusy || !file || !isSaid}>
        {isBusy ? say("loading") : say("load")}
      </button>
      <Told message={message} />
    </form>
  );
}

function inBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(file);
  });
}
