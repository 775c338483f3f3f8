import type { Status } from "@pledgebook/core/values/vocabulary";
import { useTranslations } from "next-intl";

/**
 * A stage as a glyph that fills up (drawn in `controls.css`) and its word: never colour alone. `partly`: the furthest stage that
 * a part has reached.
 */
export function StatusBadge({ status, partly = null }: { status: Status; partly?: Status | null }) {
  const [say, sayPartly] = [useTranslations("status"), useTranslations("status_partly")];
  return (
    <span className={`status status-${status}`}>
      {partly ? `${say(status)}, ${sayPartly(partly)}` : say(status)}
    </span>
  );
}
