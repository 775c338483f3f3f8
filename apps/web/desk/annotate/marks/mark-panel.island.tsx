"use client";

import type { Amount } from "@pledgebook/core/values/money";
import { annotationRoles } from "@pledgebook/core/values/vocabulary";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { DeskAnnotation } from "@/desk/annotate/desk-article.ts";
import { KnownPledges } from "@/desk/annotate/form/known-pledges.island.tsx";
import { ChoiceField } from "@/desk/kit/fields.island.tsx";
import { AmountFields, amountOfDraft, draftOf, draftProblem } from "@/desk/pledge/amount-fields.island.tsx";
import { address } from "@/i18n/address.ts";
import { amountText } from "@/wording/amount.ts";
import type { Names } from "@/wording/names.ts";
import { MarkComments } from "./mark-comments.island.tsx";

/** The mark in hand: what it states, which pledge it is joined to, what was said of it. */
export function MarkPanel(props: {
  mark: DeskAnnotation;
  names: Names;
  mayAnnotate: boolean;
  onSave: (stated: Amount, role: DeskAnnotation["role"]) => Promise<boolean>;
  onMove: (code: string, role: DeskAnnotation["role"]) => Promise<boolean>;
  onRemove: () => void;
  onPlace: () => void;
  onAddSpan: () => void;
  onClose: () => void;
}) {
  const { mark } = props;
  const say = useTranslations("mark");
  const [marks, card] = [useTranslations("marks"), useTranslations("card.role")];
  const amount = useTranslations("amount");
  const locale = useLocale();
  const [stated, setStated] = useState(() => draftOf(mark.stated));
  const [role, setRole] = useState(mark.role);
  const [seen, setSeen] = useState(mark.version);
  const [isMoving, setIsMoving] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const sum = amountOfDraft(stated);
  const [isTyping, setIsTyping] = useState(false);
  const isTouched =
    isTyping && (JSON.stringify(stated) !== JSON.stringify(draftOf(mark.stated)) || role !== mark.role);
  // Somebody else's change is told, and what is being typed stays.
  const isOvertaken = mark.version !== seen && isTouched;
  useEffect(() => {
    if (isTouched) return;
    setSeen(mark.version);
    setStated(draftOf(mark.stated));
    setRole(mark.role);
  }, [mark, isTouched]);

  return (
    <section aria-labelledby="mark" className="border-t-2 border-mark-line pt-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="mark" className="text-xl">
          <a href={address(locale, `/desk/pledges/${mark.pledgeCode}`)} className="figure">
            {mark.pledgeCode}
          </a>{" "}
          <span className="font-sans text-sm font-normal text-muted">
            {mark.isDisputed ? say("disputed") : marks(`review.${mark.reviewState}`)}
          </span>
        </h2>
        <button type="button" className="button button-quiet" onClick={props.onClose}>
          {say("close")}
        </button>
      </div>
      <blockquote className="mt-2 border-l-[3px] border-mark-line pl-3 font-serif">{mark.exact}</blockquote>
      {mark.reviewNote && <p className="note note-warn mt-2 text-sm">{mark.reviewNote}</p>}
      {props.mayAnnotate && (
        <>
          <form
            className="mt-3 grid gap-3"
            onSubmit={async (event) => {
              event.preventDefault();
              setTried(true);
              if (draftProblem(stated)) return;
              if (await props.onSave(sum, role)) setIsTyping(false);
            }}
          >
            <AmountFields
              legend={say("stated")}
              draft={stated}
              onChange={(draft) => {
                setIsTyping(true);
                setStated(draft);
              }}
              showProblem={tried && isTyping}
            />
            <ChoiceField
              label={say("role")}
              value={role}
              onChange={(value) => {
                setIsTyping(true);
                setRole(value);
              }}
              options={annotationRoles.map((value) => ({ value, text: card(value) }))}
            />
            {isOvertaken && (
              <p role="alert" className="note note-warn text-sm">
                {say("overtaken", {
                  stated: amountText(mark.stated, locale, amount, "whole"),
                  role: card(mark.role),
                })}
              </p>
            )}
            <p className="flex flex-wrap gap-2">
              <button type="submit" className="button" disabled={!isTouched}>
                {isOvertaken ? say("save_over") : say("save")}
              </button>
              <button type="button" className="button button-quiet" onClick={() => setIsMoving(!isMoving)}>
                {say("join_other")}
              </button>
              <button type="button" className="button button-quiet" onClick={props.onAddSpan}>
                {say("add_span")}
              </button>
              <button type="button" className="button button-quiet" onClick={props.onPlace}>
                {say("place")}
              </button>
              <button type="button" className="button button-bad" onClick={props.onRemove}>
                {marks("remove")}
              </button>
            </p>
          </form>
          {isMoving && (
            <form
              className="mt-3 grid gap-2"
              onSubmit={async (event) => {
                event.preventDefault();
                if (code && (await props.onMove(code, mark.role === "first" ? "restatement" : mark.role)))
                  setIsMoving(false);
              }}
            >
              <KnownPledges
                kind="search"
                asked={null}
                names={props.names}
                chosen={code}
                onChoose={setCode}
                label={say("which")}
              />
              <button type="submit" className="button justify-self-start" disabled={!code}>
                {say("join")}
              </button>
            </form>
          )}
        </>
      )}
      <MarkComments mark={mark} mayAnnotate={props.mayAnnotate} />
    </section>
  );
}
