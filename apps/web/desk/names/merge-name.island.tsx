"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { FormButtons } from "@/desk/kit/form-buttons.island.tsx";
import type { Entry } from "./name-form.island.tsx";

/** Which other one a name is to be one with, asked before it is done: it cannot be taken back by itself. */
export function MergeName(props: {
  others: readonly Entry[];
  nameOf: (entry: Entry) => string;
  isBusy: boolean;
  onMerge: (into: Entry) => void;
  onCancel: () => void;
}) {
  const say = useTranslations("names");
  const list = useId();
  const [wanted, setWanted] = useState("");
  const into = props.others.find((other) => props.nameOf(other) === wanted);
  return (
    <form
      className="mt-3 grid max-w-sm gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (into) props.onMerge(into);
      }}
    >
      <label className="grid gap-1">
        <span className="font-semibold">{say("merge_into")}</span>
        <input
          className="field"
          list={list}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          required
        />
      </label>
      <datalist id={list}>
        {props.others.map((other) => (
          <option key={other.key} value={props.nameOf(other)} />
        ))}
      </datalist>
      <p className="text-sm text-muted">{say("merge_hint")}</p>
      <FormButtons submit={say("merge_do")} isBusy={props.isBusy || !into} onCancel={props.onCancel} />
    </form>
  );
}
