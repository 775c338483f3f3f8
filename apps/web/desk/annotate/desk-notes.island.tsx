"use client";

import { useTranslations } from "next-intl";
import { useSpoken } from "@/desk/kit/live-region.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import type { DeskAnnotation } from "./desk-article.ts";
import type { useAnnotationActs } from "./marks/use-annotation-acts.ts";

/** Undo and redo, what is said of the last act, and what the next selected words will be taken for. */
export function DeskNotes(props: {
  desk: ReturnType<typeof useAnnotationActs>;
  mayAnnotate: boolean;
  /** A form is open: it tells its refusal itself. */
  isForm: boolean;
  placing: DeskAnnotation | null;
  joining: DeskAnnotation | null;
  onStop: () => void;
}) {
  const { undo, redo, mayUndo, mayRedo } = props.desk;
  const { message } = props.desk.place;
  const { placing, joining } = props;
  const say = useTranslations("annotate");
  const [kind, mark] = placing ? (["placing", placing] as const) : (["joining", joining] as const);
  const awaited = mark && !props.isForm ? say(kind, { code: mark.pledgeCode }) : null;
  useSpoken(awaited);
  return (
    <>
      {props.mayAnnotate && (
        <p className="mb-3 flex gap-2">
          <button type="button" className="button button-quiet" disabled={!mayUndo} onClick={() => undo()}>
            {say("undo")}
          </button>
          <button type="button" className="button button-quiet" disabled={!mayRedo} onClick={() => redo()}>
            {say("redo")}
          </button>
        </p>
      )}
      {!(message?.isBad && props.isForm) && <Told message={message} className="mb-4" />}
      {awaited && (
        <p className="note note-warn mb-4">
          {awaited}{" "}
          <button type="button" className="min-h-6 text-accent underline" onClick={props.onStop}>
            {say("placing_stop")}
          </button>
        </p>
      )}
    </>
  );
}
