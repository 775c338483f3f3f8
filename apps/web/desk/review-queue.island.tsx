"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { address } from "@/i18n/address.ts";
import { amountText, boundsText } from "@/ledger/amount.ts";
import { dayText, momentText } from "@/ledger/day.ts";
import { type ChannelName, type Names, namesFrom, type PartyName } from "@/ledger/names.ts";
import { useProblemText, useTRPC, useTRPCClient } from "./api.island.tsx";
import { LineField } from "./fields.island.tsx";

type Waiting = inferRouterOutputs<AppRouter>["review"]["queue"][number];

/** Marks in their sentences, with what they say; somebody else than their maker approves them or sends them back. */
export function ReviewQueue(props: {
  initial: Waiting[];
  names: { parties: PartyName[]; channels: ChannelName[] };
}) {
  const say = useTranslations("review");
  const locale = useLocale();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = trpc.review.queue.queryOptions();
  const { data } = useQuery({ ...options, initialData: props.initial });
  const [message, setMessage] = useState("");
  const names = useMemo(
    () => namesFrom(locale, props.names.parties, props.names.channels),
    [locale, props.names],
  );
  const done = async (text: string) => {
    setMessage(text);
    await queryClient.invalidateQueries({ queryKey: options.queryKey });
  };
  return (
    <>
      <p role="status" className={message ? "note note-good mt-4 max-w-[46rem]" : "sr-only"}>
        {message}
      </p>
      {data.length === 0 && <p className="mt-6 text-lg text-muted">{say("empty")}</p>}
      <ol className="mt-6 grid max-w-[60rem] gap-8">
        {data.map((mark) => (
          <ReviewItem key={mark.id} mark={mark} names={names} onDone={done} />
        ))}
      </ol>
    </>
  );
}

function ReviewItem({
  mark,
  names,
  onDone,
}: {
  mark: Waiting;
  names: Names;
  onDone: (text: string) => Promise<void>;
}) {
  const say = useTranslations("review");
  const amount = useTranslations("amount");
  const [category, purpose, role, form] = [
    useTranslations("category"),
    useTranslations("purpose"),
    useTranslations("card.role"),
    useTranslations("pledge"),
  ];
  const locale = useLocale();
  const client = useTRPCClient();
  const problemText = useProblemText();
  const [reason, setReason] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { pledge } = mark;

  async function act(work: () => Promise<unknown>, said: string) {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
      await onDone(said);
    } catch (error) {
      setRefusal(problemText(error));
    }
    setBusy(false);
  }

  const facts: [string, string][] = [
    [say("stated"), amountText(mark.stated, locale, amount, "whole")],
    [
      form("original"),
      pledge.amount.currency === null
        ? (pledge.inKind ?? amount("unquantified"))
        : amountText(pledge.amount, locale, amount, "whole"),
    ],
    ...(pledge.converted
      ? ([
          [
            form("converted"),
            boundsText(pledge.converted.bounds, pledge.converted.currency, locale, amount, "whole"),
          ],
        ] as [string, string][])
      : []),
    [form("category"), `${category(pledge.category)}, ${purpose(pledge.purpose)}`],
    [form("channel"), pledge.channelSlug ? names.channel(pledge.channelSlug) : form("bilateral")],
    [
      say("announced"),
      [pledge.announcedOn && dayText(pledge.announcedOn, locale), pledge.announcedBy]
        .filter(Boolean)
        .join(", ") || "–",
    ],
    ...(pledge.packageCodes.length > 0
      ? ([[form("package"), pledge.packageCodes.join(", ")]] as [string, string][])
      : []),
  ];
  return (
    <li id={`r-${mark.id}`} className="border-t border-line pt-5">
      <p className="text-sm text-muted">
        <a
          href={address(locale, `/desk/articles/${mark.articleId}/annotate#m-${mark.id}`)}
          lang={mark.language}
        >
          {mark.title}
        </a>{" "}
        · {mark.author ?? say("system")} · {momentText(mark.createdAt, locale)}
        {mark.reviewState === "sent_back" && <strong className="text-warn"> · {say("is_sent_back")}</strong>}
      </p>
      <blockquote lang={mark.language} className="mt-2 font-serif text-lg leading-relaxed">
        {mark.context ? (
          <>
            <span className="text-muted">{mark.context.before}</span>
            <mark className="mark-committed">{mark.context.words}</mark>
            <span className="text-muted">{mark.context.after}</span>
          </>
        ) : (
          <mark className="mark-suspended">{mark.exact}</mark>
        )}
      </blockquote>
      <div className="mt-3 grid gap-x-10 gap-y-3 md:grid-cols-[1fr_15rem]">
        <div>
          <h2 className="text-lg">
            <a href={address(locale, `/desk/pledges/${pledge.code}`)} className="figure">
              {pledge.code}
            </a>{" "}
            {names.parties(pledge.donorCodes)}{" "}
            <span className="font-sans text-sm font-normal text-muted">{role(mark.role)}</span>
          </h2>
          <dl className="mt-1 grid grid-cols-[9rem_1fr] gap-x-4 text-sm">
            {facts.map(([term, value]) => (
              <div key={term} className="contents">
                <dt className="text-muted">{term}</dt>
                <dd className="figure">{value}</dd>
              </div>
            ))}
          </dl>
          {mark.reviewNote && <p className="note note-warn mt-2 text-sm">{mark.reviewNote}</p>}
        </div>
        <div className="grid content-start gap-2">
          {mark.refusal === "four_eyes" ? (
            <p className="text-sm text-muted">{say("four_eyes")}</p>
          ) : reason === null ? (
            <>
              <button
                type="button"
                disabled={busy}
                className="button"
                onClick={() =>
                  act(
                    () =>
                      client.review.approve.mutate({
                        annotationId: mark.id,
                        version: mark.version,
                        pledgeVersion: pledge.version,
                      }),
                    say("approved", { code: pledge.code }),
                  )
                }
              >
                {say("approve")}
              </button>
              <button
                type="button"
                disabled={busy}
                className="button button-quiet"
                onClick={() => setReason("")}
              >
                {say("send_back")}
              </button>
            </>
          ) : (
            <form
              className="grid gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                if (reason.trim())
                  void act(
                    () =>
                      client.review.sendBack.mutate({ annotationId: mark.id, version: mark.version, reason }),
                    say("sent_back", { code: pledge.code }),
                  ).then(() => setReason(null));
              }}
            >
              <LineField label={say("reason")} value={reason} onChange={setReason} rows={3} required />
              <button type="submit" disabled={busy} className="button button-bad">
                {say("send_back")}
              </button>
              <button type="button" className="button button-quiet" onClick={() => setReason(null)}>
                {say("cancel")}
              </button>
            </form>
          )}
          {refusal && (
            <p role="alert" className="note note-bad text-sm">
              {refusal}
            </p>
          )}
        </div>
      </div>
    </li>
  );
}
