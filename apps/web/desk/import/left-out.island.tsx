"use client";

import { useTranslations } from "next-intl";

interface Line {
  text: string;
  before: number;
}

/** What was left out of a page: its menus, captions, adverts and boxes, each to be taken back by one press. */
export function LeftOut(props: { lines: readonly Line[]; onTakeBack: (line: Line) => void }) {
  const say = useTranslations("paste");
  return (
    <details className="border-t border-line pt-2">
      <summary className="min-h-6 cursor-pointer text-sm font-semibold text-accent">
        {say("left_out", { count: props.lines.length })}
      </summary>
      <ul className="mt-2 max-h-80 overflow-y-auto text-sm">
        {props.lines.map((line, index) => (
          <li
            key={`${index}-${line.text}`}
            className="flex items-baseline justify-between gap-4 border-t border-line py-1.5"
          >
            <span className="text-muted">{line.text}</span>
            <button
              type="button"
              className="min-h-6 shrink-0 text-accent underline"
              aria-label={say("take_back_line", { line: line.text })}
              onClick={() => props.onTakeBack(line)}
            >
              {say("take_back")}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
