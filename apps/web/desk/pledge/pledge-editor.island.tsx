"use client";

import { isPledgeCode } from "@pledgebook/core/ledger/pledge";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { type NameLists, useKnownNames } from "@/desk/kit/use-known-names.ts";
import { useWork } from "@/desk/kit/use-work.ts";
import type { DeskEvent } from "./desk-event.ts";
import { PledgeEvents } from "./pledge-events.island.tsx";
import {
  draftProblems,
  PledgeFields,
  type PledgeFieldValues,
  pledgeDraftOf,
  pledgeOfDraft,
} from "./pledge-fields.island.tsx";
import { PledgeYears, yearDraftsOf, yearsOfDrafts } from "./pledge-years.island.tsx";

/** Changes what a pledge says. It waits for review again, and says so before it is saved. */
export function PledgeEditor(props: {
  code: string;
  version: number;
  fields: PledgeFieldValues;
  packageCodes: string[];
  overlaps: { kind: "may_be_within" | "guarantees"; code: string }[];
  years: { year: number; amount: PledgeFieldValues["amount"] }[];
  events: DeskEvent[];
  lastCheckedOn: string | null;
  names: NameLists;
  mayAnnotate: boolean;
}) {
  const say = useTranslations("pledge_editor");
  const client = useTRPCClient();
  const { run, message } = useWork();
  const known = useKnownNames(props.names);
  const [draft, setDraft] = useState(() => pledgeDraftOf(props.fields));
  const [packages, setPackages] = useState(props.packageCodes.join(", "));
  const codesOf = (kind: (typeof props.overlaps)[number]["kind"]) =>
    props.overlaps.filter((overlap) => overlap.kind === kind).map(({ code }) => code);
  const [within, setWithin] = useState(codesOf("may_be_within").join(", "));
  const [guaranteed, setGuaranteed] = useState(codesOf("guarantees").join(", "));
  const [years, setYears] = useState(() => yearDraftsOf(props.years));
  const [version, setVersion] = useState(props.version);
  const [tried, setTried] = useState(false);

  const fields = pledgeOfDraft(draft);
  const shares = yearsOfDrafts(years, fields.amount.currency);

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const packageCodes = codesIn(packages);
    const overlaps = [
      ...codesIn(within).map((code) => ({ kind: "may_be_within" as const, code })),
      ...codesIn(guaranteed).map((code) => ({ kind: "guarantees" as const, code })),
    ];
    const named = [...packageCodes, ...overlaps.map(({ code }) => code)];
    if (Object.keys(draftProblems(draft)).length > 0 || !shares || !named.every(isPledgeCode)) return;
    await run(async () => {
      const saved = await client.pledges.save.mutate({
        code: props.code,
        version,
        fields,
        packageCodes,
        overlaps,
        years: shares,
      });
      setVersion(saved.version);
    }, say("saved"));
  }

  return (
    <div className="mt-5 grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,34rem)_minmax(0,30rem)]">
      <form onSubmit={save} noValidate className="grid content-start gap-4">
        <PledgeFields
          draft={draft}
          onChange={setDraft}
          {...known}
          showProblems={tried}
          amountLegend={say("amount")}
        />
        <PledgeYears
          drafts={years}
          onChange={setYears}
          currency={fields.amount.currency}
          problem={tried && !shares ? say("years_invalid") : null}
        />
        <LineField
          label={say("packages")}
          hint={say("packages_hint")}
          value={packages}
          onChange={setPackages}
        />
        <LineField label={say("overlaps")} hint={say("overlaps_hint")} value={within} onChange={setWithin} />
        <LineField label={say("guarantees")} value={guaranteed} onChange={setGuaranteed} />
        <LineField
          label={say("note")}
          value={draft.note ?? ""}
          onChange={(note) => setDraft({ ...draft, note: note || null })}
          rows={3}
        />
        <Told message={message} />
        {props.mayAnnotate && (
          <div>
            <p className="mb-2 text-sm text-muted">{say("review_again")}</p>
            <button type="submit" className="button">
              {say("save")}
            </button>
          </div>
        )}
      </form>
      <PledgeEvents
        code={props.code}
        version={version}
        onVersion={setVersion}
        amount={props.fields.amount}
        events={props.events}
        lastCheckedOn={props.lastCheckedOn}
        mayAnnotate={props.mayAnnotate}
      />
    </div>
  );
}

/** Codes as somebody types them, with whatever between them. */
function codesIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}
