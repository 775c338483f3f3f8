"use client";

import { safeHref } from "@pledgebook/core/text/document";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { EditorForm } from "./editor-form.island.tsx";

/** One address, and words for it where it stands alone; `onSet` is told of none that a page may not lead to. */
export function AddressForm(props: {
  /** Of the form, and of its line. */
  name: string;
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
  const maySet = safe !== null || (isEmpty && props.mayBeEmpty === true);
  const set = () => {
    props.onSet(safe ?? "", title.trim());
    props.onClose();
  };
  return (
    <EditorForm label={props.name} onDone={maySet ? set : null} onClose={props.onClose}>
      <LineField
        label={props.label}
        value={href}
        onChange={setHref}
        problem={!isEmpty && safe === null ? say("href_invalid") : null}
      />
      {props.title !== undefined && (
        <LineField label={say("embed_title")} value={title} onChange={setTitle} />
      )}
      <p className="flex flex-wrap gap-3">
        <button type="button" className="button" disabled={!maySet} onClick={set}>
          {say("href_set")}
        </button>
        <button type="button" className="button button-quiet" onClick={props.onClose}>
          {say("cancel")}
        </button>
      </p>
    </EditorForm>
  );
}
