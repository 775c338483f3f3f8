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
import {
  channelFields,
  type Entry,
  entryOfChannel,
  entryOfParty,
  type Kind,
  NameForm,
  partyFields,
} from "./name-form.island.tsx";
import { NameImport } from "./name-import.island.tsx";

type Lists = inferRouterOutputs<AppRouter>["names"]["list"];

/** Parties or channels of the newsroom: found by any of their names, added, renamed, taken away where nothing uses them. */
export function NameLists(props: { initial: Lists; of: Kind; mayAdd: boolean; mayChange: boolean }) {
  const { of } = props;
  const say = useTranslations("names");
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
  const entries = of === "parties" ? data.parties.map(entryOfParty) : data.channels.map(entryOfChannel);
  const shown = entries.filter((entry) => isFound(entry, wanted));

  const add = (entry: Entry) =>
    run<unknown>(
      () =>
        of === "parties"
          ? client.names.addParty.mutate(partyFields(entry))
          : client.names.addChannel.mutate(channelFields(entry)),
      say("added", { name: entry.nameEn }),
    );

  async function save(entry: Entry) {
    const { key, version } = entry;
    const isSaved = await run(
      () =>
        of === "parties"
          ? client.names.saveParty.mutate({ ...partyFields(entry), code: key, version })
          : client.names.saveChannel.mutate({ ...channelFields(entry), slug: key, version }),
      say("saved", { name: entry.nameEn }),
    );
    if (isSaved) setOpened(null);
    return isSaved;
  }

  const remove = ({ key, version, nameEn }: Entry) =>
    run(
      () =>
        of === "parties"
          ? client.names.removeParty.mutate({ code: key, version })
          : client.names.removeChannel.mutate({ slug: key, version }),
      say("removed", { name: nameEn }),
    );

  async function merge({ key, version, nameEn }: Entry, into: Entry) {
    const isDone = await run(
      () =>
        of === "parties"
          ? client.names.mergeParties.mutate({
              code: key,
              version,
              into: into.key,
              intoVersion: into.version,
            })
          : client.names.mergeChannels.mutate({
              slug: key,
              version,
              into: into.key,
              intoVersion: into.version,
            }),
      say("merged", { name: nameEn, into: into.nameEn }),
    );
    if (isDone) setMerging(null);
  }

  return (
    <div className="mt-6 grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_24rem]">
      <div>
        <nav aria-label={say("title")} className="flex gap-6 border-b border-line">
          {(["parties", "channels"] as const).map((kind) => (
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
                {say(`kind.${entry.kind}`)} · <code>{entry.key}</code>
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
        {shown.length === 0 && <p className="mt-4 text-muted">{say("none_found", { wanted })}</p>}
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

function isFound(entry: Entry, wanted: string): boolean {
  const said = [entry.key, entry.nameEn, entry.nameUk, ...entry.alsoCalled].join("\n").toLowerCase();
  return said.includes(wanted.trim().toLowerCase());
}
