import { addDays } from "@pledgebook/core/values/day";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { dayText } from "@/wording/day.ts";

/** When the ledger came to say something else last, how many pledges that was, and the way to both states. */
export async function LastChange() {
  const api = readerApi();
  const day = await api.ledger.lastChange();
  if (!day) return null;
  const locale = await getLocale();
  const say = await getTranslations("front");
  const from = addDays(day, -1);
  const { changes, isComplete } = await api.ledger.changes({ from, to: day });
  const came = changes.filter(({ was }) => was.length === 0).length;
  return (
    <p className="text-sm text-muted">
      <a href={address(locale, `/pledges/changes?from=${from}&to=${day}`)}>{dayText(day, locale)}</a>
      {": "}
      {say("last_change", { came, changed: changes.length - came })}
      {!isComplete && "…"}
    </p>
  );
}
