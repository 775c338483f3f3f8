"use client";

/** A small button in a row of a list. `label`: with what it is done to, for who does not see the row. */
export function RowAct(props: {
  text: string;
  label: string;
  /** It takes something away. */
  isBad?: boolean;
  isBusy?: boolean;
  onAct: () => void;
}) {
  return (
    <button
      type="button"
      disabled={props.isBusy}
      aria-label={props.label}
      className={`${props.isBad ? "text-bad" : "text-accent"} underline underline-offset-4`}
      onClick={props.onAct}
    >
      {props.text}
    </button>
  );
}
