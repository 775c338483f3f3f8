"use client";

import type { ReactNode } from "react";
import type { Message } from "./use-message.ts";

/** The last message of a place, for the eye; what can be done about it below. A refusal is an alert, heard as it appears. */
export function Told(props: { message: Message | null; className?: string; children?: ReactNode }) {
  const { message, className = "" } = props;
  if (!message) return null;
  return (
    <div
      key={message.number}
      role={message.isBad ? "alert" : undefined}
      className={`note ${message.isBad ? "note-bad" : "note-good"} ${className}`}
    >
      <p>{message.text}</p>
      {props.children}
    </div>
  );
}
