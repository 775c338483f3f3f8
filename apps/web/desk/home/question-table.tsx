import { useLocale, useTranslations } from "next-intl";
import type { Pair } from "@/desk/reconcile/pair.ts";
import { address } from "@/i18n/address.ts";
import { amountText, inSymbols } from "@/wording/amount.ts";
import type { Names } from "@/wording/names.ts";
import { Key } from "./key.tsx";
import { type Question, smallerOf } from "./questions.ts";

/** Questions that have a digit of their own. */
const MOST_DIGITS = 9;

/** Pairs that may be one promise, asked as a question a donor: what it is about, how many pairs, the most it can move. */
export function QuestionTable({ questions, names }: { questions: readonly Question[]; names: Names }) {
  const say = useTranslations("queue.question");
  const signs = inSymbols(useTranslations("amount"));
  const locale = useLocale();
  const sumOf = ({ pledge }: Pair["keep"]) =>
    pledge.amount.qualifier === "unquantified"
      ? (pledge.inKind ?? signs("unquantified"))
      : amountText(pledge.amount, locale, signs);
  return (
    <table className="ledger questions">
      <thead>
        <tr>
          <th scope="col">{say("donor")}</th>
          <th scope="col">{say("question")}</th>
          <th scope="col" className="sum">
            {say("pairs")}
          </th>
          <th scope="col" className="sum">
            {say("smaller")}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {questions.map(({ donorCode, pairs, likeliest }, index) => {
          const { keep, other, found } = likeliest;
          const { pledge } = smallerOf(likeliest);
          const values = {
            a: sumOf(keep),
            b: sumOf(other),
            codeA: keep.pledge.code,
            codeB: other.pledge.code,
          };
          const digit = index < MOST_DIGITS ? String(index + 1) : null;
          return (
            <tr key={donorCode}>
              <th scope="row">{names.party(donorCode)}</th>
              <td className="ask">
                <a
                  href={address(locale, `/desk/reconcile?a=${keep.pledge.code}&b=${other.pledge.code}`)}
                  className="plain"
                  data-row
                  data-key={digit ?? undefined}
                >
                  {say(`ask.${found.verdict}`, values)}
                </a>
                {other.mark && (
                  <q lang={other.mark.articleLanguage} className="said">
                    {other.mark.quote}
                  </q>
                )}
              </td>
              <td className="sum" data-label={say("pairs")}>
                {pairs}
              </td>
              <td className="sum" data-label={say("smaller")}>
                {pledge.amount.qualifier === "unquantified" ? "–" : amountText(pledge.amount, locale, signs)}
              </td>
              <td>{digit && <Key name={digit} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
