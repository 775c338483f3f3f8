"use client";

import { safeHref } from "@pledgebook/core/document";
import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type ImageFields, ImageForm } from "./editor-image.island.tsx";
import { LineField } from "./fields.island.tsx";

type Form =
  | { kind: "link"; href: string }
  | { kind: "embed"; href: string; title: string; isNew: boolean }
  | { kind: "image"; selected: ImageFields | null; file: File | null };

/**
 * Formatting of the selected words and blocks; each also has its usual key (Ctrl+B, Ctrl+I) or Markdown sign. `given`: a
 * picture that was dropped on the text or pasted into it.
 */
export function EditorToolbar({ editor, given }: { editor: Editor; given: File | null }) {
  const say = useTranslations("toolbar");
  const [form, setForm] = useState<Form | null>(null);
  const close = () => setForm(null);
  useEffect(() => {
    if (given) setForm({ kind: "image", selected: null, file: given });
  }, [given]);
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
      image: now.isActive("image"),
      embed: now.isActive("embed"),
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
    ["link", () => setForm({ kind: "link", href: attributeOf(editor, "link", "href") })],
    [
      "image",
      () => setForm({ kind: "image", selected: is.image ? selectedImage(editor) : null, file: null }),
    ],
    [
      "embed",
      () =>
        setForm({
          kind: "embed",
          href: attributeOf(editor, "embed", "href"),
          title: attributeOf(editor, "embed", "title"),
          isNew: !is.embed,
        }),
    ],
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
        {(["undo", "redo"] as const).map((name) => (
          <button
            key={name}
            type="button"
            className="min-h-8 rounded-sm border border-line px-2 text-sm"
            onClick={() => editor.chain().focus()[name]().run()}
          >
            {say(name)}
          </button>
        ))}
      </div>
      {form?.kind === "link" && (
        <AddressForm
          label={say("href")}
          href={form.href}
          mayBeEmpty
          onClose={close}
          onSet={(href) => {
            const chain = editor.chain().focus().extendMarkRange("link");
            if (href === "") chain.unsetLink().run();
            else chain.setLink({ href }).run();
          }}
        />
      )}
      {form?.kind === "embed" && (
        <AddressForm
          label={say("embed_href")}
          href={form.href}
          title={form.title}
          onClose={close}
          onSet={(href, title) => {
            const chain = editor.chain().focus();
            if (form.isNew) chain.insertContent({ type: "embed", attrs: { href, title } }).run();
            else chain.updateAttributes("embed", { href, title }).run();
          }}
        />
      )}
      {form?.kind === "image" && (
        <ImageForm editor={editor} selected={form.selected} file={form.file} onClose={close} />
      )}
    </div>
  );
}

/** One address, and words for it where it stands alone; `onSet` is told of none that a page may not lead to. */
function AddressForm(props: {
  label: string;
  href: string;
  title?: string;
  mayBeEmpty?: boolean;
  onSet: (href: string, title: string) => void;
  onClose: () => void;
}) {
  const say = useTranslations("toolbar");
  const [href, setHref] = useState(props.href);
  const [title, setTitle] = useState(props.title ?? "");
  const safe = safeHref(href);
  const isEmpty = href.trim() === "";
  return (
    <div className="mt-2 grid gap-2 sm:grid-cols-[1fr_auto_auto] sm:items-end">
      <LineField
        label={props.label}
        value={href}
        onChange={setHref}
        problem={!isEmpty && safe === null ? say("href_invalid") : null}
      />
      {props.title !== undefined && (
        <div className="sm:col-start-1">
          <LineField label={say("embed_title")} value={title} onChange={setTitle} />
        </div>
      )}
      <button
        type="button"
        className="button"
        disabled={safe === null && !(isEmpty && props.mayBeEmpty)}
        onClick={() => {
          props.onSet(safe ?? "", title.trim());
          props.onClose();
        }}
      >
        {say("href_set")}
      </button>
      <button type="button" className="button button-quiet" onClick={props.onClose}>
        {say("cancel")}
      </button>
    </div>
  );
}

function attributeOf(editor: Editor, type: string, name: string): string {
  return String(editor.getAttributes(type)[name] ?? "");
}

function selectedImage(editor: Editor): ImageFields {
  const [src, alt, credit] = (["src", "alt", "credit"] as const).map((name) =>
    attributeOf(editor, "image", name),
  );
  return { src: src ?? "", alt: alt ?? "", credit: credit ?? "" };
}
