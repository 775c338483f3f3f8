"use client";

import type { QueryKey } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { KnownNames } from "@/desk/kit/use-known-names.ts";
import type { MessagePlace } from "@/desk/kit/use-message.ts";
import { OpenPairs } from "@/desk/reconcile/open-pairs.island.tsx";
import { address } from "@/i18n/address.ts";
import { momentText } from "@/wording/day.ts";
import { ChangeForm } from "./change-form.island.tsx";
import { Decision } from "./decision.island.tsx";
import { PledgeFacts } from "./pledge-facts.island.tsx";
import type { Changes, Waiting } from "./waiting.ts";

/** One mark in its sentence, what it says of its pledge, and what a reviewer can do with it. */
export function ReviewItem(props: {
  mark: Waiting;
  known: KnownNames;
  onApprove: (changes?: Changes) => Promise<boolean>;
  /** Where it is told what was decided, and what that changes. */
  place: MessagePlace;
  renews: readonly QueryKey[];
}) {
  const { mark, known } = props;
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
        {mark.isRemoval && <strong className="text-warn"> · {say("removal")}</strong>}
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
            {known.names.parties(pledge.donorCodes)}{" "}
            <span className="font-sans text-sm font-normal text-muted">{role(mark.role)}</span>
          </h2>
          {isChanging ? (
            <ChangeForm
              mark={mark}
              known={known}
              onApprove={props.onApprove}
              onCancel={() => setIsChanging(false)}
            />
          ) : (
            <PledgeFacts mark={mark} names={known.names} />
          )}
          <div className="mt-2">
            <OpenPairs articleId={mark.articleId} code={pledge.code} />
          </div>
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
          place={props.place}
          renews={props.renews}
          isChanging={isChanging}
          onChange={() => setIsChanging(true)}
        />
      </div>
    </li>
  );
}
