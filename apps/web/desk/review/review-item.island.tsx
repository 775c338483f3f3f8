"use client";

import { annotationRoles } from "@pledgebook/core/values/vocabulary";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useProblemText, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import { AmountFields, amountOfDraft, draftOf, draftProblem } from "@/desk/pledge/amount-fields.island.tsx";
import {
  draftProblems,
  PledgeFields,
  type PledgeFieldValues,
  pledgeDraftOf,
  pledgeOfDraft,
} from "@/desk/pledge/pledge-fields.island.tsx";
import { address } from "@/i18n/address.ts";
import { amountText, boundsText } from "@/wording/amount.ts";
import { dayText, momentText } from "@/wording/day.ts";
import type { Names } from "@/wording/names.ts";
import type { Changes, Waiting } from "./waiting.ts";

/** One mark in its sentence, what it says of its pledge, and what a reviewer can do with it. */
export function ReviewItem(props: {
  mark: Waiting;
  names: Names;
  partyCodes: string[];
  channels: string[];
  onApprove: (changes?: Changes) => Promise<boolean>;
  onDone: (text: string) => Promise<void>;
}) {
  const { mark, names } = props;
  const say = useTranslations("review");
  const role = useTranslations("card.role");
  const locale = useLocale();
  const [isChanging, setIsChanging] = useState(false);
  const { pledge } = mark;
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
        {mark.disputedBy && <strong className="text-warn"> · {say("is_disputed")}</strong>}
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
          {isChanging ? (
            <ChangeForm
              mark={mark}
              names={names}
              partyCodes={props.partyCodes}
              channels={props.channels}
              onApprove={props.onApprove}
              onCancel={() => setIsChanging(false)}
            />
          ) : (
            <Facts mark={mark} names={names} />
          )}
          {mark.reviewNote && <p className="note note-warn mt-2 text-sm">{mark.reviewNote}</p>}
          {mark.comments.length > 0 && (
            <ul className="mt-2 text-sm">
              {mark.comments.map((comment) => (
                <li key={comment.id} className="border-t border-line py-1.5">
                  <a
                    href={address(locale, `/desk/articles/${mark.articleId}/annotate#m-${mark.id}`)}
                    className="text-muted"
                  >
                    {comment.author} · {momentText(comment.createdAt, locale)}
                  </a>
                  <p>{comment.text}</p>
                </li>
              ))}
            </ul>
          )}
        </div>
        <Decision
          mark={mark}
          onApprove={props.onApprove}
          onDone={props.onDone}
          isChanging={isChanging}
          onChange={() => setIsChanging(true)}
        />
      </div>
    </li>
  );
}

function Facts({ mark, names }: { mark: Waiting; names: Names }) {
  const { pledge } = mark;
  const say = useTranslations("review");
  const [amount, category, purpose, form] = [
    useTranslations("amount"),
    useTranslations("category"),
    useTranslations("purpose"),
    useTranslations("pledge"),
  ];
  const locale = useLocale();
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
    <dl className="mt-1 grid grid-cols-[9rem_1fr] gap-x-4 text-sm">
      {facts.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd className="figure">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the reviewer puts right; saved with the approval, and shown to whoever marked it. */
function ChangeForm(props: {
  mark: Waiting;
  names: Names;
  partyCodes: string[];
  channels: string[];
  onApprove: (changes: Changes) => Promise<boolean>;
  onCancel: () => void;
}) {
  const { mark } = props;
  const say = useTranslations("review");
  const card = useTranslations("card.role");
  const [stated, setStated] = useState(() => draftOf(mark.stated));
  const [role, setRole] = useState(mark.role);
  const [draft, setDraft] = useState(() => pledgeDraftOf(mark.fields));
  const [tried, setTried] = useState(false);
  const sum = amountOfDraft(stated) as PledgeFieldValues["amount"];
  return (
    <form
      className="mt-3 grid gap-3"
      noValidate
      aria-label={say("change_title", { code: mark.pledge.code })}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (draftProblem(stated) || Object.keys(draftProblems(draft)).length > 0) return;
        if (await props.onApprove({ stated: sum, role, fields: pledgeOfDraft(draft) })) props.onCancel();
      }}
    >
      <AmountFields legend={say("stated")} draft={stated} onChange={setStated} showProblem={tried} />
      <ChoiceField
        label={say("role")}
        value={role}
        onChange={setRole}
        options={annotationRoles.map((value) => ({ value, text: card(value) }))}
      />
      <PledgeFields
        draft={draft}
        onChange={setDraft}
        names={props.names}
        partyCodes={props.partyCodes}
        channels={props.channels}
        showProblems={tried}
        amountLegend={say("original")}
      />
      <p className="flex gap-2">
        <button type="submit" className="button">
          {say("approve_changed")}
        </button>
        <button type="button" className="button button-quiet" onClick={props.onCancel}>
          {say("cancel")}
        </button>
      </p>
    </form>
  );
}

function Decision(props: {
  mark: Waiting;
  isChanging: boolean;
  onChange: () => void;
  onApprove: () => Promise<boolean>;
  onDone: (text: string) => Promise<void>;
}) {
  const { mark } = props;
  const say = useTranslations("review");
  const client = useTRPCClient();
  const problemText = useProblemText();
  const [answer, setAnswer] = useState<{ kind: "send_back" | "dispute"; reason: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (mark.refusal !== null)
    return (
      <p className="text-sm text-muted">
        {say(mark.refusal === "already_reviewed" ? "four_eyes" : mark.refusal)}
      </p>
    );
  async function send({ kind, reason }: NonNullable<typeof answer>) {
    setBusy(true);
    setRefusal(null);
    const input = { annotationId: mark.id, version: mark.version, reason };
    try {
      if (kind === "send_back") await client.review.sendBack.mutate(input);
      else await client.review.dispute.mutate(input);
      setAnswer(null);
      await props.onDone(
        say(kind === "send_back" ? "sent_back" : "disputed_done", { code: mark.pledge.code }),
      );
    } catch (error) {
      setRefusal(problemText(error));
    }
    setBusy(false);
  }
  return (
    <div className="grid content-start gap-2">
      {answer === null ? (
        !props.isChanging && (
          <>
            <button
              type="button"
              disabled={busy}
              className="button"
              onClick={async () => {
                setBusy(true);
                if (!(await props.onApprove())) setBusy(false);
              }}
            >
              {say("approve")}
            </button>
            <button type="button" className="button button-quiet" onClick={props.onChange}>
              {say("change")}
            </button>
            <button
              type="button"
              disabled={busy}
              className="button button-quiet"
              onClick={() => setAnswer({ kind: "send_back", reason: "" })}
            >
              {say("send_back")}
            </button>
            <button
              type="button"
              disabled={busy}
              className="button button-quiet"
              onClick={() => setAnswer({ kind: "dispute", reason: "" })}
            >
              {say("dispute")}
            </button>
          </>
        )
      ) : (
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (answer.reason.trim()) void send(answer);
          }}
        >
          <LineField
            label={say(answer.kind === "send_back" ? "reason" : "dispute_reason")}
            value={answer.reason}
            onChange={(reason) => setAnswer({ ...answer, reason })}
            rows={3}
            required
          />
          <button type="submit" disabled={busy} className="button button-bad">
            {say(answer.kind)}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setAnswer(null)}>
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
  );
}
