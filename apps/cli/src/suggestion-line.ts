import type { Suggestion } from "@pledgebook/core/reading/suggestion";
import { minorPerUnit } from "@pledgebook/core/values/currencies";

/** A suggestion as the commands print it. Amounts in units of the currency. */
export function suggestionLine(suggestion: Suggestion) {
  const { min, max, currency, qualifier } = suggestion.amount;
  const units = (minor: number | null) =>
    minor === null || currency === null ? null : minor / minorPerUnit(currency);
  return {
    quote: suggestion.quote,
    start: suggestion.start,
    end: suggestion.end,
    donor_code: suggestion.donorCodes.join(";"),
    recipient: suggestion.recipient,
    amount_min: units(min),
    amount_max: units(max),
    currency,
    qualifier: qualifier === "unquantified" ? null : qualifier,
    category: suggestion.category,
    purpose: suggestion.purposeWords ?? suggestion.purpose,
    channel: suggestion.channelName,
    status: suggestion.status,
    announced_on: suggestion.announcedOn,
    announced_by: suggestion.announcedBy,
    is_background: suggestion.isBackground,
    in_kind: suggestion.inKind,
    confidence: suggestion.confidence,
    part_of: suggestion.partOf,
    restates: suggestion.restates,
  };
}
