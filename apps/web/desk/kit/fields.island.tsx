"use client";

import { useId } from "react";

/** A labelled line, day or box of text. `problem` stands below it and is read with it. */
export function LineField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "date" | "email" | "password";
  rows?: number;
  required?: boolean;
  hint?: string;
  problem?: string | null;
  list?: string;
  autoComplete?: string;
  /** The language of what is written, where it is not the page's. */
  lang?: string;
}) {
  const id = useId();
  const described = props.problem ? `${id}-problem` : props.hint ? `${id}-hint` : undefined;
  const common = {
    id,
    value: props.value,
    required: props.required,
    lang: props.lang,
    className: "field",
    "aria-invalid": props.problem ? true : undefined,
    "aria-describedby": described,
  };
  return (
    <div>
      <label htmlFor={id} className="label">
        {props.label}
      </label>
      {props.rows ? (
        <textarea {...common} rows={props.rows} onChange={(event) => props.onChange(event.target.value)} />
      ) : (
        <input
          {...common}
          type={props.type ?? "text"}
          list={props.list}
          autoComplete={props.autoComplete ?? "off"}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
      {props.hint && !props.problem && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
          {props.hint}
        </p>
      )}
      {props.problem && (
        <p id={`${id}-problem`} className="mt-1 text-sm text-bad">
          {props.problem}
        </p>
      )}
    </div>
  );
}

/** A labelled choice of one value out of a list. */
export function ChoiceField<T extends string>(props: {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; text: string }[];
  problem?: string | null;
  /** The first option is none: one of the others has to be chosen. */
  required?: boolean;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="label">
        {props.label}
      </label>
      <select
        id={id}
        className="field"
        required={props.required}
        value={props.value}
        aria-invalid={props.problem ? true : undefined}
        onChange={(event) => props.onChange(event.target.value as T)}
      >
        {props.options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {props.problem && <p className="mt-1 text-sm text-bad">{props.problem}</p>}
    </div>
  );
}
