"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";

/** How long somebody may pause in a word before the search is asked. */
const TYPING_MS = 350;

/**
 * A form of filters that asks as soon as something is chosen, and leaves what was not filled in out of the address. It
 * is an ordinary form without its script. `query`: what the page now shows; the controls follow it when one goes back.
 */
export function InstantForm(props: { action: string; query: string; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const router = useRouter();
  const [isAsking, startAsking] = useTransition();

  useEffect(() => {
    if (form.current) follow(form.current, new URLSearchParams(props.query));
  }, [props.query]);

  function ask() {
    clearTimeout(typing.current);
    if (!form.current) return;
    const query = new URLSearchParams();
    for (const [key, value] of new FormData(form.current))
      if (typeof value === "string" && value.trim() !== "") query.append(key, value.trim());
    if (query.toString() === new URLSearchParams(props.query).toString()) return;
    startAsking(() => router.push(`${props.action}${query.size > 0 ? `?${query}` : ""}`, { scroll: false }));
  }

  return (
    <form
      ref={form}
      action={props.action}
      aria-busy={isAsking}
      className={`grid gap-3 ${isAsking ? "opacity-70" : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
      onChange={(event) => {
        const control = event.target as EventTarget & { type?: string };
        if (control.type === "search") {
          clearTimeout(typing.current);
          typing.current = setTimeout(ask, TYPING_MS);
        } else if (control.type !== "text") ask();
      }}
      onBlur={(event) => {
        if ((event.target as EventTarget & { type?: string }).type === "text") ask();
      }}
    >
      {props.children}
    </form>
  );
}

/** Sets the controls to what a query says, but not the one that somebody is in. */
function follow(form: HTMLFormElement, query: URLSearchParams): void {
  for (const control of form.elements) {
    if (control === document.activeElement) continue;
    if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
      const asked = query.getAll(control.name);
      control.checked = asked.length === 0 ? control.value === "" : asked.includes(control.value);
    } else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
      control.value = query.get(control.name) ?? "";
  }
}
