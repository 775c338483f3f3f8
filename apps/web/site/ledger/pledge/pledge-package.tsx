import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { amountText, type FirmSum, firmText } from "@/wording/amount.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** The package a pledge is part of, or the parts it has: the parts count, and of the package what no part explains. */
export async function PledgePackage(props: {
  pledge: PledgeSummary;
  packages: (PledgeSummary & { counts: boolean })[];
  components: PledgeSummary[];
  remainder: Omit<FirmSum, "isWorkedOut"> | null;
  complete: boolean | null;
}) {
  const { pledge, packages, components, remainder } = props;
  if (packages.length === 0 && components.length === 0) return null;
  const locale = await getLocale();
  const names = await namesIn(locale);
  const [say, amount, purpose] = [
    await getTranslations("pledge"),
    await getTranslations("amount"),
    await getTranslations("purpose"),
  ];
  const line = (part: PledgeSummary, linked = true) => {
    const text = part.purposeNote && locale === "en" ? part.purposeNote : purpose(part.purpose);
    const sum =
      part.amount.currency === null
        ? (part.inKind ?? amount("unquantified"))
        : amountText(part.amount, locale, amount, "whole");
    return (
      <span className="flex flex-wrap items-baseline justify-between gap-x-6">
        <span>
          {linked ? <a href={address(locale, `/pledges/${part.code}`)}>{part.code}</a> : part.code}{" "}
          {names.parties(part.donorCodes)}, {text}
        </span>
        <span className="font-semibold figure">{sum}</span>
      </span>
    );
  };
  return (
    <section aria-labelledby="package">
      <h2 id="package" className="text-xl">
        {components.length > 0 ? say("components") : say("package")}
      </h2>
      {packages.map((pack) => (
        <div key={pack.code} className="mt-3 border-t border-line pt-3 text-sm">
          {line(pack, pack.counts)}
          <p className="mt-1 text-muted">
            {pack.counts ? say("package_counts_parts") : say("package_without_evidence")}
          </p>
        </div>
      ))}
      {components.length > 0 && (
        <ul className="mt-3 text-sm">
          {components.map((part) => (
            <li
              key={part.code}
              className={`border-t border-line py-2 ${part.packageCodes.includes(pledge.code) ? "" : "pl-6"}`}
            >
              {line(part)}
            </li>
          ))}
          {remainder && pledge.amount.currency !== null && (
            <li className="flex flex-wrap justify-between gap-x-6 border-t border-line py-2 italic">
              <span>{say("remainder")}</span>
              <span className="font-semibold figure">
                {firmText(
                  { ...remainder, isWorkedOut: true },
                  pledge.amount.currency,
                  locale,
                  amount,
                  "whole",
                )}
              </span>
            </li>
          )}
          <li className="flex flex-wrap justify-between gap-x-6 border-t border-ink/60 py-2">
            <span>{say("whole")}</span>
            <span className="font-semibold figure">{amountText(pledge.amount, locale, amount, "whole")}</span>
          </li>
        </ul>
      )}
    </section>
  );
}
