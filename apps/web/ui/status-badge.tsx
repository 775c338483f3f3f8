import { type Status, statuses } from "@pledgebook/core/vocabulary";
import { useTranslations } from "next-intl";

/** A stage as a glyph that fills up, and its word: never colour alone. */
export function StatusBadge({ status }: { status: Status }) {
  const say = useTranslations("status");
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-sm">
      <StatusGlyph status={status} />
      {say(status)}
    </span>
  );
}

export function StatusGlyph({ status }: { status: Status }) {
  const stopped = status === "cancelled" || status === "suspended";
  const share = stopped ? 0 : statuses.indexOf(status) / 4;
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" className="shrink-0">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {share > 0 && share < 1 && <path d={sector(share)} fill="currentColor" />}
      {share === 1 && <circle cx="8" cy="8" r="6.5" fill="currentColor" />}
      {status === "cancelled" && <path d="M5 5l6 6M11 5l-6 6" stroke="currentColor" strokeWidth="1.5" />}
      {status === "suspended" && <path d="M6.2 5v6M9.8 5v6" stroke="currentColor" strokeWidth="1.8" />}
    </svg>
  );
}

/** The part of a full circle, clockwise from twelve. */
function sector(share: number): string {
  const angle = 2 * Math.PI * share;
  const x = (8 + 6.5 * Math.sin(angle)).toFixed(2);
  const y = (8 - 6.5 * Math.cos(angle)).toFixed(2);
  return `M8 8V1.5A6.5 6.5 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}Z`;
}
