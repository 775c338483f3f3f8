"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useProblemText, useTRPCClient } from "./api.island.tsx";
import { LineField } from "./fields.island.tsx";

/** A picture as it stands in the text: its address once it is kept, what it shows, whose it is. */
export interface ImageFields {
  src: string;
  alt: string;
  credit: string;
}

/**
 * Puts a picture into the text at the cursor, or changes the one that is selected. The file is sent at once, so that it is
 * there when its words are written; what was typed stays when it cannot be taken.
 */
export function ImageForm(props: {
  editor: Editor;
  /** The selected picture; null for a new one. */
  selected: ImageFields | null;
  /** A file that was dropped or pasted. */
  file: File | null;
  onClose: () => void;
}) {
  const { editor, selected, onClose } = props;
  const say = useTranslations("image_form");
  const tools = useTranslations("toolbar");
  const client = useTRPCClient();
  const problemText = useProblemText();
  const [fields, setFields] = useState<ImageFields>(selected ?? { src: "", alt: "", credit: "" });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File) {
    setBusy(true);
    setProblem(null);
    try {
      const { src } = await client.images.add.mutate(file);
      setFields((before) => ({ ...before, src }));
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  }
  // A file is sent once, when it is given.
  useEffect(() => {
    if (props.file) void send(props.file);
  }, [props.file]);

  function put() {
    const attrs = { ...fields, alt: fields.alt.trim(), credit: fields.credit.trim() };
    const chain = editor.chain().focus();
    if (selected) chain.updateAttributes("image", attrs).run();
    else chain.insertContent({ type: "image", attrs }).run();
    onClose();
  }

  return (
    <fieldset className="mt-2 grid gap-3 rounded-sm border border-line p-3" aria-label={say("title")}>
      <label className="block">
        <span className="label">{say("file")}</span>
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
          disabled={busy}
          className="field"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void send(file);
          }}
        />
      </label>
      {busy && <p role="status">{say("busy")}</p>}
      {problem && (
        <p role="alert" className="note note-bad">
          {problem}
        </p>
      )}
      {fields.src && <img src={fields.src} alt="" className="max-h-40 max-w-full justify-self-start" />}
      <LineField
        label={say("alt")}
        hint={say("alt_hint")}
        value={fields.alt}
        onChange={(alt) => setFields({ ...fields, alt })}
      />
      <LineField
        label={say("credit")}
        value={fields.credit}
        onChange={(credit) => setFields({ ...fields, credit })}
      />
      <p className="flex flex-wrap gap-3">
        <button
          type="button"
          className="button"
          disabled={busy || fields.src === "" || fields.alt.trim() === ""}
          onClick={put}
        >
          {selected ? say("change") : say("put")}
        </button>
        <button type="button" className="button button-quiet" onClick={onClose}>
          {tools("cancel")}
        </button>
      </p>
    </fieldset>
  );
}
