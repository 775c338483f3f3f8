import { amountFrom } from "@pledgebook/core/values/money";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { amountText } from "@/wording/amount.ts";

/** What ledgers of others say of a pledge, in a line each; nothing where none does. */
export async function PledgeElsewhere({ code }: { code: string }) {
  const found = await readerApi().comparisons.ofPledge({ code });
  if (found.length === 0) return null;
  const [say, locale] = [await getTranslations("compare_sets"), await getLocale()];
  const amount = await getTranslations("amount");
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere" className="text-xl">
        {say("on_pledge")}
      </h2>
      <ul className="mt-2 text-sm">
        {found.map(({ set, line: { theirs, ...line } }) => (
          <li key={set.id} className="border-t border-line py-2">
            <a href={address(locale, `/compare/${set.id}?show=${line.class}#row-${theirs?.outsideId}`)}>
              {set.name}
            </a>
            {": "}
            {[
              theirs?.outsideId,
              theirs?.amount != null && theirs.currency
                ? amountText(amountFrom("exact", theirs.currency, theirs.amount), locale, amount, "whole")
                : amount("unquantified"),
              say(`class.${line.class}`),
            ].join(", ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
