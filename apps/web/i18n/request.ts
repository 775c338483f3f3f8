import { isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import { getRequestConfig } from "next-intl/server";
import { ownPurposeNames } from "./own-purposes.ts";

/** Messages and formats of the language in the address. Days are days everywhere: the domain knows no time zones. */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale;
  const locale = isOneOf(languages, asked) ? asked : "en";
  const messages = (await import(`../messages/${locale}.json`)).default;
  // In a file of their own: these few words go to every browser, for when nothing else can be relied on.
  const failure = (await import(`../messages/failure.${locale}.json`)).default;
  const purpose = { ...messages.purpose, ...ownPurposeNames(locale) };
  return { locale, messages: { ...messages, purpose, failure }, timeZone: "UTC" };
});
