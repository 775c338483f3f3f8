"use client";

import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";

type Mappings = inferRouterOutputs<AppRouter>["comparisons"]["mappings"];

/** Loads a file of an outside ledger: which mapping reads it, and what the set is called. `version`: of the set that is loaded again. */
export function LoadComparison(props: { mappings: Mappings; version: number | null; name: string }) {
  const say = useTranslations("desk_compare");
  const locale = useLocale();
  const router = useRouter();
  const client = useTRPCClient();
  const { run, message, isBusy } = useWork();
  const [mapping, setMapping] = useState(props.mappings[0]?.id ?? "");
  const [name, setName] = useState(props.name);
  const [file, setFile] = useState<File | null>(null);
  const remark = props.mappings.find(({ id }) => id === mapping)?.remark;

  async function load(event: FormEvent) {
    event.preventDefault();
    if (!file) return;
    let id = "";
    const isDone = await run(
      async () => {
        const loaded = await client.comparisons.load.mutate({
          ...{ mapping, name, file: file.name, version: props.version },
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
        onChange={setMapping}
        options={props.mappings.map((one) => ({ value: one.id, text: `${one.name} (${one.publisher})` }))}
      />
      {remark && <p className="text-sm text-muted">{remark}</p>}
      {props.version === null && <LineField label={say("name")} value={name} onChange={setName} required />}
      <label>
        <span className="label">{say("file")}</span>
        <input
          type="file"
          accept=".csv,.tsv,.xlsx,.json"
          required
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </label>
      <button type="submit" className="button justify-self-start" disabled={isBusy || !file}>
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
