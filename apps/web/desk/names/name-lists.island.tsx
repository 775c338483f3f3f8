"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { RowAct } from "@/desk/kit/row-act.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";
import { MergeName } from "./merge-name.island.tsx";
import { nameActs } from "./name-acts.ts";
import { type Entry, entryOfChannel, entryOfParty, entryOfPurpose, NameForm } from "./name-form.island.tsx";
import { NameImport } from "./name-import.island.tsx";
import { type Kind, nameKinds } from "./name-kinds.ts";

type Lists = inferRouterOutputs<AppRouter>["names"]["list"];

/** Parties, channels or purposes of the newsroom: found by any of their names, added, renamed, taken away where nothing uses them. */
export function NameLists(props: { initial: Lists; of: Kind; mayAdd: boolean; mayChange: boolean }) {
  const { of } = props;
  const [say, category] = [useTranslations("names"), useTranslations("category")];
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const options = trpc.names.list.queryOptions();
  const { data } = useQuery({ ...options, initialData: props.initial });
  const { run, message, isBusy } = useWork({ renews: [options.queryKey] });
  const [wanted, setWanted] = useState("");
  const [opened, setOpened] = useState<string | null>(null);
  const [merging, setMerging] = useState<string | null>(null);

  const nameOf = (entry: Entry) => (locale === "uk" ? entry.nameUk : entry.nameEn);
  const entries = entriesOf[of](data);
  const shown = entries.filter((entry) => isFound(entry, wanted));
  const acts = nameActs(client)[of];

  const add = (entry: Entry) => run<unknown>(() => acts.add(entry), say("added", { name: entry.nameEn }));

  async function save(entry: Entry) {
    const isSaved = await run<unknown>(() => acts.save(entry), say("saved", { name: entry.nameEn }));
    if (isSaved) setOpened(null);
    return isSaved;
  }

  const remove = (entry: Entry) =>
    run<unknown>(() => acts.remove(entry), say("removed", { name: entry.nameEn }));

  async function merge(entry: Entry, into: Entry) {
    const told = say("merged", { name: entry.nameEn, into: into.nameEn });
    if (await run<unknown>(() => acts.merge(entry, into), told)) setMerging(null);
  }

  return (
    <div className="mt-6 grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_24rem]">
      <div>
        <nav aria-label={say("title")} className="flex gap-6 border-b border-line">
          {nameKinds.map((kind) => (
            <a
              key={kind}
              href={address(locale, `/desk/names?of=${kind}`)}
              aria-current={kind === of ? "page" : undefined}
              className={`plain border-b-2 py-2 ${kind === of ? "border-accent" : "border-transparent text-muted"}`}
            >
              {say(kind)} <span className="figure text-sm text-muted">{data[kind].length}</span>
            </a>
          ))}
        </nav>
        {of === "purposes" && <p className="mt-4 max-w-measure text-sm text-muted">{say("purposes_lead")}</p>}
        <div className="mt-4 max-w-sm">
          <LineField label={say("find")} value={wanted} onChange={setWanted} />
        </div>
        <Told message={message} className="mt-4" />
        <ul className="mt-4">
          {shown.map((entry) => (
            <li key={entry.key} className="border-t border-line py-3">
              <div className="flex flex-wrap items-baseline gap-x-4">
                <strong>{nameOf(entry)}</strong>
                <span lang={locale === "uk" ? "en" : "uk"} className="text-muted">
                  {locale === "uk" ? entry.nameEn : entry.nameUk}
                </span>
                <span className="ml-auto text-sm text-muted">{say("used", { count: entry.pledges })}</span>
              </div>
              <p className="text-sm text-muted">
                {of === "purposes" ? category(entry.kind) : say(`kind.${entry.kind}`)} ·{" "}
                <code>{entry.key}</code>
                {entry.alsoCalled.length > 0 && ` · ${say("also", { names: entry.alsoCalled.join(", ") })}`}
              </p>
              {props.mayChange && opened !== entry.key && merging !== entry.key && (
                <p className="mt-1 flex gap-5 text-sm">
                  <RowAct
                    text={say("change_short")}
                    label={say("change", { name: entry.nameEn })}
                    onAct={() => setOpened(entry.key)}
                  />
                  {!entry.isShipped && (
                    <RowAct
                      text={say("merge_short")}
                      label={say("merge", { name: entry.nameEn })}
                      onAct={() => setMerging(entry.key)}
                    />
                  )}
                  {entry.pledges === 0 && !entry.isShipped && (
                    <RowAct
                      text={say("remove_short")}
                      label={say("remove", { name: entry.nameEn })}
                      isBad
                      isBusy={isBusy}
                      onAct={() => void remove(entry)}
                    />
                  )}
                </p>
              )}
              {merging === entry.key && (
                <MergeName
                  others={entries.filter(({ key }) => key !== entry.key)}
                  nameOf={nameOf}
                  isBusy={isBusy}
                  onMerge={(into) => void merge(entry, into)}
                  onCancel={() => setMerging(null)}
                />
              )}
              {opened === entry.key && (
                <div className="mt-3 max-w-sm">
                  {/* What was typed stays while somebody else saves; it is told as overtaken when it is sent. */}
                  <NameForm
                    kind={of}
                    initial={entry}
                    submit={say("save")}
                    isBusy={isBusy}
                    onSubmit={save}
                    onCancel={() => setOpened(null)}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
        {shown.length === 0 && (
          <p className="mt-4 text-muted">
            {entries.length === 0 ? say("no_purposes") : say("none_found", { wanted })}
          </p>
        )}
      </div>
      {props.mayAdd && (
        <section aria-labelledby="add-name">
          <h2 id="add-name" className="text-xl">
            {say(`add_${of}`)}
          </h2>
          <p className="mt-1 mb-4 text-sm text-muted">{say("add_hint")}</p>
          <NameForm kind={of} submit={say("add")} isBusy={isBusy} onSubmit={add} />
          {props.mayChange && <NameImport of={of} />}
        </section>
      )}
    </div>
  );
}

const entriesOf: Record<Kind, (lists: Lists) => Entry[]> = {
  parties: ({ parties }) => parties.map(entryOfParty),
  channels: ({ channels }) => channels.map(entryOfChannel),
  purposes: ({ purposes }) => purposes.map(entryOfPurpose),
};

function isFound(entry: Entry, wanted: string): boolean {
  const said = [entry.key, entry.nameEn, entry.nameUk, ...entry.alsoCalled].join("\n").toLowerCase();
  return said.includes(wanted.trim().toLowerCase());
}
