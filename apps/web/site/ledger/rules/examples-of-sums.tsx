import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { amountText, boundsText, firmText, money as moneyText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { rateWords } from "@/wording/rate.ts";
import type { Examples, ExampleWords } from "./example-words.tsx";

/** A figure, how many rows it is of, a pledge of them, and the sentence that promised it. */
export function trace(examples: Examples, { locale, say, status, code, rows, sum }: ExampleWords): ReactNode {
  const found = examples.trace;
  if (!found) return null;
  const place = `/articles/${found.evidence.articleSlug}#m-${found.evidence.id}`;
  return (
    <p>
      <a href={rows({ statuses: [found.total.status] })}>
        {status(found.total.status)}: {sum(found.total)}
      </a>{" "}
      → {say("rows", { count: found.total.byFinance.reduce((all, part) => all + part.rows, 0) })} →{" "}
      {code(found.pledge.code)} →{" "}
      <a href={address(locale, place)} lang={found.evidence.articleLanguage}>
        “{found.evidence.quote}”
      </a>
    </p>
  );
}

/** A package beside its parts and what is left of it. */
export function leaves(examples: Examples, { locale, say, amount, code }: ExampleWords): ReactNode {
  const found = examples.leaves;
  if (!found) return null;
  const { currency } = found;
  return (
    <>
      {found.parts.map((part) => (
        <p key={part.code} className="flex justify-between gap-4">
          <span>{code(part.code)}</span>
          <span className="figure">{amountText(part.amount, locale, amount, "whole")}</span>
        </p>
      ))}
      <p className="flex justify-between gap-4 italic">
        <span>{say("remainder")}</span>
        <span className="figure">
          {firmText(
            { bounds: found.remainder, qualifier: found.remainderQualifier, isWorkedOut: true },
            currency,
            locale,
            amount,
            "whole",
          )}
        </span>
      </p>
      <p className="flex justify-between gap-4 border-t border-line pt-1">
        <span>
          {say("package")} {code(found.pack.code)}
        </span>
        <span className="figure">{amountText(found.pack.amount, locale, amount, "whole")}</span>
      </p>
      {found.naive !== null && (
        <p className="text-muted">
          {say("naive", { sum: moneyText(found.naive, currency, locale, "whole") })}
        </p>
      )}
    </>
  );
}

/** A sum that has only a floor, one that has only a ceiling, and goods without a value. */
export function bounds(examples: Examples, { say, one }: ExampleWords): ReactNode {
  const { atLeast, upTo, goods } = examples.bounds;
  if (!atLeast && !upTo && !goods) return null;
  return (
    <>
      {one(atLeast, say("at_least"))}
      {one(upTo, say("up_to"))}
      {one(goods, say("goods"))}
    </>
  );
}

/** A sum as it was stated, in the currency of its pledge, and converted by a rate of its day. */
export function money(examples: Examples, { locale, say, amount, code }: ExampleWords): ReactNode {
  const found = examples.money;
  const [mention] = found?.evidence ?? [];
  if (!found?.pledge.converted || !mention) return null;
  const { bounds, currency, rates } = found.pledge.converted;
  const words = rates.map((rate) => rateWords(rate, locale));
  return (
    <p>
      {code(found.pledge.code)}{" "}
      {say("money", {
        stated: amountText(mention.stated, locale, amount),
        own: amountText(found.pledge.amount, locale, amount, "whole"),
        converted: boundsText(bounds, currency, locale, amount, "whole"),
        rate: words.map(({ rate, currency }) => `${rate} ${currency}`).join(", "),
        source: words.map(({ source }) => source).join(", "),
        day: words.map(({ day }) => day).join(", "),
      })}
    </p>
  );
}

/** A donor whose money counts at a fund, looked at from both. */
export function place(examples: Examples, { say, names, code, rows, stageLine }: ExampleWords): ReactNode {
  const found = examples.place;
  if (!found) return null;
  const donors = [found.donor];
  return (
    <>
      <p>
        {code(found.pledge.code)}{" "}
        {say("place", {
          donor: names.party(found.donor),
          fund: found.pledge.channelSlug ? names.channel(found.pledge.channelSlug) : "",
        })}
      </p>
      <p>
        <a href={rows({ donors })}>{say("at_donor")}</a>: {stageLine(found.atDonor)}
      </p>
      <p>
        <a href={rows({ donors, countAt: "fund" })}>{say("at_fund")}</a>: {stageLine(found.atFund)}
      </p>
      <p className="text-muted">{say("same")}</p>
    </>
  );
}

/** What the ledger knew on a past day, and what it knows now. */
export function clocks(examples: Examples, { locale, say, rows, stageLine }: ExampleWords): ReactNode {
  const found = examples.clocks;
  if (!found) return null;
  return (
    <>
      <p>
        <a href={rows({ asOf: found.day })}>{dayText(found.day, locale)}</a>: {stageLine(found.before)}
      </p>
      <p>
        <a href={rows({})}>{say("now")}</a>: {stageLine(found.now)}
      </p>
      <p>
        <a href={address(locale, `/pledges/changes?from=${found.day}`)}>{say("changes")}</a>
      </p>
    </>
  );
}

/** Money that may be another pledge's, and a promise of which a part was stopped: their sums by stage. */
export function overlap(examples: Examples, { locale, say, amount, status, code }: ExampleWords): ReactNode {
  const { within, cut } = examples.overlap;
  const [other] = within?.overlaps ?? [];
  if (!other && !cut) return null;
  const sums = (found: NonNullable<typeof cut>) =>
    found.portions
      .map(
        (portion) =>
          `${status(portion.status)} ${boundsText(portion.bounds, found.pledge.amount.currency ?? "EUR", locale, amount)}`,
      )
      .join(", ");
  return (
    <>
      {within && other && (
        <p>
          {say.rich("overlap", {
            pledge: () => code(within.pledge.code),
            other: () => code(other.pledge.code),
          })}{" "}
          {amountText(within.pledge.amount, locale, amount)},{" "}
          {amountText(other.pledge.amount, locale, amount)}
        </p>
      )}
      {cut && (
        <p>
          {say.rich("cut", { pledge: () => code(cut.pledge.code) })} {sums(cut)}
        </p>
      )}
    </>
  );
}
