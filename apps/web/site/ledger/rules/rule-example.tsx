import type { AppRouter } from "@pledgebook/api/router";
import { emptyFilter, type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { inferRouterOutputs } from "@trpc/server";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { amountText, boundsText, money, totalText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { namesIn } from "@/wording/names-of-request.ts";

export type Examples = inferRouterOutputs<AppRouter>["ledger"]["examples"];

export const rules = [
  "trace",
  "leaves",
  "stages",
  "bounds",
  "money",
  "mentions",
  "place",
  "clocks",
  "anchors",
  "decisions",
  "eyes",
  "census",
  "agree",
] as const;
export type Rule = (typeof rules)[number];

/** A rule at work in the ledger as it is, in a sentence or a few figures that lead to their rows. */
export async function RuleExample({ rule, examples }: { rule: Rule; examples: Examples }) {
  const say = await getTranslations("example");
  const drawn = await drawExample(rule, examples);
  return (
    <div className="mt-4 border-l-[3px] border-accent/40 pl-4 text-sm" data-example={rule}>
      <p className="kicker">{say("here")}</p>
      <div className="mt-1 grid gap-1">{drawn ?? <p className="text-muted">{say("none")}</p>}</div>
    </div>
  );
}

async function drawExample(rule: Rule, examples: Examples): Promise<ReactNode | null> {
  const locale = await getLocale();
  const say = await getTranslations("example");
  const amount = await getTranslations("amount");
  const totals = await getTranslations("totals");
  const status = await getTranslations("status");
  const names = await namesIn(locale);
  const code = (of: string) => (
    <a href={address(locale, `/pledges/${of}`)} className="figure">
      {of}
    </a>
  );
  const rows = (narrowed: Partial<LedgerFilter>) =>
    address(locale, `/pledges?${writeFilter({ ...emptyFilter, ...narrowed })}`);
  const sum = (total: StageTotal) => totalText(total, "EUR", locale, amount, totals);
  const stated = (found: NonNullable<Examples["stages"]>) =>
    `${names.parties(found.pledge.donorCodes)}, ${
      found.pledge.amount.currency === null
        ? (found.pledge.inKind ?? amount("unquantified"))
        : amountText(found.pledge.amount, locale, amount)
    }`;
  const one = (found: NonNullable<Examples["stages"]> | null, text: string) =>
    found && (
      <p key={text}>
        {code(found.pledge.code)} {stated(found)}. {text}
      </p>
    );
  switch (rule) {
    case "trace": {
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
    case "leaves": {
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
            <span className="figure">{boundsText(found.remainder, currency, locale, amount, "whole")}</span>
          </p>
          <p className="flex justify-between gap-4 border-t border-line pt-1">
            <span>
              {say("package")} {code(found.pack.code)}
            </span>
            <span className="figure">{amountText(found.pack.amount, locale, amount, "whole")}</span>
          </p>
          {found.naive !== null && (
            <p className="text-muted">
              {say("naive", { sum: money(found.naive, currency, locale, "whole") })}
            </p>
          )}
        </>
      );
    }
    case "stages": {
      const found = examples.stages;
      const [last] = found?.events.slice(-1) ?? [];
      if (!found || !last) return null;
      return (
        <>
          {one(found, say("moved", { status: status(last.status), day: dayText(last.happenedOn, locale) }))}
          {found.pledge.amount.currency !== null &&
            found.portions.map((portion) => (
              <p key={portion.status} className="flex justify-between gap-4">
                <span>{status(portion.status)}</span>
                <span className="figure">
                  {found.pledge.amount.currency &&
                    boundsText(portion.bounds, found.pledge.amount.currency, locale, amount, "whole")}
                </span>
              </p>
            ))}
        </>
      );
    }
    case "bounds": {
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
    case "money": {
      const found = examples.money;
      const [mention] = found?.evidence ?? [];
      if (!found?.pledge.converted || !mention) return null;
      const { bounds, currency, rates } = found.pledge.converted;
      return (
        <p>
          {code(found.pledge.code)}{" "}
          {say("money", {
            stated: amountText(mention.stated, locale, amount),
            own: amountText(found.pledge.amount, locale, amount, "whole"),
            converted: boundsText(bounds, currency, locale, amount, "whole"),
            rate: rates.map((rate) => `${rate.perEuro} ${rate.currency}`).join(", "),
            source: rates.map((rate) => rate.source).join(", "),
            day: rates.map((rate) => dayText(rate.date, locale)).join(", "),
          })}
        </p>
      );
    }
    case "mentions":
      return one(examples.mentions, say("mentions", { count: examples.mentions?.evidence.length ?? 0 }));
    case "place": {
      const found = examples.place;
      if (!found) return null;
      const line = (list: StageTotal[]) =>
        list.map((total) => `${status(total.status)} ${sum(total)}`).join(", ") || "–";
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
            <a href={rows({ donors })}>{say("at_donor")}</a>: {line(found.atDonor)}
          </p>
          <p>
            <a href={rows({ donors, countAt: "fund" })}>{say("at_fund")}</a>: {line(found.atFund)}
          </p>
          <p className="text-muted">{say("same")}</p>
        </>
      );
    }
    case "clocks": {
      const found = examples.clocks;
      if (!found) return null;
      const line = (list: StageTotal[]) =>
        list.map((total) => `${status(total.status)} ${sum(total)}`).join(", ") || "–";
      return (
        <>
          <p>
            <a href={rows({ asOf: found.day })}>{dayText(found.day, locale)}</a>: {line(found.before)}
          </p>
          <p>
            <a href={rows({})}>{say("now")}</a>: {line(found.now)}
          </p>
          <p>
            <a href={address(locale, `/pledges/changes?from=${found.day}`)}>{say("changes")}</a>
          </p>
        </>
      );
    }
    case "anchors": {
      const { states, articles } = examples.anchors;
      const count = (state: string) => states[state] ?? 0;
      return (
        <p>
          {say("anchors", {
            articles,
            exact: count("exact"),
            moved: count("moved"),
            waiting: count("needs_review") + count("orphaned"),
          })}
        </p>
      );
    }
    case "decisions": {
      const found = examples.decisions;
      return (
        found && (
          <p>
            <a href={address(locale, "/corrections")}>{dayText(found.publishedAt.slice(0, 10), locale)}</a>:{" "}
            <span lang={found.articleLanguage}>{found.note}</span>
          </p>
        )
      );
    }
    case "eyes":
      return (
        <p>{say(examples.eyes.fourEyes ? "eyes_on" : "eyes_off", { marks: examples.eyes.reviewedMarks })}</p>
      );
    case "census": {
      const coverage = await getTranslations("coverage");
      return <p>{coverage("line", examples.census)}</p>;
    }
    case "agree":
      return (
        <p>
          {say("agree", { count: examples.agree.rows })} <a href={rows({})}>{say("page")}</a> ·{" "}
          <a href="/pledges.csv">CSV</a> · <a href="/pledges.json">JSON</a>
        </p>
      );
  }
}
