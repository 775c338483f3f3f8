import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import type { Progress } from "@pledgebook/core/ledger/stages";
import type { Amount } from "@pledgebook/core/values/money";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { amountText, inSymbols } from "@/wording/amount.ts";
import { forWhat, goodsText } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

interface ToldPledge {
  id: string;
  number: number;
  stated: Amount;
  pledge: PledgeSummary;
  /** How far it had come on the story's day. */
  before: Progress | null;
}

/** Every pledge that a story tells of, once: how far it had come then, and how far it has come now. */
export async function ArticlePledges({ marks }: { marks: ToldPledge[] }) {
  const locale = await getLocale();
  const say = await getTranslations("article_pledges");
  const names = await namesIn(locale);
  const amount = inSymbols(await getTranslations("amount"));
  const purpose = await getTranslations("purpose");
  const told = [...Map.groupBy(marks, ({ pledge }) => pledge.code).values()].map(([first]) => first!);
  const here = new Set(told.map(({ pledge }) => pledge.code));
  const figure = ({ stated, pledge }: ToldPledge) =>
    stated.currency === null && pledge.amount.currency === null
      ? (goodsText(pledge, locale) ?? amount("unquantified"))
      : amountText(stated.currency === null ? pledge.amount : stated, locale, amount);
  return (
    <section aria-labelledby="story-pledges" className="mt-12">
      <h2 id="story-pledges" className="text-xl">
        {say("title", { count: told.length })}
      </h2>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{say("who")}</th>
            <th scope="col">{say("what")}</th>
            <th scope="col" className="sum">
              {say("sum")}
            </th>
            <th scope="col">{say("then")}</th>
            <th scope="col">{say("now")}</th>
          </tr>
        </thead>
        <tbody>
          {told.map((mark) => (
            <tr key={mark.id}>
              <td>
                <a href={`#m-${mark.id}`} className="who">
                  {names.parties(mark.pledge.donorCodes)}
                </a>
                <small>
                  <a href={address(locale, `/pledges/${mark.pledge.code}`)}>{mark.pledge.code}</a>
                  {mark.pledge.packageCodes
                    .filter((code) => here.has(code))
                    .map((code) => ` · ${say("part_of", { code })}`)}
                </small>
              </td>
              <td data-label={say("what")}>{forWhat(mark.pledge, locale, purpose)}</td>
              <td data-label={say("sum")} className="sum">
                {figure(mark)}
              </td>
              <td data-label={say("then")}>
                {mark.before ? (
                  <StatusBadge status={mark.before.status} partly={mark.before.partly} />
                ) : (
                  <span className="text-muted">–</span>
                )}
              </td>
              <td data-label={say("now")}>
                <StatusBadge status={mark.pledge.status} partly={mark.pledge.partly} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-sm text-muted">{say("note")}</p>
    </section>
  );
}
