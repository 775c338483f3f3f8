import type { ReactNode } from "react";

/** Fields that are folded away until they are asked for, or in use. */
export function Group(props: { legend: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={props.isOpen || undefined} className="border-t border-line pt-2">
      <summary className="label min-h-6">{props.legend}</summary>
      <div className="pt-1">{props.children}</div>
    </details>
  );
}

/** Boxes to tick, each with how many rows it has. */
export function Choices(props: {
  legend: string;
  name: string;
  chosen: readonly string[];
  options: { value: string; text: string; rows: number | null }[];
  /** What is said of values that are not listed. */
  others: string | false;
}) {
  if (props.options.length === 0) return null;
  return (
    <Group legend={props.legend} isOpen={props.chosen.length > 0}>
      <fieldset className="choices">
        <legend className="sr-only">{props.legend}</legend>
        {props.options.map(({ value, text, rows }) => (
          <label key={value}>
            <input
              type="checkbox"
              name={props.name}
              value={value}
              defaultChecked={props.chosen.includes(value)}
            />
            <span>{`${text} `}</span>
            {rows !== null && <small>{rows}</small>}
          </label>
        ))}
        {props.others && <p className="mt-1 text-sm text-muted">{props.others}</p>}
      </fieldset>
    </Group>
  );
}

/** A line to fill in. */
export function Field(props: {
  label: string;
  name: string;
  value: string;
  type?: "search" | "date";
  hint?: string;
  numeric?: boolean;
}) {
  const id = `filter-${props.name}`;
  return (
    <div>
      <label htmlFor={id} className="label">
        {props.label}
      </label>
      <input
        id={id}
        name={props.name}
        type={props.type ?? "text"}
        inputMode={props.numeric ? "numeric" : undefined}
        autoComplete="off"
        maxLength={100}
        defaultValue={props.value}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        className="field"
      />
      {props.hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
          {props.hint}
        </p>
      )}
    </div>
  );
}

/** One of a few; the usual one is left out of the address. */
export function Select(props: {
  label: string;
  name: string;
  value: string;
  usual: string;
  children: [string, string][];
}) {
  const id = `filter-${props.name}`;
  return (
    <div>
      <label htmlFor={id} className="label">
        {props.label}
      </label>
      <select
        id={id}
        name={props.name}
        className="field"
        defaultValue={props.value === props.usual ? "" : props.value}
      >
        {props.children.map(([value, text]) => (
          <option key={value} value={value === props.usual ? "" : value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
