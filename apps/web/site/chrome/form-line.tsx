import type { ComponentProps } from "react";

/** A line of a form that is sent as it stands, under its label. What it is called is its id, too: once on a page. */
export function FormLine({
  label,
  name,
  ...input
}: ComponentProps<"input"> & { label: string; name: string }) {
  return (
    <div>
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <input id={name} name={name} required className="field" {...input} />
    </div>
  );
}
