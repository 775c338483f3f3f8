import type { ReactNode } from "react";

/** Fields behind a word; one at a time is open. `isInUse`: something of it is chosen. */
export function Group(props: { legend: string; isInUse: boolean; children: ReactNode }) {
  return (
    <details name="filter" className="chip" data-chosen={props.isInUse || undefined}>
      <summary>{props.legend}</summary>
      <div className="panel">{props.children}</div>
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
    <Group legend={props.legend} isInUse={props.chosen.length > 0}>
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
  placeholder?: string;
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
        maxLength={props.type === "date" ? undefined : 100}
        defaultValue={props.value}
        placeholder={props.placeholder}
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
