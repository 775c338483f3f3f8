"use client";

import { safeHref } from "@pledgebook/core/document";
import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LineField } from "./fields.island.tsx";

/** Formatting of the selected words and blocks; each also has its usual key (Ctrl+B, Ctrl+I) or Markdown sign. */
export function EditorToolbar({ editor }: { editor: Editor }) {
  const say = useTranslations("toolbar");
  const [href, setHref] = useState<string | null>(null);
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      link: now.isActive("link"),
      heading: now.isActive("heading", { level: 2 }),
      subheading: now.isActive("heading", { level: 3 }),
      quote: now.isActive("blockquote"),
      bullets: now.isActive("bulletList"),
      numbers: now.isActive("orderedList"),
    }),
  });
  const tools = [
    ["bold", () => editor.chain().focus().toggleBold().run()],
    ["italic", () => editor.chain().focus().toggleItalic().run()],
    ["heading", () => editor.chain().focus().toggleHeading({ level: 2 }).run()],
    ["subheading", () => editor.chain().focus().toggleHeading({ level: 3 }).run()],
    ["quote", () => editor.chain().focus().toggleBlockquote().run()],
    ["bullets", () => editor.chain().focus().toggleBulletList().run()],
    ["numbers", () => editor.chain().focus().toggleOrderedList().run()],
    ["link", () => setHref(String(editor.getAttributes("link").href ?? ""))],
  ] as const;
  return (
    <div className="mb-1">
      <div role="toolbar" aria-label={say("label")} className="flex flex-wrap gap-1">
        {tools.map(([name, run]) => (
          <button
            key={name}
            type="button"
            aria-pressed={is[name]}
            className={`min-h-8 rounded-sm border px-2 text-sm ${is[name] ? "border-accent bg-accent text-accent-ink" : "border-line"}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={run}
          >
            {say(name)}
          </button>
        ))}
        <button
          type="button"
          className="min-h-8 rounded-sm border border-line px-2 text-sm"
          onClick={() => editor.chain().focus().undo().run()}
        >
          {say("undo")}
        </button>
        <button
          type="button"
          className="min-h-8 rounded-sm border border-line px-2 text-sm"
          onClick={() => editor.chain().focus().redo().run()}
        >
          {say("redo")}
        </button>
      </div>
      {href !== null && (
        <div className="mt-2 grid gap-2 sm:grid-cols-[1fr_auto_auto] sm:items-end">
          <LineField
            label={say("href")}
            value={href}
            onChange={setHref}
            problem={href.trim() !== "" && safeHref(href) === null ? say("href_invalid") : null}
          />
          <button
            type="button"
            className="button"
            onClick={() => {
              const safe = safeHref(href);
              const chain = editor.chain().focus().extendMarkRange("link");
              if (href.trim() === "") chain.unsetLink().run();
              else if (safe) chain.setLink({ href: safe }).run();
              else return;
              setHref(null);
            }}
          >
            {say("href_set")}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setHref(null)}>
            {say("cancel")}
          </button>
        </div>
      )}
    </div>
  );
}
