import type { ReactNode } from "react";

/** A form of filters; with the readers' script it answers as soon as something is chosen. */
export function InstantForm(props: { action: string; children: ReactNode }) {
  return (
    <instant-form>
      <form action={props.action} autoComplete="off" className="filters aria-busy:opacity-70">
        {props.children}
      </form>
    </instant-form>
  );
}
