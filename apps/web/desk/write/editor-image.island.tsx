"use client";

import type { Editor } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { useSpoken } from "@/desk/kit/live-region.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { changePiece, insertPiece } from "./editor-blocks.ts";
import { EditorForm } from "./editor-form.island.tsx";
import { usePlace } from "./use-place.ts";

/** A picture as it stands in the text: its address once it is kept, what it shows, whose it is. */
export interface ImageFields {
  src: string;
  alt: string;
  credit: string;
}

/**
 * Puts a picture into the text, or changes the one at its place. The file is sent at once, so that it is there when its words
 * are written; what was typed stays when it cannot be taken.
 */
export function ImageForm(props: {
  editor: Editor;
  place: number;
  /** The picture at that place; null for a new one. */
  selected: ImageFields | null;
  /** A file that was dropped or pasted. */
  file: File | null;
  onClose: () => void;
}) {
  const { editor, selected, file, onClose } = props;
  const say = useTranslations("image_form");
  const tools = useTranslations("toolbar");
  const client = useTRPCClient();
  const { run, isBusy, message } = useWork();
  const place = usePlace(editor, props.place);
  const [fields, setFields] = useState<ImageFields>(selected ?? { src: "", alt: "", credit: "" });
  /** Of the file that was chosen last: the answer about an earlier one is too late. */
  const sending = useRef<File | null>(null);

  async function send(chosen: File) {
    sending.current = chosen;
    await run(async () => {
      const { src } = await client.images.add.mutate(chosen);
      if (sending.current === chosen) setFields((before) => ({ ...before, src }));
    });
  }
  useSpoken(isBusy ? say("busy") : null);
  // A file is sent once, when it is given; the form is another one for another file.
  useEffect(() => {
    if (file) void send(file);
  }, [file]);

  function put() {
    const attrs = { ...fields, alt: fields.alt.trim(), credit: fields.credit.trim() };
    const piece = { type: "image", attrs } as const;
    if (!selected || !changePiece(editor, place.current, piece)) insertPiece(editor, place.current, piece);
    onClose();
  }
  const mayPut = !isBusy && fields.src !== "" && fields.alt.trim() !== "";

  return (
    <EditorForm label={say("title")} onDone={mayPut ? put : null} onClose={onClose}>
      <label className="block">
        <span className="label">{say("file")}</span>
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
          disabled={isBusy}
          className="field"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) void send(chosen);
          }}
        />
      </label>
      {isBusy && <p>{say("busy")}</p>}
      <Told message={message} />
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
        <button type="button" className="button" disabled={!mayPut} onClick={put}>
          {selected ? say("change") : say("put")}
        </button>
        <button type="button" className="button button-quiet" onClick={onClose}>
          {tools("cancel")}
        </button>
      </p>
    </EditorForm>
  );
}
