import type { PackagePart } from "@pledgebook/api/pledges/pledge-as-read";
import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import { type Currency, minorPerUnit } from "@pledgebook/core/values/currencies";
import type { Bounds } from "@pledgebook/core/values/money";
import type { Qualifier } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { amountText, boundsText, firmText } from "@/wording/amount.ts";
import { forWhat, goodsText } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** What no part of a package explains, and how firm that is. */
interface Rest {
  bounds: Bounds;
  qualifier: Qualifier;
}

/**
 * The package a pledge is part of, or the parts it has, those of its parts under them: every line is what stands under it and
 * what no part explains.
 */
export async function PledgePackage(props: {
  pledge: PledgeSummary;
  packages: (PledgeSummary & { counts: boolean })[];
  components: PackagePart[];
  remainder: Rest | null;
  isExceeded: boolean;
}) {
  const { pledge, packages, components, remainder } = props;
  if (packages.length === 0 && components.length === 0) return null;
  const locale = await getLocale();
  const say = await getTranslations("pledge");
  const amount = await getTranslations("amount");
  return (
    <section aria-labelledby="package">
      <h2 id="package" className="text-xl">
        {components.length > 0 ? say("components") : say("package")}
      </h2>
      {packages.map((pack) => (
        <div key={pack.code} className="mt-3 border-t border-line pt-3 text-sm">
          <PartLine part={pack} isLinked={pack.counts} />
          <p className="mt-1 text-muted">
            {pack.counts ? say("package_counts_parts") : say("package_without_evidence")}
          </p>
        </div>
      ))}
      {components.length > 0 && (
        <div className="mt-3 text-sm">
          <p className="flex flex-wrap justify-between gap-x-6 border-t border-ink/60 py-2">
            <span>{say("whole")}</span>
            <span className="font-semibold figure">
              {pledge.amount.currency === null
                ? (goodsText(pledge, locale) ?? amount("unquantified"))
                : amountText(pledge.amount, locale, amount, "whole")}
            </span>
          </p>
          <Parts
            parts={components}
            rest={remainder}
            currency={pledge.amount.currency}
            isExceeded={props.isExceeded}
          />
          {packages.length === 0 && <p className="mt-2 text-muted">{say("package_counts_parts")}</p>}
        </div>
      )}
    </section>
  );
}

/** The parts of a package, each with its own under it, and what none of them explains. `currency`: the package's. */
async function Parts(props: {
  parts: PackagePart[];
  rest: Rest | null;
  currency: Currency | null;
  isExceeded: boolean;
}): Promise<ReactNode> {
  const { rest, currency } = props;
  const locale = await getLocale();
  const say = await getTranslations("pledge");
  const amount = await getTranslations("amount");
  const isRest = rest !== null && !(rest.bounds.floor === 0 && rest.bounds.ceiling === 0);
  return (
    <ul className="border-l border-line pl-3 sm:pl-5">
      {props.parts.map((part) => (
        <li key={part.code} className="border-t border-line">
          <div className="py-2">
            <PartLine part={part} above={currency} />
          </div>
          {part.parts.length > 0 && (
            <Parts
              parts={part.parts}
              rest={part.rest && part.restQualifier && { bounds: part.rest, qualifier: part.restQualifier }}
              currency={part.amount.currency}
              isExceeded={part.isExceeded}
            />
          )}
        </li>
      ))}
      {isRest && currency !== null && (
        <li className="flex flex-wrap justify-between gap-x-6 border-t border-line py-2 italic">
          <span>{say("remainder")}</span>
          <span className="font-semibold figure">
            {firmText({ ...rest, isWorkedOut: true }, currency, locale, amount, "whole")}
          </span>
        </li>
      )}
      {props.isExceeded && <li className="border-t border-line py-2 text-warn">{say("exceeded")}</li>}
    </ul>
  );
}

/** A pledge in a line. `above`: the currency of the package whose part it is; in another it is told in that one, too. */
async function PartLine(props: {
  part: PledgeSummary & { inParent?: Bounds | null };
  isLinked?: boolean;
  above?: Currency | null;
}) {
  const { part, above = null } = props;
  const locale = await getLocale();
  const names = await namesIn(locale);
  const purpose = await getTranslations("purpose");
  const amount = await getTranslations("amount");
  const isOther = above !== null && part.inParent && part.amount.currency !== above;
  return (
    <span className="flex flex-wrap items-baseline justify-between gap-x-6">
      <span>
        {(props.isLinked ?? true) ? (
          <a href={address(locale, `/pledges/${part.code}`)}>{part.code}</a>
        ) : (
          part.code
        )}{" "}
        {names.parties(part.donorCodes)}, {forWhat(part, locale, purpose)}
      </span>
      <span className="ml-auto font-semibold figure">
        {part.amount.currency === null
          ? (goodsText(part, locale) ?? amount("unquantified"))
          : amountText(part.amount, locale, amount, "whole")}
        {isOther && part.inParent && (
          <span className="font-normal text-muted">
            {" "}
            ≈ {boundsText(wholeUnits(part.inParent, above), above, locale, amount, "whole")}
          </span>
        )}
      </span>
    </span>
  );
}

/** A sum that was converted is told without parts of a unit. */
function wholeUnits({ floor, ceiling }: Bounds, currency: Currency): Bounds {
  const unit = minorPerUnit(currency);
  const rounded = (minor: number) => Math.round(minor / unit) * unit;
  return { floor: rounded(floor), ceiling: ceiling === null ? null : rounded(ceiling) };
}
