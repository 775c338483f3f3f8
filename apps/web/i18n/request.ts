import { isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import { getRequestConfig } from "next-intl/server";

/** Messages and formats of the language in the address. Days are days everywhere: the domain knows no time zones. */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = isOneOf(languages, asked) ? asked : "en";
  const messages = (await import(`../messages/${locale}.json`)).default;
  return { locale, messages, timeZone: "UTC" };
});
