"use client";

import { type Currency, currencyCodes, isSameFamily } from "@pledgebook/core/values/currencies";
import type { QueryKey } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import type { DeskArticle } from "./desk-article.ts";
import type { OpenSuggestion } from "./suggestions/use-suggestions.ts";

/** Where the question stands, to be led to. */
const QUESTION = "whose-currency";

/** Brings the question before whoever has to answer it first. */
export function askCurrency(): void {
  document.querySelector<HTMLButtonElement>(`#${QUESTION} button`)?.focus();
}

/**
 * Asks once whose dollar or crown an article writes, where its text does not say, and shows the answer with a way to another.
 * Nothing where there is nothing to ask.
 */
export function ArticleCurrency(props: {
  shown: DeskArticle;
  suggestions: readonly OpenSuggestion[];
  /** What the page shows of the article. */
  keys: readonly QueryKey[];
}) {
  const { article, homeCurrency } = props.shown;
  const say = useTranslations("article_currency");
  const locale = useLocale();
  const client = useTRPCClient();
  const { run, message, isBusy } = useWork({ renews: props.keys });
  const [isChanging, setIsChanging] = useState(false);
  const names = new Intl.DisplayNames(locale, { type: "currency" });
  const nameOf = (currency: Currency) => names.of(currency) ?? currency;
  const asked = [...new Set(props.suggestions.flatMap(({ suggestion }) => suggestion.mayBe))];
  const others = currencyCodes.filter((one) => homeCurrency !== null && isSameFamily(one, homeCurrency));
  const choices = asked.length > 0 ? asked : isChanging ? others : [];
  const answer = (currency: Currency) =>
    run(
      async () => {
        await client.articles.setCurrency.mutate({ id: article.id, currency, seen: homeCurrency });
        setIsChanging(false);
      },
      say("set", { currency: nameOf(currency) }),
    );
  if (choices.length === 0 && homeCurrency === null) return null;
  return (
    <section id={QUESTION} aria-label={say("title")} className="mt-4 max-w-measure">
      <div className={asked.length > 0 ? "note note-warn" : "note"}>
        {asked.length > 0 ? (
          <p>{say("asked", { sign: asked.includes("USD") ? "dollar" : "crown" })}</p>
        ) : (
          <p>
            {homeCurrency && say("is", { currency: nameOf(homeCurrency) })}{" "}
            <button
              type="button"
              className="min-h-6 text-accent underline"
              aria-expanded={isChanging}
              onClick={() => setIsChanging(!isChanging)}
            >
              {say("change")}
            </button>
          </p>
        )}
        {choices.length > 0 && (
          <p className="mt-2 flex flex-wrap gap-2">
            {choices.map((currency) => (
              <button
                key={currency}
                type="button"
                className="button button-quiet"
                disabled={isBusy}
                onClick={() => void answer(currency)}
              >
                {nameOf(currency)}
              </button>
            ))}
          </p>
        )}
      </div>
      <Told message={message} className="mt-2" />
    </section>
  );
}
