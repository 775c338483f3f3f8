"use client";

import type { ArticleDocument } from "@pledgebook/core/text/document";
import type { Language } from "@pledgebook/core/values/vocabulary";
import { columnsApart } from "@pledgebook/formats/read/html-line";
import { useEditor } from "@tiptap/react";
import { useMemo, useRef, useState } from "react";
import { Embed, Image, Words } from "./editor-blocks.ts";
import { bodyFromEditor } from "./editor-body.ts";
import { dismissGone, type EditorMark, pledgeMarks } from "./editor-marks.ts";
import type { GivenPicture } from "./editor-toolbar.island.tsx";
import { pastedHtml } from "./pasted-html.ts";

/**
 * Tiptap over the closed document: what it has no block for cannot be written or pasted. `gone` are the codes of the marks
 * whose words are not there any more, `given` the pictures that were dropped or pasted and wait for their words.
 */
export function useWritingEditor(options: {
  body: ArticleDocument;
  marks: EditorMark[];
  language: Language;
  label: string;
  onChange: (body: ArticleDocument) => void;
}) {
  // As they stood when the page came: from then on they move with what is written.
  const [marks] = useState(options.marks);
  const [gone, setGone] = useState<string[]>([]);
  const [given, setGiven] = useState<GivenPicture[]>([]);
  const latest = useRef(options.onChange);
  latest.current = options.onChange;
  const extensions = useMemo(() => [Words, Image, Embed, pledgeMarks(marks, setGone)], [marks]);
  /** Takes the pictures of a drop or a paste, one after another. Word also hands a picture of the text that was copied: words come first. */
  const take = (data: DataTransfer | null, place: number): boolean => {
    const pictures = [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    if (pictures.length === 0 || data?.types.includes("text/html") || data?.types.includes("text/plain"))
      return false;
    setGiven((before) => [...before, ...pictures.map((file) => ({ file, place }))]);
    return true;
  };
  const editor = useEditor({
    extensions,
    content: options.body,
    immediatelyRender: false,
    editorProps: {
      attributes: {
        class: "prose min-h-60 outline-none",
        "aria-label": options.label,
        role: "textbox",
        "aria-multiline": "true",
        lang: options.language,
      },
      transformPastedHTML: (html, view) => pastedHtml(html, view.state.schema),
      transformPastedText: columnsApart,
      handlePaste: (view, event) => take(event.clipboardData, view.state.selection.to),
      handleDrop(view, event, _, isMoved) {
        const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
        return !isMoved && take(event.dataTransfer, found?.pos ?? view.state.selection.to);
      },
    },
    onUpdate: ({ editor: now }) => latest.current(bodyFromEditor(now.getJSON())),
  });
  return {
    editor,
    gone,
    forgetGone: () => editor && dismissGone(editor),
    given,
    onTaken: () => setGiven((before) => before.slice(1)),
  };
}
