import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import type { OverlapKind } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { amountText } from "@/wording/amount.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** With whose money a pledge's own may be one, and what that means to the totals. */
export async function PledgeOverlaps(props: { overlaps: { kind: OverlapKind; pledge: PledgeSummary }[] }) {
  if (props.overlaps.length === 0) return null;
  const locale = await getLocale();
  const names = await namesIn(locale);
  const [say, amount] = [await getTranslations("pledge"), await getTranslations("amount")];
  return (
    <section aria-labelledby="overlaps">
      <h2 id="overlaps" className="text-xl">
        {say("overlaps")}
      </h2>
      {props.overlaps.map(({ kind, pledge }) => (
        <div key={pledge.code} className="mt-3 border-t border-line pt-3 text-sm">
          <p className="flex flex-wrap items-baseline justify-between gap-x-6">
            <span>
              <a href={address(locale, `/pledges/${pledge.code}`)}>{pledge.code}</a>{" "}
              {names.parties(pledge.donorCodes)}
            </span>
            <span className="font-semibold figure">{amountText(pledge.amount, locale, amount, "whole")}</span>
          </p>
          <p className="mt-1 text-muted">{say(`overlap.${kind}`)}</p>
        </div>
      ))}
    </section>
  );
}
