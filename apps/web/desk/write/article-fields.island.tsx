"use client";

import { countWords, plainText } from "@pledgebook/core/text/document";
import { type Editor, EditorContent } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { EditorToolbar, type GivenPicture } from "./editor-toolbar.island.tsx";
import type { Written } from "./use-written.ts";

/** Headline, standfirst, byline, day and text of an article, with the room that each has. */
export function ArticleFields(props: {
  written: Written;
  onChange: (part: Partial<Written>) => void;
  /** Null until the browser has made it. */
  editor: Editor | null;
  /** Pictures that wait for their words. */
  given: GivenPicture[];
  onTaken: () => void;
}) {
  const { written, onChange, editor } = props;
  const say = useTranslations("editor");
  const paste = useTranslations("paste.field");
  const tooLong = (text: string, most: number) =>
    text.trim().length > most ? say("too_long", { count: text.trim().length - most }) : null;
  return (
    <>
      <LineField
        label={paste("title")}
        value={written.title}
        onChange={(title) => onChange({ title })}
        problem={tooLong(written.title, 250)}
        required
      />
      <LineField
        label={paste("standfirst")}
        value={written.standfirst}
        onChange={(standfirst) => onChange({ standfirst })}
        problem={tooLong(written.standfirst, 600)}
        rows={3}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <LineField
          label={paste("byline")}
          value={written.byline}
          onChange={(byline) => onChange({ byline })}
          problem={tooLong(written.byline, 200)}
        />
        <LineField
          label={paste("date")}
          type="date"
          value={written.publishedOn}
          onChange={(publishedOn) => onChange({ publishedOn })}
        />
      </div>
      <div>
        <span className="label" aria-hidden="true">
          {say("body")}{" "}
          <span className="font-normal text-muted">
            {say("words", { count: countWords(plainText(written.body)) })}
          </span>
        </span>
        {editor && <EditorToolbar editor={editor} given={props.given} onTaken={props.onTaken} />}
        <div className="field p-4">
          <EditorContent editor={editor} />
        </div>
      </div>
    </>
  );
}
