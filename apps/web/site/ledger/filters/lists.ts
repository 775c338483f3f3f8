import type { Facets } from "@pledgebook/api/ledger/slices";
import { bilateral } from "@pledgebook/core/ledger/filter";
import { getTranslations } from "next-intl/server";
import { namesIn } from "@/wording/names-of-request.ts";

/** A list of a filter: the values of which any may hold. */
export type ListKey = keyof Facets;

/** The keys of the URL for the lists of a filter. */
export const KEYS: Record<ListKey, string> = {
  donors: "donor",
  recipients: "recipient",
  channels: "channel",
  categories: "category",
  purposes: "purpose",
  statuses: "status",
  financeTypes: "finance",
};

export type NameOf = (key: ListKey, value: string) => string;

/** What the values of the lists are called in a language. */
export async function valueNames(locale: string): Promise<NameOf> {
  const names = await namesIn(locale);
  const [say, category, purpose, status, finance] = [
    await getTranslations("filters"),
    await getTranslations("category"),
    await getTranslations("purpose"),
    await getTranslations("status"),
    await getTranslations("finance"),
  ];
  return (key, value) => {
    switch (key) {
      case "donors":
      case "recipients":
        return names.party(value);
      case "channels":
        return value === bilateral ? say("bilateral") : names.channel(value);
      case "categories":
        return category(value);
      case "purposes":
        return purpose(value);
      case "statuses":
        return status(value);
      case "financeTypes":
        return finance(value);
    }
  };
}
