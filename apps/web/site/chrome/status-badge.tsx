import type { Status } from "@pledgebook/core/values/vocabulary";
import { useTranslations } from "next-intl";

/** A stage as a glyph that fills up (drawn in `controls.css`) and its word: never colour alone. */
export function StatusBadge({ status }: { status: Status }) {
  const say = useTranslations("status");
  return <span className={`status status-${status}`}>{say(status)}</span>;
}
