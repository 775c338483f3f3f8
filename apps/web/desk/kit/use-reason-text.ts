import type { Reason } from "@pledgebook/core/matching/pledge-report";
import { useLocale, useTranslations } from "next-intl";
import { dayText } from "@/wording/day.ts";

/** Says why the matcher takes two pledges for one, or not: its reasons as one line. */
export function useReasonText(): (reasons: readonly Reason[]) => string {
  const say = useTranslations("reconcile.reason");
  const categoryName = useTranslations("category");
  const locale = useLocale();
  return (reasons) =>
    reasons
      .map(({ key, values }) => {
        const named = (value = "") =>
          key === "categories_differ" && categoryName.has(value) ? categoryName(value) : value;
        return say(key, {
          a: named(values.a),
          b: named(values.b),
          days: values.days ?? "",
          day: values.day ? dayText(values.day, locale) : "",
          currency: values.currency ?? "",
          stage: values.stage ?? "",
        });
      })
      .join("; ");
}
