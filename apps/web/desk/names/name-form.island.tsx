"use client";

import type { AppRouter } from "@pledgebook/api/router";
import {
  type Category,
  type ChannelKind,
  categories,
  channelKinds,
  type OwnPurpose,
  type PartyKind,
  partyKinds,
} from "@pledgebook/core/values/vocabulary";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import { FormButtons } from "@/desk/kit/form-buttons.island.tsx";
import { linesOf } from "@/desk/kit/lines.ts";
import type { Kind } from "./name-kinds.ts";

type Lists = inferRouterOutputs<AppRouter>["names"]["list"];
type Inputs = inferRouterInputs<AppRouter>["names"];

/** A party, a channel or a purpose as a row of its list. `key`: its code or slug; empty for one that is not there yet. */
export interface Entry {
  key: string;
  /** Of a purpose its category; empty until one is chosen: money is counted by it, and it is never guessed. */
  kind: PartyKind | ChannelKind | Category | "";
  nameEn: string;
  nameUk: string;
  alsoCalled: string[];
  organisationId: string | null;
  version: number;
  pledges: number;
  isShipped: boolean;
}

export const entryOfParty = ({ code, ...party }: Lists["parties"][number]): Entry => ({
  key: code,
  ...party,
});

export const entryOfChannel = ({ slug, ...channel }: Lists["channels"][number]): Entry => ({
  key: slug,
  organisationId: null,
  ...channel,
});

export const entryOfPurpose = ({ code, category, ...purpose }: Lists["purposes"][number]): Entry => ({
  key: code,
  kind: category,
  organisationId: null,
  ...purpose,
});

export function purposeFields({ nameEn, nameUk, alsoCalled, kind }: Entry) {
  return { nameEn, nameUk, alsoCalled, category: kind as Category };
}

/** The code of a purpose's row. */
export const purposeCode = ({ key }: Pick<Entry, "key">) => key as OwnPurpose;

export function partyFields({ nameEn, nameUk, alsoCalled, organisationId, kind }: Entry): Inputs["addParty"] {
  return { nameEn, nameUk, alsoCalled, organisationId, kind: kind as Inputs["addParty"]["kind"] };
}

export function channelFields({ nameEn, nameUk, alsoCalled, kind }: Entry): Inputs["addChannel"] {
  return { nameEn, nameUk, alsoCalled, kind: kind as ChannelKind };
}

const kinds = {
  parties: partyKinds.filter((kind) => kind !== "country"),
  channels: channelKinds,
  purposes: categories,
};

const usual = { parties: "organisation", channels: "fund", purposes: "" } as const;

const emptyEntry = (of: Kind): Entry => ({
  key: "",
  kind: usual[of],
  nameEn: "",
  nameUk: "",
  alsoCalled: [],
  organisationId: null,
  version: 0,
  pledges: 0,
  isShipped: false,
});

/** Names in both languages and what else texts call it. What was typed stays when it is refused, and is emptied when a new one was made. */
export function NameForm(props: {
  kind: Kind;
  initial?: Entry;
  submit: string;
  isBusy: boolean;
  onSubmit: (entry: Entry) => Promise<boolean>;
  onCancel?: () => void;
}) {
  const [say, category] = [useTranslations("names"), useTranslations("category")];
  const start = props.initial ?? emptyEntry(props.kind);
  const [entry, setEntry] = useState(start);
  const [also, setAlso] = useState(start.alsoCalled.join("\n"));
  const change = (part: Partial<Entry>) => setEntry({ ...entry, ...part });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const isDone = await props.onSubmit({ ...entry, alsoCalled: linesOf(also) });
    if (!isDone || props.initial) return;
    setEntry(emptyEntry(props.kind));
    setAlso("");
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <LineField
        label={say("name_en")}
        value={entry.nameEn}
        onChange={(nameEn) => change({ nameEn })}
        required
      />
      <LineField
        label={say("name_uk")}
        value={entry.nameUk}
        onChange={(nameUk) => change({ nameUk })}
        required
      />
      <LineField
        label={say("also_called")}
        value={also}
        onChange={setAlso}
        rows={3}
        hint={say("also_hint")}
      />
      <ChoiceField
        label={say(props.kind === "purposes" ? "kind_of_purpose" : "kind_of")}
        value={entry.kind}
        onChange={(kind) => change({ kind })}
        options={[
          ...(props.kind === "purposes" ? [{ value: "" as const, text: say("choose_category") }] : []),
          ...kinds[props.kind].map((value) => ({
            value,
            text: props.kind === "purposes" ? category(value) : say(`kind.${value}`),
          })),
        ]}
        required={props.kind === "purposes"}
      />
      {props.kind === "parties" && (
        <LineField
          label={say("organisation_id")}
          value={entry.organisationId ?? ""}
          onChange={(text) => change({ organisationId: text || null })}
          hint={say("organisation_id_hint")}
        />
      )}
      <FormButtons submit={props.submit} isBusy={props.isBusy} onCancel={props.onCancel} />
    </form>
  );
}
