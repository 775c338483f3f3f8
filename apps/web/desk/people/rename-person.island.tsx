"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LineField } from "@/desk/kit/fields.island.tsx";

/** Another name for a person, behind a word that opens it. */
export function RenamePerson(props: { name: string; onRename: (name: string) => void }) {
  const say = useTranslations("people");
  const [name, setName] = useState(props.name);

  return (
    <details className="mt-1 text-sm">
      <summary className="cursor-pointer text-muted">{say("rename", { name: props.name })}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onRename(name);
        }}
        className="mt-2 grid max-w-xs gap-2"
      >
        <LineField
          label={say("new_name", { name: props.name })}
          value={name}
          onChange={setName}
          hint={say("rename_hint")}
          required
        />
        <button type="submit" className="button button-quiet justify-self-start">
          {say("rename_do")}
        </button>
      </form>
    </details>
  );
}
