"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { AddressForm } from "./editor-address.island.tsx";
import { changePiece, insertPiece } from "./editor-blocks.ts";
import { type ImageFields, ImageForm } from "./editor-image.island.tsx";
import { usePlace } from "./use-place.ts";

type Form =
  | { kind: "link"; href: string }
  | { kind: "embed"; place: number; selected: { href: string; title: string } | null }
  | { kind: "image"; place: number; selected: ImageFields | null; file: File | null };

/** A picture that was dropped on the text or pasted into it, and where. */
export interface GivenPicture {
  file: File;
  place: number;
}

/** Formatting of the selected words and blocks; each also has its usual key (Ctrl+B, Ctrl+I) or Markdown sign. */
export function EditorToolbar(props: {
  editor: Editor;
  /** Pictures that wait for their words, the next one first. */
  given: readonly GivenPicture[];
  onTaken: () => void;
}) {
  const { editor, onTaken } = props;
  const say = useTranslations("toolbar");
  const [form, setForm] = useState<{ opened: number; of: Form } | null>(null);
  /** Each opening is a form of its own: nothing of an earlier one is left in its fields. */
  const open = (of: Form) => setForm((before) => ({ opened: (before?.opened ?? 0) + 1, of }));
  const close = () => {
    setForm(null);
    editor.commands.focus();
    if (form?.of.kind === "image" && form.of.file) onTaken();
  };
  const [given] = props.given;
  useEffect(() => {
    if (given) open({ kind: "image", place: given.place, selected: null, file: given.file });
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
  const attribute = (type: string, name: string) => String(editor.getAttributes(type)[name] ?? "");
  const place = () => editor.state.selection.from;
  const tools = [
    ["bold", () => editor.chain().focus().toggleBold().run()],
    ["italic", () => editor.chain().focus().toggleItalic().run()],
    ["heading", () => editor.chain().focus().toggleHeading({ level: 2 }).run()],
    ["subheading", () => editor.chain().focus().toggleHeading({ level: 3 }).run()],
    ["quote", () => editor.chain().focus().toggleBlockquote().run()],
    ["bullets", () => editor.chain().focus().toggleBulletList().run()],
    ["numbers", () => editor.chain().focus().toggleOrderedList().run()],
  ] as const;
  const forms = [
    ["link", (): Form => ({ kind: "link", href: attribute("link", "href") })],
    [
      "image",
      (): Form => ({
        kind: "image",
        place: place(),
        file: null,
        selected: is.image
          ? {
              src: attribute("image", "src"),
              alt: attribute("image", "alt"),
              credit: attribute("image", "credit"),
            }
          : null,
      }),
    ],
    [
      "embed",
      (): Form => ({
        kind: "embed",
        place: place(),
        selected: is.embed ? { href: attribute("embed", "href"), title: attribute("embed", "title") } : null,
      }),
    ],
  ] as const;
  const look = (isActive: boolean) =>
    `min-h-8 shrink-0 rounded-sm border px-2 text-sm ${isActive ? "border-accent bg-accent text-accent-ink" : "border-line"}`;
  return (
    <div className="sticky top-0 z-10 mb-1 max-h-[70dvh] overflow-y-auto bg-paper py-1">
      <div role="toolbar" aria-label={say("label")} className="flex gap-1 overflow-x-auto sm:flex-wrap">
        {tools.map(([name, run]) => (
          <button
            key={name}
            type="button"
            aria-pressed={is[name]}
            className={look(is[name])}
            onMouseDown={(event) => event.preventDefault()}
            onClick={run}
          >
            {say(name)}
          </button>
        ))}
        {forms.map(([name, formOf]) => (
          <button
            key={name}
            type="button"
            aria-expanded={form?.of.kind === name}
            className={look(is[name])}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => open(formOf())}
          >
            {say(name)}
          </button>
        ))}
        {(["undo", "redo"] as const).map((name) => (
          <button
            key={name}
            type="button"
            className={look(false)}
            onClick={() => editor.chain().focus()[name]().run()}
          >
            {say(name)}
          </button>
        ))}
      </div>
      {form?.of.kind === "link" && (
        <AddressForm
          key={form.opened}
          name={say("link")}
          label={say("href")}
          href={form.of.href}
          mayBeEmpty
          onClose={close}
          onSet={(href) => {
            const chain = editor.chain().focus().extendMarkRange("link");
            if (href === "") chain.unsetLink().run();
            else chain.setLink({ href }).run();
          }}
        />
      )}
      {form?.of.kind === "embed" && (
        <EmbedForm key={form.opened} editor={editor} {...form.of} onClose={close} />
      )}
      {form?.of.kind === "image" && (
        <ImageForm key={form.opened} editor={editor} {...form.of} onClose={close} />
      )}
    </div>
  );
}

function EmbedForm(props: {
  editor: Editor;
  place: number;
  selected: { href: string; title: string } | null;
  onClose: () => void;
}) {
  const { editor, selected } = props;
  const say = useTranslations("toolbar");
  const place = usePlace(editor, props.place);
  return (
    <AddressForm
      name={say("embed")}
      label={say("embed_href")}
      href={selected?.href ?? ""}
      title={selected?.title ?? ""}
      onClose={props.onClose}
      onSet={(href, title) => {
        const piece = { type: "embed", attrs: { href, title } } as const;
        if (!selected || !changePiece(editor, place.current, piece))
          insertPiece(editor, place.current, piece);
      }}
    />
  );
}
