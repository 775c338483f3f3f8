"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { defaultShortcuts, keyOf, type Shortcuts, shortcutNames } from "./shortcuts.ts";

/** Which key does what, each to be changed by typing another one into its box. */
export function ShortcutSheet(props: {
  keys: Shortcuts;
  isOn: boolean;
  onChange: (kept: { keys: Shortcuts; isOn: boolean }) => void;
  onClose: () => void;
}) {
  const say = useTranslations("shortcuts");
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    close.current?.focus();
  }, []);
  const { keys, isOn } = props;
  return (
    <dialog ref={dialog} onClose={props.onClose} className="sheet" aria-labelledby="shortcuts">
      <h2 id="shortcuts" className="text-xl">
        {say("title")}
      </h2>
      <p className="mt-1 text-sm text-muted">{say("lead")}</p>
      <ul className="mt-3 grid gap-x-8 sm:grid-cols-2">
        {shortcutNames.map((name) => {
          const isTaken = shortcutNames.some((other) => other !== name && keys[other] === keys[name]);
          return (
            <li key={name} className="flex items-center justify-between gap-3 border-t border-line py-1">
              <label htmlFor={`key-${name}`} className="text-sm">
                {say(`name.${name}`)}
                {isTaken && <span className="block text-bad">{say("taken")}</span>}
              </label>
              <input
                id={`key-${name}`}
                className="field w-24 text-center font-mono"
                readOnly
                value={keys[name]}
                aria-invalid={isTaken || undefined}
                onKeyDown={(event) => {
                  // Keys that move and keys that command stay what they are; signs and the deleting ones can be chosen.
                  const isKey = event.key.length === 1 || event.key === "Delete" || event.key === "Backspace";
                  if (!isKey || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
                  event.preventDefault();
                  props.onChange({ isOn, keys: { ...keys, [name]: keyOf(event.nativeEvent) } });
                }}
              />
            </li>
          );
        })}
      </ul>
      <p className="mt-3 text-sm text-muted">{say("arrows")}</p>
      <label className="mt-3 flex min-h-8 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => props.onChange({ keys, isOn: event.target.checked })}
          className="size-4 accent-accent"
        />
        {say("is_on")}
      </label>
      <p className="mt-4 flex gap-3">
        <button ref={close} type="button" className="button" onClick={() => dialog.current?.close()}>
          {say("close")}
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => props.onChange({ isOn, keys: { ...defaultShortcuts } })}
        >
          {say("reset")}
        </button>
      </p>
    </dialog>
  );
}
