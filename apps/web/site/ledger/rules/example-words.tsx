import type { AppRouter } from "@pledgebook/api/router";
import { emptyFilter, type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { inferRouterOutputs } from "@trpc/server";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { amountText, totalText } from "@/wording/amount.ts";
import { goodsText } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

export type Examples = inferRouterOutputs<AppRouter>["ledger"]["examples"];
type FoundPledge = NonNullable<Examples["stages"]>;

export type ExampleWords = Awaited<ReturnType<typeof exampleWords>>;

/** What the examples of the rules have in common: the words of a language, and links to pledges and to rows. */
export async function exampleWords() {
  const locale = await getLocale();
  const say = await getTranslations("example");
  const coverage = await getTranslations("coverage");
  const amount = await getTranslations("amount");
  const totals = await getTranslations("totals");
  const status = await getTranslations("status");
  const names = await namesIn(locale);

  /** A pledge's code, which leads to it. */
  const code = (of: string) => (
    <a href={address(locale, `/pledges/${of}`)} className="figure">
      {of}
    </a>
  );
  /** The address of the rows of a selection. */
  const rows = (narrowed: Partial<LedgerFilter>) =>
    address(locale, `/pledges?${writeFilter({ ...emptyFilter, ...narrowed })}`);
  const sum = (total: StageTotal) => totalText(total, "EUR", locale, amount, totals);
  /** Sums of all stages in a line. */
  const stageLine = (list: StageTotal[]) =>
    list.map((total) => `${status(total.status)} ${sum(total)}`).join(", ") || "–";
  const stated = (found: FoundPledge) =>
    `${names.parties(found.pledge.donorCodes)}, ${
      found.pledge.amount.currency === null
        ? (goodsText(found.pledge, locale) ?? amount("unquantified"))
        : amountText(found.pledge.amount, locale, amount)
    }`;
  /** A pledge with what was stated, and what is to be seen in it. */
  const one = (found: FoundPledge | null, text: string) =>
    found && (
      <p key={text}>
        {code(found.pledge.code)} {stated(found)}. {text}
      </p>
    );
  return { locale, say, coverage, amount, status, names, code, rows, sum, stageLine, one };
}
