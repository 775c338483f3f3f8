"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { decimalFromMinor } from "@pledgebook/core/values/money";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";

type Comparison = inferRouterOutputs<AppRouter>["comparisons"]["bySet"];
type Line = Comparison["lines"][number];

/** Rows of theirs of which the matcher is not sure: a person says which pledge each is, or that it is none of ours. */
export function OpenRows({ id, initial }: { id: string; initial: Comparison }) {
  const say = useTranslations("desk_compare");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const options = trpc.comparisons.bySet.queryOptions({ id });
  const { data } = useQuery({ ...options, initialData: initial });
  const { run, message, isBusy } = useWork({ renews: [options.queryKey] });
  const open = data.lines.filter((line) => line.class === "open");

  const decide = ({ theirs, ours }: Line, code: string | null) =>
    theirs &&
    run(
      () =>
        client.comparisons.decide.mutate({
          ...{ id, outsideId: theirs.outsideId, code },
          before: { decision: theirs.decision, pledgeCode: ours?.code ?? null },
        }),
      say("decided", { row: theirs.outsideId }),
    );

  return (
    <section aria-labelledby="open-rows" className="mt-8">
      <h2 id="open-rows" className="text-xl">
        {say("open", { count: open.length })}
      </h2>
      <Told message={message} className="mt-2" />
      <ol className="mt-3 text-sm">
        {open.slice(0, 50).map((line) => (
          <OpenRow key={line.theirs?.outsideId} line={line} isBusy={isBusy} onDecide={decide} />
        ))}
      </ol>
    </section>
  );
}

function OpenRow(props: {
  line: Line;
  isBusy: boolean;
  onDecide: (line: Line, code: string | null) => unknown;
}) {
  const say = useTranslations("desk_compare");
  const locale = useLocale();
  const { theirs, ours } = props.line;
  const [other, setOther] = useState("");
  if (!theirs) return null;
  const sum = (minor: number | null, currency: Parameters<typeof decimalFromMinor>[1] | null) =>
    minor === null || currency === null
      ? say("no_value")
      : `${decimalFromMinor(minor, currency)} ${currency}`;
  return (
    <li className="grid gap-x-8 gap-y-2 border-t border-line py-3 md:grid-cols-[1fr_1fr_auto]">
      <div>
        <code>{theirs.outsideId}</code> · {theirs.donorCode} · {sum(theirs.amount, theirs.currency)}
        <span className="block text-muted">
          {theirs.announcedOn ?? say("no_day")}
          {theirs.source && (
            <>
              {" · "}
              <a href={theirs.source} rel="noopener noreferrer">
                {say("source")}
              </a>
            </>
          )}
        </span>
      </div>
      <div>
        {ours && (
          <>
            <a href={address(locale, `/desk/pledges/${ours.code}`)}>{ours.code}</a> ·{" "}
            {ours.donorCodes.join(", ")} · {sum(ours.amount.min ?? ours.amount.max, ours.amount.currency)}
            <span className="block text-muted">{ours.announcedOn ?? say("no_day")}</span>
          </>
        )}
      </div>
      <div className="flex flex-wrap items-end gap-2">
        {ours && (
          <button
            type="button"
            className="button button-quiet"
            disabled={props.isBusy}
            onClick={() => props.onDecide(props.line, ours.code)}
          >
            {say("same", { code: ours.code })}
          </button>
        )}
        <button
          type="button"
          className="button button-quiet"
          disabled={props.isBusy}
          onClick={() => props.onDecide(props.line, null)}
        >
          {say("different")}
        </button>
        <LineField label={say("other")} value={other} onChange={setOther} />
        <button
          type="button"
          className="button button-quiet"
          disabled={props.isBusy || !/^P-\d{4}-\d{4,9}$/.test(other)}
          onClick={() => props.onDecide(props.line, other)}
        >
          {say("other_do")}
        </button>
      </div>
    </li>
  );
}
