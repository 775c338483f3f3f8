"use client";

import { useTranslations } from "next-intl";
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
  const { message, undo, redo, mayUndo, mayRedo } = props.desk;
  const say = useTranslations("annotate");
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
      <p
        role={message?.isBad ? "alert" : "status"}
        className={
          message ? `note mb-4 ${message.isBad && !props.isForm ? "note-bad" : "note-good"}` : "sr-only"
        }
      >
        {message?.isBad && props.isForm ? "" : message?.text}
      </p>
      {(props.placing || props.joining) && !props.isForm && (
        <p role="status" className="note note-warn mb-4">
          {props.placing
            ? say("placing", { code: props.placing.pledgeCode })
            : say("joining", { code: props.joining?.pledgeCode ?? "" })}{" "}
          <button type="button" className="min-h-6 text-accent underline" onClick={props.onStop}>
            {say("placing_stop")}
          </button>
        </p>
      )}
    </>
  );
}
