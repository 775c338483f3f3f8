"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSpoken } from "@/desk/kit/live-region.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import type { Message } from "@/desk/kit/use-message.ts";
import { address } from "@/i18n/address.ts";
import { momentText } from "@/wording/day.ts";

/** Something that a person decides with one of two buttons; the first is what most would. */
function ChoiceNote(props: {
  role?: "alert";
  text: string;
  choices: readonly [first: readonly [string, () => void], second: readonly [string, () => void]];
}) {
  return (
    <div role={props.role} className="note note-warn">
      <p>{props.text}</p>
      <p className="mt-2 flex flex-wrap gap-3">
        {props.choices.map(([words, choose], index) => (
          <button
            key={words}
            type="button"
            className={index === 0 ? "button" : "button button-quiet"}
            onClick={choose}
          >
            {words}
          </button>
        ))}
      </p>
    </div>
  );
}

/** Something that was typed earlier and never saved: taken back, or dropped. */
export function KeptNote(props: {
  keptAt: string;
  isOlder: boolean;
  onTake: () => void;
  onDrop: () => void;
}) {
  const say = useTranslations("editor");
  const locale = useLocale();
  const text = say(props.isOlder ? "kept_older" : "kept", { moment: momentText(props.keptAt, locale) });
  useSpoken(text);
  return (
    <ChoiceNote
      text={text}
      choices={[
        [say("kept_take"), props.onTake],
        [say("kept_drop"), props.onDrop],
      ]}
    />
  );
}

/** Marks whose words were deleted: that is undone, or meant. */
export function GoneNote(props: { codes: string[]; onUndo: () => void; onKeep: () => void }) {
  const say = useTranslations("editor");
  if (props.codes.length === 0) return null;
  return (
    <ChoiceNote
      role="alert"
      text={say("gone", { count: props.codes.length, codes: props.codes.join(", ") })}
      choices={[
        [say("gone_undo"), props.onUndo],
        [say("gone_keep"), props.onKeep],
      ]}
    />
  );
}

/** What became of the last save; where somebody else was first, the way to theirs and over it. */
export function SaveNote(props: {
  articleId: string;
  message: Message | null;
  isOvertaken: boolean;
  onSaveAnyway: () => void;
}) {
  const say = useTranslations("editor");
  const locale = useLocale();
  return (
    <Told message={props.message}>
      {props.isOvertaken && (
        <p className="mt-2 flex flex-wrap gap-3">
          <a href={address(locale, `/desk/articles/${props.articleId}`)} target="_blank" rel="noreferrer">
            {say("overtaken_look")}
          </a>
          <button type="button" className="button button-quiet" onClick={props.onSaveAnyway}>
            {say("overtaken_save")}
          </button>
        </p>
      )}
    </Told>
  );
}
