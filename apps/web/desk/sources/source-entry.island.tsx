"use client";

import type { AppRouter } from "@pledgebook/api/router";
import type { QueryKey } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import type { MessagePlace } from "@/desk/kit/use-message.ts";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";
import { momentText } from "@/wording/day.ts";

export type Source = inferRouterOutputs<AppRouter>["sources"]["list"]["sources"][number];

const colours: Record<Source["state"], string> = {
  ...{ new: "text-muted", seen: "text-good", unreachable: "text-muted", refused: "text-muted" },
  ...{ changed: "text-bad", moved: "text-ink", gone: "text-bad" },
};

/** Of who names a source so many are told one by one. */
const MOST_NAMED = 6;

/** One source: how it stands and since when, what is missing there, who names it, and what can be done. */
export function SourceEntry(props: {
  source: Source;
  /** Sources are watched: nobody is asked where they are not. */
  isOn: boolean;
  place: MessagePlace;
  renews: readonly QueryKey[];
}) {
  const { source, place, renews } = props;
  const { id, version, state, missing, uses, copies, movedTo, isOpen } = source;
  const say = useTranslations("sources");
  const locale = useLocale();
  const client = useTRPCClient();
  const { run, isBusy } = useWork({ place, renews });
  const at = (moment: string) => momentText(moment, locale);
  const quiet = "text-accent underline underline-offset-4";
  return (
    <li id={`source-${source.id}`} className="border-t border-line py-4 first:border-t-0">
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <strong className={colours[state]}>{say(`state.${state}`)}</strong>
        <span className="text-muted">{say("since", { at: at(source.stateSince) })}</span>
      </p>
      <p className="mt-0.5">
        <a href={source.address} rel="noopener noreferrer nofollow" className="break-all">
          {source.address}
        </a>
      </p>
      {state === "moved" && movedTo && (
        <p className="mt-1 text-sm">
          {say("moved_to")}{" "}
          <a href={movedTo} rel="noopener noreferrer nofollow" className="break-all">
            {movedTo}
          </a>
        </p>
      )}
      <Trouble source={source} />
      {missing.map((quote) => (
        <div key={quote.id} className="mt-2 text-sm">
          <p>{say("missing")}</p>
          <blockquote className="mt-1 max-w-measure border-l-4 border-line pl-3 font-serif text-base">
            <Marked passage={quote.passage} exact={quote.exact} />
          </blockquote>
        </div>
      ))}
      <p className="mt-2 text-sm text-muted">
        {say("named_by")}{" "}
        {uses.slice(0, MOST_NAMED).map(({ articleId, title, language, code }, index) => (
          <span key={articleId ?? code}>
            {index > 0 && "; "}
            {articleId === null ? (
              <a href={address(locale, `/desk/pledges/${code}`)}>{code}</a>
            ) : (
              <a href={address(locale, `/desk/articles/${articleId}`)} lang={language ?? undefined}>
                {title}
              </a>
            )}
          </span>
        ))}
        {uses.length > MOST_NAMED && ` ${say("more_named", { count: uses.length - MOST_NAMED })}`}
      </p>
      <p className="text-sm text-muted">
        {source.lastSeenAt ? say("last_seen", { at: at(source.lastSeenAt) }) : say("never_seen")}{" "}
        {say("next_look", { at: at(source.nextLookAt) })}
        {source.settledAt &&
          ` ${say("settled_by", { name: source.settledBy ?? say("operator"), at: at(source.settledAt) })}`}
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
        {props.isOn && (
          <button
            type="button"
            disabled={isBusy}
            className={quiet}
            onClick={() =>
              void run(
                () => client.sources.look.mutate({ id }),
                ({ state: found }) => say("looked", { state: say(`state.${found}`) }),
              )
            }
          >
            {isBusy ? say("busy") : say("look")}
          </button>
        )}
        {isOpen && (
          <button
            type="button"
            disabled={isBusy}
            className={quiet}
            onClick={() => void run(() => client.sources.settle.mutate({ id, version }), say("settled"))}
          >
            {say("settle")}
          </button>
        )}
      </p>
      {copies.length > 0 && (
        <details className="mt-2 text-sm">
          <summary className="cursor-pointer">{say("copies", { count: copies.length })}</summary>
          <ul className="mt-1">
            {copies.map(({ sha256, bytes, readAt }) => (
              <li key={sha256} className="py-1">
                <a href={`/api/sources/${id}/${sha256}`} download>
                  {say("copy", { at: at(readAt), kilobytes: Math.max(1, Math.round(bytes / 1000)) })}
                </a>{" "}
                <code className="block text-xs break-all text-muted">SHA-256 {sha256}</code>
              </li>
            ))}
          </ul>
          <p className="mt-1 max-w-measure text-muted">{say("copies_hint")}</p>
        </details>
      )}
    </li>
  );
}

/** What was answered where it could not be seen. */
function Trouble({ source: { state, lastStatus, lastProblem } }: { source: Source }) {
  const say = useTranslations("sources");
  if (state !== "unreachable" && state !== "refused") return null;
  const isNotFound = lastStatus === 404 || lastStatus === 410;
  return (
    <p className="mt-1 text-sm text-muted">
      {lastStatus !== null && say("answered", { status: String(lastStatus) })}{" "}
      {isNotFound && say("again_tomorrow")}
      {lastStatus === null && state === "refused" && say("robots")}
      {lastStatus === null &&
        state === "unreachable" &&
        (lastProblem === "fetch_inner" || lastProblem === "fetch_port" ? say("inner") : say("no_answer"))}
    </p>
  );
}

/** The sentence that stood there, our words in it marked. Signs may be drawn otherwise than with us: then the sentence alone. */
function Marked({ passage, exact }: { passage: string; exact: string }) {
  const start = passage.indexOf(exact);
  if (start < 0) return passage;
  return (
    <>
      {passage.slice(0, start)}
      <mark>{exact}</mark>
      {passage.slice(start + exact.length)}
    </>
  );
}
