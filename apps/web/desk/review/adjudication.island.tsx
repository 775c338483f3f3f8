"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { useProblemText, useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { address } from "@/i18n/address.ts";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { type ChannelName, type Names, namesFrom, type PartyName } from "@/wording/names.ts";

type Found = inferRouterOutputs<AppRouter>["agreement"]["ofArticle"];
type Reading = NonNullable<Found["agreement"]>["onlyA"][number];

/** Two people's marks side by side, how far they agree, and the choice between them. */
export function Adjudication({
  initial,
  ...props
}: {
  initial: Found;
  names: { parties: PartyName[]; channels: ChannelName[] };
}) {
  const locale = useLocale();
  const partyNames = useMemo(
    () => namesFrom(locale, props.names.parties, props.names.channels),
    [locale, props.names],
  );
  const say = useTranslations("agreement");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const options = trpc.agreement.ofArticle.queryOptions({ id: initial.article.id });
  const { data } = useQuery({ ...options, initialData: initial });
  const [message, setMessage] = useState<{ text: string; isBad: boolean } | null>(null);
  const { article, agreement, names } = data;
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 0 });

  async function act(work: () => Promise<unknown>, said: string) {
    try {
      await work();
      setMessage({ text: said, isBad: false });
    } catch (error) {
      setMessage({ text: problemText(error), isBad: true });
    }
    await queryClient.invalidateQueries({ queryKey: options.queryKey });
  }
  const remove = (reading: Reading) =>
    act(
      () => client.annotations.remove.mutate({ id: reading.id, version: reading.version, isUndo: true }),
      say("removed", { name: reading.author }),
    );

  return (
    <>
      <p className="mt-4 flex flex-wrap items-center gap-4">
        <button
          type="button"
          className="button"
          onClick={() =>
            act(
              () =>
                client.articles.setBlind.mutate({
                  id: article.id,
                  version: article.version,
                  isBlind: !article.isBlind,
                }),
              say(article.isBlind ? "is_together" : "is_apart"),
            )
          }
        >
          {say(article.isBlind ? "bring_together" : "mark_apart")}
        </button>
        <span className="text-sm text-muted">{say(article.isBlind ? "apart_now" : "together_now")}</span>
      </p>
      {message && (
        <p
          role={message.isBad ? "alert" : "status"}
          className={`note mt-4 max-w-[46rem] ${message.isBad ? "note-bad" : "note-good"}`}
        >
          {message.text}
        </p>
      )}
      {!agreement ? (
        <p className="mt-6 text-lg text-muted">{say("one_person")}</p>
      ) : (
        <>
          <h2 className="mt-8 text-2xl">{say("figures", { a: names[0] ?? "", b: names[1] ?? "" })}</h2>
          <table className="mt-3 text-sm figure">
            <thead>
              <tr className="border-b border-line text-left">
                <th scope="col" className="py-1 pr-8">
                  {say("of")}
                </th>
                <th scope="col" className="py-1 pr-8 text-right">
                  {say("agreed")}
                </th>
                <th scope="col" className="py-1 text-right">
                  {say("kappa")}
                </th>
              </tr>
            </thead>
            <tbody>
              <tr className="border-b border-line">
                <th scope="row" className="py-1 pr-8 text-left font-normal">
                  {say("spans")}
                </th>
                <td className="py-1 pr-8 text-right">
                  {agreement.spans === null ? "–" : percent(agreement.spans)}
                </td>
                <td className="py-1 text-right">–</td>
              </tr>
              {Object.entries(agreement.fields).map(([field, { agreed, kappa }]) => (
                <tr key={field} className="border-b border-line">
                  <th scope="row" className="py-1 pr-8 text-left font-normal">
                    {say(`field.${field}`)}
                  </th>
                  <td className="py-1 pr-8 text-right">{percent(agreed)}</td>
                  <td className="py-1 text-right">
                    {kappa === null ? "–" : format.number(kappa, { maximumFractionDigits: 2 })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <h2 className="mt-10 text-2xl">{say("marks")}</h2>
          <ol className="mt-3 grid gap-6">
            {agreement.pairs.map(({ a, b, differing }) => (
              <li key={a.id} className="grid gap-x-10 gap-y-4 border-t border-line pt-3 md:grid-cols-2">
                <Side
                  names={partyNames}
                  reading={a}
                  differing={differing}
                  action={<Choose text={say("keep", { name: a.author })} onClick={() => remove(b)} />}
                />
                <Side
                  names={partyNames}
                  reading={b}
                  differing={differing}
                  action={<Choose text={say("keep", { name: b.author })} onClick={() => remove(a)} />}
                />
              </li>
            ))}
            {[...agreement.onlyA, ...agreement.onlyB].map((reading) => (
              <li key={reading.id} className="border-t border-line pt-3">
                <Side
                  names={partyNames}
                  reading={reading}
                  differing={[]}
                  action={<Choose text={say("take_away")} onClick={() => remove(reading)} />}
                />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function Side({
  reading,
  differing,
  action,
  names,
}: {
  reading: Reading;
  differing: string[];
  action: ReactNode;
  names: Names;
}) {
  const say = useTranslations("agreement");
  const locale = useLocale();
  const [amount, firm, category, purpose] = [
    useTranslations("amount"),
    useTranslations("amount_form.is"),
    useTranslations("category"),
    useTranslations("purpose"),
  ];
  /** A field's value as people read it. */
  const shown = (field: string, value: string | null) => {
    if (value === null) return "–";
    if (field === "donor") return names.parties(reading.donorCodes);
    if (field === "amount") return amountText(reading.stated, locale, amount, "whole");
    if (field === "qualifier") return firm(value);
    if (field === "category") return category(value);
    if (field === "purpose") return purpose(value);
    if (field === "channel") return names.channel(value);
    return field === "announced" ? dayText(value, locale) : value;
  };
  return (
    <div>
      <p className="text-sm text-muted">
        {reading.author} ·{" "}
        <a href={address(locale, `/desk/pledges/${reading.code}`)} className="figure">
          {reading.code}
        </a>
      </p>
      <p className="mt-1 font-serif">{reading.exact}</p>
      <dl className="mt-1 grid grid-cols-[8rem_1fr] gap-x-3 text-sm">
        {Object.entries(reading.fields).map(([field, value]) => (
          <div key={field} className="contents">
            <dt className="text-muted">{say(`field.${field}`)}</dt>
            <dd className={differing.includes(field) ? "font-semibold text-warn figure" : "figure"}>
              {shown(field, value)}
              {differing.includes(field) && <span className="sr-only"> ({say("differs")})</span>}
            </dd>
          </div>
        ))}
      </dl>
      {action}
    </div>
  );
}

function Choose({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" className="button button-quiet mt-2" onClick={onClick}>
      {text}
    </button>
  );
}
